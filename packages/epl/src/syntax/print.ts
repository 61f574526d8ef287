import type { Binary, Expression, Pattern } from './ast.js';
import { leftSpine } from './left-spine.js';
import type { Node } from './node.js';
import { CONTEXT_PRINTERS } from './print/context.js';
import { EXPRESSION_PRINTERS, levelOf } from './print/expression.js';
import { ROW_PRINTERS } from './print/match-recognize.js';
import { PATTERN_PRINTERS, patternLevel } from './print/pattern.js';
import type { Printer, PrinterTable } from './print/printer.js';
import { SELECT_PRINTERS } from './print/select.js';
import { STATEMENT_PRINTERS } from './print/statement.js';

/** One printer a kind; exhaustive by type. */
const PRINTERS: PrinterTable = {
  ...EXPRESSION_PRINTERS,
  ...PATTERN_PRINTERS,
  ...SELECT_PRINTERS,
  ...ROW_PRINTERS,
  ...STATEMENT_PRINTERS,
  ...CONTEXT_PRINTERS,
};

const PRINTER: Printer = {
  clauseBreak: ' ',
  node: print,
  expression: (node: Expression, level: number) => (levelOf(node) < level ? `(${print(node)})` : print(node)),
  pattern: (node: Pattern, level: number) => (patternLevel(node) < level ? `(${print(node)})` : print(node)),
};

/**
 * Writes a node as EPL: for nodes that were made and have no source (for those that have, `sourceOf`). Keywords are lower case, strings
 * in single quotes, brackets where precedence asks for them; a statement has one clause a line and no `;`.
 *
 * Law: the text parses to the same tree, but for spans, brackets that precedence asked for, and what a tree does not say. Opaque and
 * missing nodes print as nothing.
 */
export function print(node: Node): string {
  return node.kind === 'binary' ? printChain(node) : printWith(node, PRINTER);
}

/** A chain of operators, link by link: it may be long. */
function printChain(node: Binary): string {
  const { first, links } = leftSpine(node);
  const parts = [PRINTER.expression(first, links[0] === undefined ? 0 : levelOf(links[0]))];
  for (const [at, link] of links.entries()) {
    const level = levelOf(link);
    const left = links[at - 1];
    // a looser chain on the left of a tighter operator is in brackets
    if (left !== undefined && levelOf(left) < level) parts.splice(0, parts.length, `(${parts.join('')})`);
    parts.push(` ${link.operator} ${PRINTER.expression(link.right, level + 1)}`);
  }
  return parts.join('');
}

/** Prints a node, and what is inside it with another printer. */
export function printWith(node: Node, inside: Printer): string {
  const printer = PRINTERS[node.kind] as (node: Node, print: Printer) => string;
  return printer(node, inside);
}

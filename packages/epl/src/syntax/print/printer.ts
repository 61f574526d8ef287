import type { Expression, Pattern } from '../ast.js';
import type { Kind, Node, NodeOfKind } from '../node.js';

/** How the printers of the single kinds print what is inside. */
export interface Printer {
  /** what stands between the clauses of a select that is part of something else */
  readonly clauseBreak: string;
  readonly node: (node: Node) => string;
  /** an expression, in brackets if it binds looser than `level` (precedence.ts) */
  readonly expression: (node: Expression, level: number) => string;
  /** a pattern, in brackets if it binds looser than `level` (PATTERN_LEVEL) */
  readonly pattern: (node: Pattern, level: number) => string;
}

/** One printer for each of some kinds. */
export type PrinterTable<K extends Kind = Kind> = { readonly [Each in K]: (node: NodeOfKind<Each>, print: Printer) => string };

/** The nodes, joined by `, `. */
export function list(nodes: readonly Node[], print: Printer): string {
  return nodes.map(print.node).join(', ');
}

/** ` keyword node`, or nothing when there is no node. */
export function tail(keyword: string, node: Node | undefined, print: Printer): string {
  return node === undefined ? '' : ` ${keyword} ${print.node(node)}`;
}

/** ` keyword a, b`, or nothing for none. */
export function listTail(keyword: string, nodes: readonly Node[], print: Printer): string {
  return nodes.length === 0 ? '' : ` ${keyword} ${list(nodes, print)}`;
}

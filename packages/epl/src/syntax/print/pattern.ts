import type { Name, Pattern, RepeatRange } from '../ast.js';
import { beforeColon } from './expression.js';
import { anyWord, declarable } from './name.js';
import { list, type Printer, type PrinterTable } from './printer.js';

export type PatternKind = Pattern['kind'] | 'repeat-range' | 'guard' | 'pattern-source';

/** How tight patterns bind, loosest first; as the grammar in parser/pattern.ts has it. */
const PATTERN_LEVEL = { followedBy: 1, or: 2, and: 3, repeat: 4, prefix: 5, guard: 6, atom: 7 } as const;

export function patternLevel(node: Pattern): number {
  switch (node.kind) {
    case 'followed-by':
      return PATTERN_LEVEL.followedBy;
    case 'pattern-or':
      return PATTERN_LEVEL.or;
    case 'pattern-and':
      return PATTERN_LEVEL.and;
    case 'repeat':
      return PATTERN_LEVEL.repeat;
    case 'every':
    case 'every-distinct':
    case 'pattern-not':
      return PATTERN_LEVEL.prefix;
    case 'guarded':
      return PATTERN_LEVEL.guard;
    default:
      return PATTERN_LEVEL.atom;
  }
}

export const PATTERN_PRINTERS: PrinterTable<PatternKind> = {
  'followed-by': (node, print) =>
    node.parts
      .map((part, place) => {
        const limit = node.limits[place - 1];
        const arrow = limit === undefined ? ' -> ' : ` -[${print.node(limit)}]> `;
        return (place === 0 ? '' : arrow) + print.pattern(part, PATTERN_LEVEL.or);
      })
      .join(''),
  'pattern-or': (node, print) => node.parts.map((part) => print.pattern(part, PATTERN_LEVEL.and)).join(' or '),
  'pattern-and': (node, print) => node.parts.map((part) => print.pattern(part, PATTERN_LEVEL.repeat)).join(' and '),
  'pattern-not': (node, print) => `not ${repeated(node.pattern, print)}`,
  every: (node, print) => `every ${repeated(node.pattern, print)}`,
  'every-distinct': (node, print) => `every-distinct(${list(node.arguments, print)}) ${repeated(node.pattern, print)}`,
  repeat: (node, print) => {
    const range = node.range === undefined ? '' : `${print.node(node.range)} `;
    const until = node.until === undefined ? '' : ` until ${print.pattern(node.until, PATTERN_LEVEL.prefix)}`;
    return range + print.pattern(node.pattern, PATTERN_LEVEL.prefix) + until;
  },
  'repeat-range': (node, print) => `[${bounds(node, print)}]`,
  guarded: (node, print) => `${print.pattern(node.pattern, PATTERN_LEVEL.atom)} ${print.node(node.guard)}`,
  guard: (node, print) => {
    if (node.form === 'while') return `while (${list(node.arguments, print)})`;
    return `where ${qualified(node.namespace, node.name)}(${list(node.arguments, print)})`;
  },
  'pattern-filter': (node, print) => {
    const consume = node.consume === undefined ? '' : print.node(node.consume);
    return tagged(node.tag) + print.node(node.filter) + consume;
  },
  observer: (node, print) => `${tagged(node.tag)}${qualified(node.namespace, node.name)}(${list(node.arguments, print)})`,
  'pattern-group': (node, print) => `(${print.node(node.pattern)})`,
  'missing-pattern': () => '',
  'pattern-source': (node, print) => {
    const annotations = node.annotations.map((annotation) => `${print.node(annotation)} `).join('');
    return `pattern ${annotations}[${print.node(node.pattern)}]`;
  },
};

/** What stands behind every or not: `[n] p` needs no brackets, another prefix does. */
function repeated(node: Pattern, print: Printer): string {
  const counted = node.kind === 'repeat' && node.range !== undefined && node.until === undefined;
  return counted ? print.node(node) : print.pattern(node, PATTERN_LEVEL.guard);
}

function bounds({ low, high }: RepeatRange, print: Printer): string {
  if (low !== undefined && low === high) return print.node(low);
  return `${low === undefined ? '' : beforeColon(low, print)}:${high === undefined ? '' : print.node(high)}`;
}

function tagged(tag: Name | undefined): string {
  return tag === undefined ? '' : `${declarable(tag)}=`;
}

function qualified(namespace: Name | undefined, name: Name | undefined): string {
  return `${namespace === undefined ? '' : anyWord(namespace)}:${name === undefined ? '' : anyWord(name)}`;
}

import type { RowPattern, RowQuantifier } from '../ast.js';
import { declarable } from './name.js';
import { list, type Printer, type PrinterTable } from './printer.js';

export type RowKind = RowPattern['kind'] | 'match-recognize' | 'row-define' | 'row-quantifier';

const SKIP = { 'past-last-row': 'past last row', 'to-next-row': 'to next row', 'to-current-row': 'to current row' } as const;

export const ROW_PRINTERS: PrinterTable<RowKind> = {
  'match-recognize': (node, print) => {
    const parts = [
      node.partitionBy.length === 0 ? '' : `partition by ${list(node.partitionBy, print)}`,
      `measures ${list(node.measures, print)}`,
      node.allMatches ? 'all matches' : '',
      node.skip === undefined ? '' : `after match skip ${SKIP[node.skip]}`,
      `pattern (${print.node(node.pattern)})`,
      node.interval === undefined ? '' : `interval ${print.node(node.interval)}${node.orTerminated ? ' or terminated' : ''}`,
      node.define.length === 0 ? '' : `define ${list(node.define, print)}`,
    ];
    return `match_recognize (${parts.filter((part) => part !== '').join(' ')})`;
  },
  'row-define': (node, print) => `${declarable(node.symbol)} as ${print.node(node.condition)}`,
  'row-symbol': (node, print) => declarable(node.name) + quantifier(node.quantifier, print),
  'row-sequence': (node, print) => node.parts.map((part) => grouped(part, ['row-sequence', 'row-alternation'], print)).join(' '),
  'row-alternation': (node, print) => node.parts.map((part) => grouped(part, ['row-alternation'], print)).join(' | '),
  'row-permute': (node, print) => `match_recognize_permute(${node.parts.map(print.node).join(', ')})`,
  'row-group': (node, print) => `(${print.node(node.pattern)})${quantifier(node.quantifier, print)}`,
  'row-quantifier': (node, print) => (node.form === '{}' ? `{${bounds(node, print)}}` : node.form) + (node.reluctant ? '?' : ''),
};

function quantifier(node: RowQuantifier | undefined, print: Printer): string {
  return node === undefined ? '' : print.node(node);
}

function bounds({ low, high }: RowQuantifier, print: Printer): string {
  if (low !== undefined && low === high) return print.node(low);
  return `${low === undefined ? '' : print.node(low)},${high === undefined ? '' : print.node(high)}`;
}

function grouped(part: RowPattern, loose: readonly string[], print: Printer): string {
  return loose.includes(part.kind) ? `(${print.node(part)})` : print.node(part);
}

import fc from 'fast-check';
import { expressions } from './random-tree/expression.js';
import { patterns, rowPatterns } from './random-tree/pattern.js';
import { filters, items, selects, streams, subselects, views } from './random-tree/select.js';
import { statementsOf } from './random-tree/statement.js';
import type { Tie, Trees } from './random-tree/tie.js';

/** Random trees, such as the canvas makes: without source, every span empty. */
export const trees: fc.LetrecValue<Trees> = fc.letrec<Trees>((knot) => {
  const tie: Tie = <K extends keyof Trees>(key: K) => knot(key) as fc.Arbitrary<Trees[K]>;
  return {
    expression: expressions(tie),
    pattern: patterns(tie),
    rows: rowPatterns(tie),
    filter: filters(tie),
    view: views(tie),
    item: items(tie),
    stream: streams(tie),
    subselect: subselects(tie),
    select: selects(tie),
  };
});

const treeOf: Tie = (key) => trees[key];

export const statements = statementsOf(treeOf);

/** A tree without spans and without brackets around one thing, to compare by. */
export function bare(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(bare);
  if (node === null || typeof node !== 'object') return node;
  const record = node as Record<string, unknown>;
  const inner = record['items'];
  if (record['kind'] === 'parenthesized' && Array.isArray(inner) && inner.length === 1) return bare(inner[0]);
  if (record['kind'] === 'pattern-group') return bare(record['pattern']);
  if (record['kind'] === 'row-group' && record['quantifier'] === undefined) return bare(record['pattern']);
  const fields = Object.entries(record).filter(([key, value]) => key !== 'span' && value !== undefined);
  return Object.fromEntries(fields.map(([key, value]) => [key, bare(value)]));
}

import type { Kind, Node, NodeOfKind } from './node.js';

/** A node, or lists of nodes, as a field of another may hold them. */
type Held = Node | undefined | readonly Held[];

/** The fields of a node that hold other nodes. */
type NodeField<N> = {
  [F in keyof N]-?: N[F] extends Held ? (undefined extends N[F] ? (N[F] extends undefined ? never : F) : F) : never;
}[keyof N];

/**
 * The fields of every kind that hold nodes, in the order of the text, with the role that the field plays in the id of its nodes
 * (`@kind`: the kind of the child). Exhaustive by type: a new kind or a new field does not compile until it stands here.
 */
type FieldTable = { readonly [K in Kind]: { readonly [F in NodeField<NodeOfKind<K>>]: string } };

const KIND = '@kind';

const FIELDS: FieldTable = {
  name: {},
  'dotted-name': { parts: 'part' },
  literal: {},
  chain: { links: 'link' },
  'name-link': { name: 'name' },
  'call-link': { name: 'name', arguments: 'argument' },
  'index-link': { indexes: 'index' },
  'expression-link': { expression: 'expression' },
  argument: { name: 'name', value: 'value' },
  unary: { operand: 'operand' },
  binary: { left: 'left', right: 'right' },
  quantified: { left: 'left', right: 'right' },
  in: { value: 'value', set: 'set' },
  'in-list': { items: 'item' },
  'in-range': { low: 'low', high: 'high' },
  between: { value: 'value', low: 'low', high: 'high' },
  like: { value: 'value', pattern: 'like', escape: 'escape' },
  regexp: { value: 'value', pattern: 'regexp' },
  case: { operand: 'operand', branches: 'branch', otherwise: 'else' },
  // biome-ignore lint/suspicious/noThenProperty: a node is a record and is never awaited
  'case-branch': { when: 'when', then: 'then' },
  'type-reference': { name: 'name', parameters: 'parameter' },
  cast: { value: 'value', type: 'type', arguments: 'argument' },
  instanceof: { value: 'value', types: 'type' },
  subquery: { body: KIND },
  exists: { subquery: 'subquery' },
  array: { items: 'item' },
  'new-record': { fields: 'field' },
  'new-field': { name: 'name', value: 'value' },
  lambda: { parameters: 'parameter', body: 'body' },
  'time-period': { parts: 'part' },
  'time-part': { value: 'value' },
  wildcard: { stream: 'stream' },
  parenthesized: { items: 'item' },
  substitution: { name: 'name', type: 'type' },
  'cron-field': { values: 'value' },
  missing: {},
  'followed-by': { parts: 'followed-by', limits: 'limit' },
  'pattern-or': { parts: 'or' },
  'pattern-and': { parts: 'and' },
  'pattern-not': { pattern: KIND },
  every: { pattern: KIND },
  'every-distinct': { arguments: 'argument', pattern: KIND },
  repeat: { range: 'range', pattern: KIND, until: 'until' },
  'repeat-range': { low: 'low', high: 'high' },
  guarded: { pattern: KIND, guard: 'guard' },
  guard: { namespace: 'namespace', name: 'name', arguments: 'argument' },
  'pattern-filter': { tag: 'tag', filter: 'filter', consume: 'consume' },
  observer: { tag: 'tag', namespace: 'namespace', name: 'name', arguments: 'argument' },
  'pattern-group': { pattern: KIND },
  'missing-pattern': {},
  'event-filter': { type: 'type', conditions: 'condition', contained: 'contained' },
  'contained-event': { select: 'select', property: 'property', annotation: 'annotation', alias: 'alias', where: 'where' },
  'pattern-source': { annotations: 'annotation', pattern: KIND },
  'sql-source': { database: 'database', query: 'query', metadata: 'metadata' },
  'method-source': { method: 'method', arguments: 'argument', annotation: 'annotation' },
  view: { namespace: 'namespace', name: 'name', arguments: 'argument' },
  stream: { source: 'source', views: 'view', alias: 'alias' },
  join: { stream: 'stream', on: 'on' },
  from: { first: 'from', joins: 'join' },
  'select-item': { expression: 'expression', annotations: 'annotation', alias: 'alias' },
  'insert-into': { target: 'target', columns: 'column', precedence: 'precedence' },
  'grouping-set': { items: 'item' },
  'order-item': { expression: 'expression' },
  limit: { count: 'count', offset: 'offset' },
  output: { after: 'after', trigger: 'trigger', termination: 'termination' },
  'output-every': { interval: 'interval' },
  'output-at': { arguments: 'argument' },
  'output-when': { condition: 'condition', assignments: 'set' },
  'output-when-terminated': { condition: 'condition', assignments: 'set' },
  assignment: { target: 'target', value: 'value' },
  for: { delivery: 'delivery', arguments: 'argument' },
  select: {
    intoTable: 'into-table',
    insertInto: 'insert-into',
    items: 'select',
    from: 'from',
    matchRecognize: 'match-recognize',
    where: 'where',
    groupBy: 'group-by',
    having: 'having',
    output: 'output',
    orderBy: 'order-by',
    limit: 'limit',
    forClauses: 'for',
  },
  'match-recognize': {
    partitionBy: 'partition-by',
    measures: 'measure',
    pattern: 'pattern',
    interval: 'interval',
    define: 'define',
  },
  'row-define': { symbol: 'symbol', condition: 'condition' },
  'row-quantifier': { low: 'low', high: 'high' },
  'row-symbol': { name: 'name', quantifier: 'quantifier' },
  'row-sequence': { parts: 'row' },
  'row-alternation': { parts: 'alternative' },
  'row-permute': { parts: 'row' },
  'row-group': { pattern: 'pattern', quantifier: 'quantifier' },
  annotation: { name: 'name', arguments: 'argument' },
  trigger: { source: 'source', alias: 'alias' },
  target: { name: 'name', conditions: 'condition', alias: 'alias' },
  'on-select': { insertInto: 'insert-into', target: 'target', body: KIND },
  'on-delete': { target: 'target', where: 'where' },
  'on-update': { target: 'target', assignments: 'set', where: 'where' },
  'on-set': { assignments: 'set' },
  'on-merge': { target: 'target', where: 'where', clauses: 'when' },
  'merge-clause': { condition: 'condition', actions: 'then' },
  'merge-insert': { into: 'into', columns: 'column', precedence: 'precedence', items: 'select', where: 'where' },
  'merge-update': { assignments: 'set', where: 'where' },
  'merge-delete': { where: 'where' },
  'on-insert': { branches: 'branch' },
  'split-branch': { body: KIND, contained: 'contained', alias: 'alias' },
  on: { trigger: 'trigger', action: KIND },
  column: { name: 'name', type: 'type', aggregate: 'aggregate', annotations: 'annotation' },
  'create-window': {
    name: 'name',
    views: 'view',
    columns: 'column',
    asType: 'as-type',
    asSelect: 'as-select',
    insertWhere: 'insert-where',
  },
  'create-table': { name: 'name', columns: 'column' },
  'create-schema': {
    representation: 'representation',
    name: 'name',
    columns: 'column',
    asTypes: 'as-type',
    inherits: 'inherits',
    copyFrom: 'copy-from',
    startTimestamp: 'start-timestamp',
    endTimestamp: 'end-timestamp',
  },
  'create-variable': { type: 'type', name: 'name', value: 'value' },
  'create-index': { name: 'name', target: 'target', columns: 'column' },
  'index-column': { expression: 'expression' },
  'expression-declaration': { name: 'name', body: 'body' },
  'create-expression': { declaration: 'declaration' },
  'update-istream': { type: 'type', alias: 'alias', assignments: 'set', where: 'where' },
  'create-context': { name: 'name', detail: KIND },
  'context-keyed': { items: 'key', initiated: 'initiated', terminated: 'terminated' },
  'context-key': { properties: 'property', filter: 'filter', alias: 'alias' },
  'context-hash': { items: 'hash', granularity: 'granularity' },
  'context-hash-item': { function: 'function', filter: 'filter' },
  'context-category': { groups: 'group', filter: 'filter' },
  'context-group': { condition: 'condition', label: 'label' },
  'context-range': { distinct: 'distinct', start: 'start', end: 'end' },
  'context-condition': { filter: 'filter', pattern: 'pattern', alias: 'alias', crontab: 'crontab', after: 'after' },
  'context-nested': { contexts: 'context' },
  'insert-values': { target: 'target', columns: 'column', rows: 'row' },
  delete: { target: 'target', where: 'where' },
  update: { target: 'target', assignments: 'set', where: 'where' },
  opaque: {},
  'missing-statement': {},
  statement: { annotations: 'annotation', expressions: 'expression', context: 'context', body: KIND },
  module: { name: 'name' },
  uses: { name: 'name' },
  import: { name: 'name' },
  document: { module: 'module', uses: 'uses', imports: 'import', statements: 'statement' },
};

/** A child and the part it plays in its parent: `view.1`, `where`. */
export interface Child {
  readonly node: Node;
  /** the field of the parent */
  readonly field: string;
  readonly role: string;
  /** place in the list; undefined when the field holds one node */
  readonly index: number | undefined;
}

interface Entry {
  readonly field: string;
  readonly role: string;
}

const ENTRIES = Object.fromEntries(
  Object.entries(FIELDS).map(([kind, fields]) => [kind, Object.entries(fields).map(([field, role]): Entry => ({ field, role }))]),
) as unknown as Readonly<Record<Kind, readonly Entry[]>>;

/** The nodes directly inside `node`, in the order of the text, each once. O(children). */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  const fields = node as unknown as Readonly<Record<string, Held>>;
  for (const { field } of ENTRIES[node.kind]) {
    const held = fields[field];
    if (held === undefined) continue;
    if (isList(held)) gather(held, children);
    // `[n]` and `{n}` hold one node as both bounds
    else if (children[children.length - 1] !== held) children.push(held);
  }
  return inOrder(children, startOf);
}

function gather(held: readonly Held[], into: Node[]): void {
  for (const item of held) {
    if (item === undefined) continue;
    if (isList(item)) gather(item, into);
    else into.push(item);
  }
}

function startOf(node: Node): number {
  return node.span.start;
}

/** As {@link childrenOf}, with the role of each. */
export function childRoles(node: Node): Child[] {
  const children: Child[] = [];
  const fields = node as unknown as Readonly<Record<string, Held>>;
  for (const entry of ENTRIES[node.kind]) {
    const held = fields[entry.field];
    if (held === undefined) continue;
    if (isList(held)) gatherRoles(held, entry, children);
    else if (children[children.length - 1]?.node !== held) children.push(childOf(held, entry, undefined));
  }
  return inOrder(children, (child) => child.node.span.start);
}

function gatherRoles(held: readonly Held[], entry: Entry, into: Child[]): void {
  const nodes: Node[] = [];
  gather(held, nodes);
  for (let place = 0; place < nodes.length; place++) {
    const node = nodes[place];
    if (node !== undefined) into.push(childOf(node, entry, place));
  }
}

function childOf(node: Node, { field, role }: Entry, index: number | undefined): Child {
  return { node, field, role: role === KIND ? node.kind : role, index };
}

function isList(held: Held): held is readonly Held[] {
  return Array.isArray(held);
}

/** Fields stand in the order of the text but for a few (`limit 2, 10`; the target of on … select); those are sorted. */
function inOrder<T>(items: T[], start: (item: T) => number): T[] {
  for (let i = 1; i < items.length; i++) {
    const before = items[i - 1];
    const item = items[i];
    if (before !== undefined && item !== undefined && start(item) < start(before)) return items.sort((a, b) => start(a) - start(b));
  }
  return items;
}

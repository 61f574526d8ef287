import type { AggregateRead, CheckedExpression, PathStep, PreviousRead, PropertyRead } from '../checked-expression.js';

type Visit = (node: CheckedExpression) => void;

/** Calls `visit` for an expression and everything in it, outermost first. */
export function walkExpression(expression: CheckedExpression, visit: Visit): void {
  visit(expression);
  for (const part of partsOf(expression)) walkExpression(part, visit);
}

function partsOf(expression: CheckedExpression): readonly CheckedExpression[] {
  const parts = PARTS[expression.kind] as PartsOf<CheckedExpression['kind']>;
  return parts(expression as never);
}

type PartsOf<K extends CheckedExpression['kind']> = (node: Extract<CheckedExpression, { kind: K }>) => readonly CheckedExpression[];

const NONE: readonly CheckedExpression[] = [];
const none = (): readonly CheckedExpression[] => NONE;

/** What stands in an expression, by its kind: a new kind does not compile until it stands here. */
const PARTS: { readonly [K in CheckedExpression['kind']]: PartsOf<K> } = {
  constant: none,
  variable: none,
  'context-property': none,
  parameter: none,
  'current-timestamp': none,
  subquery: none,
  'subquery-exists': none,
  istream: none,
  'output-counter': none,
  property: (node) => pathParts(node.path),
  tag: (node) => pathParts(node.path),
  'lambda-parameter': (node) => pathParts(node.path),
  aggregate: (node) => pathParts(node.path),
  path: (node) => [node.target, ...pathParts(node.path)],
  logic: (node) => node.operands,
  concat: (node) => node.operands,
  not: (node) => [node.operand],
  negate: (node) => [node.operand],
  compare: (node) => [node.left, node.right],
  arithmetic: (node) => [node.left, node.right],
  'arithmetic-chain': (node) => [node.first, ...node.steps.map(({ operand }) => operand)],
  'in-list': (node) => [node.value, ...node.items],
  'in-range': (node) => [node.value, node.low, node.high],
  like: (node) => (node.escape === undefined ? [node.value, node.pattern] : [node.value, node.pattern, node.escape]),
  regexp: (node) => [node.value, node.pattern],
  quantified: (node) => [node.left, ...node.items],
  case: (node) => [
    ...(node.operand === undefined ? [] : [node.operand]),
    ...node.branches.flatMap((branch) => [branch.when, branch.then]),
    ...(node.otherwise === undefined ? [] : [node.otherwise]),
  ],
  cast: (node) => (node.dateFormat === undefined ? [node.value] : [node.value, node.dateFormat]),
  instanceof: (node) => [node.value],
  typeof: (node) => [node.value],
  'property-exists': (node) => [node.property],
  array: (node) => node.items,
  record: (node) => node.fields.map((field) => field.value),
  period: (node) => [...node.months, ...node.parts.map((part) => part.value)],
  function: (node) => node.arguments,
  method: (node) => [node.target, ...node.arguments],
  enumeration: (node) => [node.target, ...node.arguments],
  'sorted-method': (node) => [node.target, ...node.arguments],
  'date-time': (node) => [node.target, ...node.arguments],
  lambda: (node) => [node.body],
  previous: (node) => [node.offset, node.value],
  'subquery-in': (node) => [node.value],
  'subquery-quantified': (node) => [node.left],
};

/** Positions and keys of a path; mostly there are none. */
function pathParts(path: readonly PathStep[]): readonly CheckedExpression[] {
  if (path.every((step) => step.kind === 'property')) return NONE;
  return path.flatMap((step) => (step.kind === 'property' ? [] : [step.kind === 'index' ? step.index : step.key]));
}

/** Reads of events of this query (level 0) in an expression. */
export function readsOf(expression: CheckedExpression): readonly PropertyRead[] {
  const reads: PropertyRead[] = [];
  walkExpression(expression, (node) => {
    if (node.kind === 'property' && node.level === 0) reads.push(node);
  });
  return reads;
}

/**
 * What an expression reads, as `group by` tells it apart: properties of this query's events, and a method on a property by itself, whatever it
 * is called with: `k.toUpperCase()` is another key than `k`.
 */
export function groupingKeys(expression: CheckedExpression): readonly string[] {
  if (isCall(expression) && startsAtProperty(expression.target)) return [callKey(expression)];
  const below = partsOf(expression).flatMap(groupingKeys);
  return expression.kind === 'property' && expression.level === 0 ? [readKey(expression), ...below] : below;
}

type Call = Extract<CheckedExpression, { kind: 'method' | 'enumeration' | 'date-time' }>;

function isCall(expression: CheckedExpression): expression is Call {
  return expression.kind === 'method' || expression.kind === 'enumeration' || expression.kind === 'date-time';
}

function startsAtProperty(expression: CheckedExpression): boolean {
  return isCall(expression) ? startsAtProperty(expression.target) : expression.kind === 'property' && expression.level === 0;
}

/** Equal calls have equal keys, wherever they stand. */
function callKey(call: Call): string {
  return JSON.stringify(call, (key, value: unknown) => (key === 'span' || key === 'id' ? undefined : value));
}

/** Reads of events of the queries around. */
export function outerReads(expression: CheckedExpression): readonly PropertyRead[] {
  const reads: PropertyRead[] = [];
  walkExpression(expression, (node) => {
    if (node.kind === 'property' && node.level > 0) reads.push(node);
  });
  return reads;
}

export function previousReads(expression: CheckedExpression): readonly PreviousRead[] {
  const reads: PreviousRead[] = [];
  walkExpression(expression, (node) => {
    if (node.kind === 'previous') reads.push(node);
  });
  return reads;
}

/** Aggregates that an expression reads. */
export function aggregateReads(expression: CheckedExpression): readonly AggregateRead[] {
  const reads: AggregateRead[] = [];
  walkExpression(expression, (node) => {
    if (node.kind === 'aggregate') reads.push(node);
  });
  return reads;
}

/** A read by stream and names of its path, for comparing: `0.a.b`. Positions and keys count as `[]`. */
export function readKey(read: PropertyRead): string {
  return `${read.stream}.${read.path.map((step) => (step.kind === 'property' ? step.name : '[]')).join('.')}`;
}

import { DOUBLE, type ValueType } from '@rulewright/core';
import type { CheckedExpression, LambdaOf } from '@rulewright/epl/semantics';
import type { PlanExpression, PlanLambda, PlanRead } from '../../plan/expression.js';
import { internalized } from '../../plan/internalized.js';
import { lowerEventPath, lowerPath } from './lower-path.js';
import { lambdaScope, type Scope } from './scope.js';

type Kind = CheckedExpression['kind'];
type Of<K extends Kind> = Extract<CheckedExpression, { kind: K }>;
type ReadKind = 'property' | 'tag' | 'lambda-parameter' | 'path' | 'aggregate';

/** The plan of a checked expression: spans go, names become places. Total over the kinds; a kind that cannot run never reaches it. */
export function lowerExpression(expression: CheckedExpression, scope: Scope): PlanExpression {
  const lowering = LOWERING[expression.kind] as (expression: CheckedExpression, scope: Scope) => PlanExpression;
  return lowering(expression, scope);
}

/** The same for an expression that may be missing. */
export function lowerOptional(expression: CheckedExpression | undefined, scope: Scope): PlanExpression | undefined {
  return expression === undefined ? undefined : lowerExpression(expression, scope);
}

export function lowerAll(expressions: readonly CheckedExpression[], scope: Scope): readonly PlanExpression[] {
  return expressions.map((expression) => lowerExpression(expression, scope));
}

const READS: { readonly [K in ReadKind]: (expression: Of<K>, scope: Scope) => PlanRead } = {
  property: ({ type, level, stream, path }, scope) => ({
    kind: 'read',
    type,
    source: { of: 'stream', level, stream },
    path: lowerEventPath(path, scope.stream(level, stream), scope, (inner) => lowerExpression(inner, scope)),
  }),
  tag: ({ type, tag, path }, scope) => {
    const found = scope.tag(tag);
    const event: ValueType | undefined = found && { kind: 'event', name: found.eventType };
    const start: ValueType | undefined = found?.array && event ? { kind: 'array', element: event } : event;
    return {
      kind: 'read',
      type,
      source: { of: 'tag', tag },
      path: lowerPath(path, start, scope, (inner) => lowerExpression(inner, scope)),
    };
  },
  'lambda-parameter': ({ type, depth, parameter, path }, scope) => ({
    kind: 'read',
    type,
    source: { of: 'lambda', depth, parameter },
    path: lowerPath(path, scope.lambdas[depth]?.[parameter], scope, (inner) => lowerExpression(inner, scope)),
  }),
  path: ({ type, target, path }, scope) => ({
    kind: 'read',
    type,
    source: { of: 'value', value: lowerExpression(target, scope) },
    path: lowerPath(path, target.type, scope, (inner) => lowerExpression(inner, scope)),
  }),
  aggregate: ({ type, index, path }, scope) => ({
    kind: 'read',
    type,
    source: { of: 'aggregate', index },
    path: lowerPath(path, undefined, scope, (inner) => lowerExpression(inner, scope)),
  }),
};

const LOWERING: { readonly [K in Kind]: (expression: Of<K>, scope: Scope) => PlanExpression } = {
  ...READS,
  constant: ({ type, value }) => ({ kind: 'constant', type, value: typeof value === 'string' ? internalized(value) : value }),
  variable: ({ type, name }) => ({ kind: 'variable', type, name }),
  'context-property': ({ type, name }) => ({ kind: 'context', type, name }),
  parameter: ({ type, index }) => ({ kind: 'parameter', type, index }),
  'current-timestamp': ({ type }) => ({ kind: 'now', type }),
  istream: ({ type }) => ({ kind: 'istream', type }),
  'output-counter': ({ type, counter }) => ({ kind: 'output-counter', type, counter }),
  logic: ({ type, operator, operands }, scope) => ({ kind: 'logic', type, operator, operands: lowerAll(operands, scope) }),
  not: ({ type, operand }, scope) => ({ kind: 'not', type, operand: lowerExpression(operand, scope) }),
  negate: ({ type, operand }, scope) => negated(type, lowerExpression(operand, scope)),
  compare: ({ type, operator, left, right }, scope) => ({ kind: 'compare', type, operator, ...sides(left, right, scope) }),
  arithmetic: ({ type, operator, left, right }, scope) => {
    const { left: one, right: other } = sides(left, right, scope);
    return { kind: 'arithmetic', type, operator, left: inSeconds(one), right: inSeconds(other) };
  },
  'arithmetic-chain': ({ type, first, steps }, scope) => ({
    kind: 'arithmetic-chain',
    type,
    first: inSeconds(lowerExpression(first, scope)),
    steps: steps.map((step) => ({ ...step, operand: inSeconds(lowerExpression(step.operand, scope)) })),
  }),
  concat: ({ type, operands }, scope) => ({ kind: 'concat', type, operands: lowerAll(operands, scope) }),
  'in-list': ({ type, not, value, items }, scope) => ({
    kind: 'in-list',
    type,
    not,
    value: lowerExpression(value, scope),
    items: lowerAll(items, scope),
  }),
  'in-range': ({ type, not, value, low, high, lowOpen, highOpen, between }, scope) => ({
    kind: 'in-range',
    type,
    not,
    value: lowerExpression(value, scope),
    low: lowerExpression(low, scope),
    high: lowerExpression(high, scope),
    lowOpen,
    highOpen,
    between,
  }),
  like: ({ type, not, value, pattern, escape: escaping }, scope) => ({
    kind: 'like',
    type,
    not,
    value: lowerExpression(value, scope),
    pattern: lowerExpression(pattern, scope),
    ...(escaping && { escape: lowerExpression(escaping, scope) }),
  }),
  regexp: ({ type, not, value, pattern }, scope) => ({
    kind: 'regexp',
    type,
    not,
    value: lowerExpression(value, scope),
    pattern: lowerExpression(pattern, scope),
  }),
  quantified: ({ type, operator, quantifier, left, items }, scope) => ({
    kind: 'quantified',
    type,
    operator,
    quantifier,
    left: lowerExpression(left, scope),
    items: lowerAll(items, scope),
  }),
  case: ({ type, operand, branches, otherwise }, scope) => ({
    kind: 'case',
    type,
    ...(operand && { operand: lowerExpression(operand, scope) }),
    branches: branches.map(({ when, then }) => ({ when: lowerExpression(when, scope), value: lowerExpression(then, scope) })),
    ...(otherwise && { otherwise: lowerExpression(otherwise, scope) }),
  }),
  cast: ({ type, value, dateFormat }, scope) => ({
    kind: 'cast',
    type,
    value: lowerExpression(value, scope),
    ...(dateFormat && { dateFormat: lowerExpression(dateFormat, scope) }),
  }),
  instanceof: ({ type, value, types }, scope) => ({ kind: 'instanceof', type, value: lowerExpression(value, scope), types }),
  'property-exists': ({ type, property }, scope) => ({
    kind: 'exists',
    type,
    property: (READS[property.kind] as (expression: CheckedExpression, scope: Scope) => PlanRead)(property, scope),
  }),
  typeof: ({ type, value }, scope) => ({ kind: 'typeof', type, value: lowerExpression(value, scope) }),
  array: ({ type, items }, scope) => ({ kind: 'array', type, items: lowerAll(items, scope) }),
  record: ({ type, fields }, scope) => ({
    kind: 'record',
    type,
    fields: fields.map(({ name, value }) => ({ name, value: lowerExpression(value, scope) })),
  }),
  period: ({ type, months, parts }, scope) => ({
    kind: 'period',
    type,
    months: lowerAll(months, scope),
    parts: parts.map(({ value, unitMs }) => ({ value: lowerExpression(value, scope), unitMs })),
  }),
  function: (call, scope) => ({
    kind: 'call',
    type: call.type,
    function: call.function,
    arguments: lowerAll(call.arguments, scope),
  }),
  method: (call, scope) => ({ kind: 'method', type: call.type, method: call.method, ...targetOf(call, scope) }),
  'date-time': (call, scope) => ({ kind: 'date-time', type: call.type, method: call.method, ...targetOf(call, scope) }),
  'sorted-method': ({ type, target, method, arguments: given }, scope) => ({
    kind: 'sorted-method',
    type,
    aggregate: target.index,
    method,
    arguments: lowerAll(given, scope),
  }),
  enumeration: ({ type, target, method, arguments: given }, scope) => {
    const item = target.type.kind === 'array' ? target.type.element : undefined;
    // the accumulator of `aggregate` comes before the item
    const parameters = method === 'aggregate' ? [undefined, item] : [item];
    const args = given.map((one) => (one.kind === 'lambda' ? lowerLambda(one, scope, parameters) : lowerExpression(one, scope)));
    return { kind: 'enumeration', type, target: lowerExpression(target, scope), method, arguments: args };
  },
  lambda: (lambda, scope) => lowerLambda(lambda, scope, []),
  previous: ({ type, function: name, stream, offset, value }, scope) => ({
    kind: 'previous',
    type,
    function: name,
    stream,
    offset: lowerExpression(offset, scope),
    value: lowerExpression(value, scope),
  }),
  subquery: ({ type, index, collection, event }) => ({
    kind: 'subquery',
    type,
    index,
    ...(collection && { collection }),
    ...(event && { event }),
  }),
  'subquery-exists': ({ type, index }) => ({ kind: 'subquery-exists', type, index }),
  'subquery-in': ({ type, not, value, index }, scope) => ({
    kind: 'subquery-in',
    type,
    not,
    value: lowerExpression(value, scope),
    index,
  }),
  'subquery-quantified': ({ type, operator, quantifier, left, index }, scope) => ({
    kind: 'subquery-quantified',
    type,
    operator,
    quantifier,
    left: lowerExpression(left, scope),
    index,
  }),
};

function sides(left: CheckedExpression, right: CheckedExpression, scope: Scope) {
  return { left: lowerExpression(left, scope), right: lowerExpression(right, scope) };
}

/** A length of time in a sum is its number of seconds: `60 + x seconds`. Months have no number of seconds and stay. */
function inSeconds(operand: PlanExpression): PlanExpression {
  if (operand.kind !== 'period' || operand.months.length > 0) return operand;
  const seconds = operand.parts.map(({ value, unitMs }): PlanExpression => {
    const unit: PlanExpression = { kind: 'constant', type: DOUBLE, value: unitMs / 1000 };
    return { kind: 'arithmetic', type: DOUBLE, operator: '*', left: value, right: unit };
  });
  return seconds.reduce((left, right) => ({ kind: 'arithmetic', type: DOUBLE, operator: '+', left, right }));
}

function targetOf(call: { readonly target: CheckedExpression; readonly arguments: readonly CheckedExpression[] }, scope: Scope) {
  return { target: lowerExpression(call.target, scope), arguments: lowerAll(call.arguments, scope) };
}

/** A negative literal is a constant like any, so that filters on it are indexed. */
function negated(type: ValueType, operand: PlanExpression): PlanExpression {
  if (operand.kind === 'constant' && typeof operand.value === 'number') return { kind: 'constant', type, value: -operand.value };
  return { kind: 'negate', type, operand };
}

function lowerLambda(lambda: LambdaOf, scope: Scope, parameters: readonly (ValueType | undefined)[]): PlanLambda {
  const inside = lambdaScope(scope, parameters);
  return { kind: 'lambda', type: lambda.type, parameters: lambda.parameters.length, body: lowerExpression(lambda.body, inside) };
}

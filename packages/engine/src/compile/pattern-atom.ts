import { BOOLEAN, isNumeric, type ValueType } from '@rulewright/core';
import type { PlanCompare, PlanExpression, PlanRead } from '../plan/expression.js';
import type { PatternElementPlan, PatternKeyPlan } from '../plan/pattern.js';
import { expressionsIn } from '../plan/walk-expression.js';
import { conjunctsOf } from './compile-filter.js';

/** An atom's filter in three: what the filter index decides, what waiting states are looked up by, and the rest. */
export interface SplitFilter {
  readonly filter: PlanExpression | undefined;
  readonly keys: readonly PatternKeyPlan[];
  /** what waiting states are looked up by when they have no keys; it is part of the test as well */
  readonly element: PatternElementPlan | undefined;
  readonly test: PlanExpression | undefined;
}

/** Splits the conditions that `and` joins: true is what all three parts together let pass. */
export function splitAtomFilter(filter: PlanExpression | undefined): SplitFilter {
  const conditions = filter === undefined ? [] : conjunctsOf(filter);
  const fixed = conditions.filter((condition) => !readsTag(condition));
  const keys: PatternKeyPlan[] = [];
  const rest: PlanExpression[] = [];
  for (const condition of conditions) {
    if (!readsTag(condition)) continue;
    const key = condition.kind === 'compare' ? keyOf(condition) : undefined;
    if (key === undefined) rest.push(condition);
    else keys.push(key);
  }
  const element = keys.length > 0 ? undefined : rest.map(elementOf).find((found) => found !== undefined);
  return { filter: join(fixed), keys, element, test: join(rest) };
}

/** Whether an expression, or one of several, reads the atom's own event. */
export function readsEvent(part: unknown): boolean {
  return reads(part, 'stream');
}

/** Whether it reads a tag. */
export function readsTag(part: unknown): boolean {
  return reads(part, 'tag');
}

function reads(part: unknown, source: PlanRead['source']['of']): boolean {
  for (const expression of expressionsIn(part)) if (expression.kind === 'read' && expression.source.of === source) return true;
  return false;
}

function join(conditions: readonly PlanExpression[]): PlanExpression | undefined {
  if (conditions.length < 2) return conditions[0];
  return { kind: 'logic', type: BOOLEAN, operator: 'and', operands: conditions };
}

/** `event.p = tag.q` of values that a map can compare. */
function keyOf({ operator, left, right }: PlanCompare): PatternKeyPlan | undefined {
  if (operator !== '=' && operator !== 'is') return undefined;
  if (!isPlainRead(left) || !isPlainRead(right) || !sameKindOfKey(left.type, right.type)) return undefined;
  const nullSafe = operator === 'is';
  if (left.source.of === 'stream' && right.source.of === 'tag') return { event: left, match: right, nullSafe };
  if (left.source.of === 'tag' && right.source.of === 'stream') return { event: right, match: left, nullSafe };
  return undefined;
}

/** `tag.array.contains(event.p)` of values that a map can compare. */
function elementOf(condition: PlanExpression): PatternElementPlan | undefined {
  if (condition.kind !== 'method' || condition.method !== 'contains') return undefined;
  const [value] = condition.arguments;
  const array = listed(condition.target);
  if (value === undefined || array.type.kind !== 'array' || !isPlainRead(array) || !isPlainRead(value)) return undefined;
  if (array.source.of !== 'tag' || value.source.of !== 'stream' || !sameKindOfKey(array.type.element, value.type)) return undefined;
  return { event: value, match: array };
}

/** `Arrays.asList(array)` is the array. */
function listed(target: PlanExpression): PlanExpression {
  const [only, ...others] = target.kind === 'call' && target.function === 'Arrays.asList' ? target.arguments : [];
  return only === undefined || others.length > 0 ? target : only;
}

/** A read that can neither fail nor change: names and constant positions. */
function isPlainRead(expression: PlanExpression): expression is PlanRead {
  return (
    expression.kind === 'read' &&
    expression.path.every(
      (step) => step.kind === 'field' || step.kind === 'entry' || (step.kind === 'index' && step.index.kind === 'constant'),
    )
  );
}

function sameKindOfKey(a: ValueType, b: ValueType): boolean {
  if (isNumeric(a) && isNumeric(b)) return true;
  return a.kind === b.kind && (a.kind === 'string' || a.kind === 'boolean');
}

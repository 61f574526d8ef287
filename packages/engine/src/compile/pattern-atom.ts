import { BOOLEAN, isNumeric, type ValueType } from '@rulewright/core';
import type { PlanCompare, PlanExpression, PlanRead } from '../plan/expression.js';
import type { PatternKeyPlan } from '../plan/pattern.js';

/** An atom's filter in three: what the filter index decides, what waiting states are looked up by, and the rest. */
export interface SplitFilter {
  readonly filter: PlanExpression | undefined;
  readonly keys: readonly PatternKeyPlan[];
  readonly test: PlanExpression | undefined;
}

/** Splits the conditions that `and` joins: true is what all three parts together let pass. */
export function splitAtomFilter(filter: PlanExpression | undefined): SplitFilter {
  const conditions = conjuncts(filter);
  const fixed = conditions.filter((condition) => !readsTag(condition));
  const keys: PatternKeyPlan[] = [];
  const rest: PlanExpression[] = [];
  for (const condition of conditions) {
    if (!readsTag(condition)) continue;
    const key = condition.kind === 'compare' ? keyOf(condition) : undefined;
    if (key === undefined) rest.push(condition);
    else keys.push(key);
  }
  return { filter: join(fixed), keys, test: join(rest) };
}

/** The conditions that a filter joins by `and`. */
export function conjuncts(filter: PlanExpression | undefined): readonly PlanExpression[] {
  if (filter === undefined) return [];
  return filter.kind === 'logic' && filter.operator === 'and' ? filter.operands.flatMap(conjuncts) : [filter];
}

/** Whether a part of the expression for which `test` holds is to be found anywhere in it. */
export function someRead(value: unknown, test: (read: PlanRead) => boolean): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((item) => someRead(item, test));
  const node = value as { readonly kind?: unknown };
  if (node.kind === 'read' && test(value as PlanRead)) return true;
  return Object.values(value).some((item) => someRead(item, test));
}

function readsTag(condition: PlanExpression): boolean {
  return someRead(condition, (read) => read.source.of === 'tag');
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

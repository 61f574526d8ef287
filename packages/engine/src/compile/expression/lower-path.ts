import { type EventType, propertyOf, type ValueType } from '@rulewright/core';
import type { CheckedExpression, PathStep } from '@rulewright/epl/semantics';
import type { PlanExpression, PlanStep } from '../../plan/expression.js';
import type { Scope } from './scope.js';

/** Lowers the expressions inside a path. */
export type LowerInner = (expression: CheckedExpression) => PlanExpression;

/** Resolves each step of a path that begins at a value of type `start` (undefined when it is not known). */
export function lowerPath(
  path: readonly PathStep[],
  start: ValueType | undefined,
  scope: Scope,
  lower: LowerInner,
): readonly PlanStep[] {
  const steps: PlanStep[] = [];
  let at = start;
  for (const step of path) {
    const from = at;
    at = undefined;
    if (step.kind === 'property') {
      at = from?.kind === 'event' ? findProperty(scope.type(from.name), step.name) : undefined;
      steps.push({ kind: at === undefined ? 'entry' : 'field', name: step.name });
    } else if (step.kind === 'index') {
      at = from?.kind === 'array' ? from.element : undefined;
      steps.push({ kind: 'index', index: lower(step.index) });
    } else {
      steps.push({ kind: 'key', key: lower(step.key) });
    }
  }
  return steps;
}

function findProperty(type: EventType | undefined, name: string): ValueType | undefined {
  return type === undefined ? undefined : propertyOf(type, name)?.type;
}

/** The path of a read whose root is an event of a stream. */
export function lowerEventPath(
  path: readonly PathStep[],
  type: EventType | undefined,
  scope: Scope,
  lower: LowerInner,
): readonly PlanStep[] {
  const [first, ...rest] = path;
  if (first === undefined) return [];
  if (type === undefined || first.kind !== 'property') return lowerPath(path, undefined, scope, lower);
  const property = findProperty(type, first.name);
  const step: PlanStep = { kind: property === undefined ? 'entry' : 'field', name: first.name };
  return [step, ...lowerPath(rest, property, scope, lower)];
}

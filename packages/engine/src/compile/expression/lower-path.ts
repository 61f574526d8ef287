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
    if (step.kind === 'property') {
      const [found, type] = lowerProperty(step.name, at, scope);
      steps.push(found);
      at = type;
    } else if (step.kind === 'index') {
      at = at?.kind === 'array' ? at.element : undefined;
      steps.push({ kind: 'index', index: lower(step.index) });
    } else {
      at = undefined;
      steps.push({ kind: 'key', key: lower(step.key) });
    }
  }
  return steps;
}

/** The step to a property of a value of type `of`, and the type of the property if it is declared. */
function lowerProperty(name: string, of: ValueType | undefined, scope: Scope): readonly [PlanStep, ValueType | undefined] {
  if (of?.kind !== 'event') return [entryOf(name, undefined), undefined];
  const type = findProperty(scope.type(of.name), name);
  return [type === undefined ? entryOf(name, of.name) : { kind: 'field', name }, type];
}

function entryOf(name: string, owner: string | undefined): PlanStep {
  return { kind: 'entry', name, ...(owner !== undefined && owner !== '' && { undeclaredOf: owner }) };
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
  const step: PlanStep = property === undefined ? entryOf(first.name, type.name) : { kind: 'field', name: first.name };
  return [step, ...lowerPath(rest, property, scope, lower)];
}

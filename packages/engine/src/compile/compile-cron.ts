import { assertNever } from '@rulewright/core';
import type { CronFieldSpec } from '@rulewright/epl/semantics';
import type { PlanCronField } from '../plan/cron.js';
import { lowerExpression } from './expression/lower.js';
import type { Scope } from './expression/scope.js';

/** Crontab fields with their numbers as expressions. */
export function compileCron(fields: readonly CronFieldSpec[], scope: Scope): readonly PlanCronField[] {
  return fields.map((field) => compileCronField(field, scope));
}

function compileCronField(field: CronFieldSpec, scope: Scope): PlanCronField {
  switch (field.kind) {
    case 'any':
      return field;
    case 'every':
      return { kind: 'every', step: lowerExpression(field.step, scope) };
    case 'value':
      return { kind: 'value', value: lowerExpression(field.value, scope) };
    case 'range':
      return { kind: 'range', low: lowerExpression(field.low, scope), high: lowerExpression(field.high, scope) };
    case 'list':
      return { kind: 'list', items: compileCron(field.items, scope) };
    case 'last':
    case 'weekday':
      return { kind: field.kind, ...(field.value && { value: lowerExpression(field.value, scope) }) };
    default:
      return assertNever(field);
  }
}

import type { PlanCronField } from '../../plan/cron.js';
import type { PlanExpression } from '../../plan/expression.js';
import type { Environment } from '../expression/environment.js';
import { ROW_FRAME } from '../expression/frame.js';
import type { Functions } from '../expression/functions.js';
import type { Cron, CronDays, CronSet } from '../time/cron.js';

/** The crontab that fields name (minute, hour, day of month, month, day of week, second), evaluated now. */
export function evaluateCron(fields: readonly PlanCronField[], functions: Functions, environment: Environment): Cron {
  const numberOf = (expression: PlanExpression): number => Number(functions.value(expression, ROW_FRAME, environment)(null));
  const setOf = (index: number, low: number, high: number): CronSet => valuesOf(fields[index], { low, high }, numberOf);
  return {
    minutes: setOf(0, 0, 59),
    hours: setOf(1, 0, 23),
    days: daysOf(fields[2], { low: 1, high: 31 }, numberOf),
    months: setOf(3, 1, 12),
    weekdays: daysOf(fields[4], { low: 0, high: 6 }, numberOf),
    seconds: fields[5] === undefined ? new Set([0]) : setOf(5, 0, 59),
  };
}

interface Range {
  readonly low: number;
  readonly high: number;
}
type NumberOf = (expression: PlanExpression) => number;

function valuesOf(field: PlanCronField | undefined, range: Range, numberOf: NumberOf): CronSet {
  if (field === undefined) return null;
  switch (field.kind) {
    case 'value':
      return new Set([numberOf(field.value)]);
    case 'range':
      return between(numberOf(field.low), numberOf(field.high), 1);
    case 'every':
      return between(range.low, range.high, Math.max(1, numberOf(field.step)));
    case 'list':
      return new Set(field.items.flatMap((item) => [...(valuesOf(item, range, numberOf) ?? between(range.low, range.high, 1))]));
    case 'any':
    case 'last':
    case 'weekday':
      return null;
  }
}

function between(low: number, high: number, step: number): ReadonlySet<number> {
  const values = new Set<number>();
  for (let value = low; value <= high; value += step) values.add(value);
  return values;
}

function daysOf(field: PlanCronField | undefined, range: Range, numberOf: NumberOf): CronDays {
  if (field?.kind === 'last') return { values: null, last: field.value === undefined ? 'month' : numberOf(field.value) };
  if (field?.kind === 'weekday') return { values: null, weekdayNear: field.value === undefined ? 'last' : numberOf(field.value) };
  return { values: valuesOf(field, range, numberOf) };
}

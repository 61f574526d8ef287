import type { Expression, TimeUnit } from '@rulewright/epl/syntax';
import type { Ruler } from '../graph.js';

const UNIT_MS: Readonly<Record<TimeUnit, number>> = {
  year: 365 * 86_400_000,
  month: 30 * 86_400_000,
  week: 7 * 86_400_000,
  day: 86_400_000,
  hour: 3_600_000,
  minute: 60_000,
  second: 1000,
  millisecond: 1,
  microsecond: 0.001,
};

const SHORT: Readonly<Record<TimeUnit, string>> = {
  year: 'y',
  month: 'mo',
  week: 'w',
  day: 'd',
  hour: 'h',
  minute: 'min',
  second: 's',
  millisecond: 'ms',
  microsecond: 'µs',
};

/**
 * A ruler for a length of time: a period (`1 min 30 sec`) or a bare number of seconds. Months and years are drawn as 30 and 365 days.
 * Undefined when the expression is no time at all; without `lengthMs` when it is not constant.
 */
export function rulerOf(expression: Expression | undefined, form: Ruler['form']): Ruler | undefined {
  if (!expression) return undefined;
  if (expression.kind === 'literal' && typeof expression.value === 'number') {
    return { form, label: `${expression.value} s`, lengthMs: expression.value * 1000 };
  }
  if (expression.kind !== 'time-period') return undefined;
  let lengthMs = 0;
  let constant = true;
  const labels: string[] = [];
  for (const part of expression.parts) {
    const value = part.value.kind === 'literal' && typeof part.value.value === 'number' ? part.value.value : undefined;
    if (value === undefined) constant = false;
    else {
      lengthMs += value * UNIT_MS[part.unit];
      labels.push(`${value} ${SHORT[part.unit]}`);
    }
  }
  return constant ? { form, label: labels.join(' '), lengthMs } : { form, label: 'variable' };
}

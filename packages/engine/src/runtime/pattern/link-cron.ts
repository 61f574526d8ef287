import type { PlanCronField } from '../../plan/cron.js';
import type { PatternAtPlan } from '../../plan/pattern.js';
import { type Cron, type CronDays, type CronSet, nextCron } from '../time/cron.js';
import type { PatternFunctions } from './link-expression.js';
import type { Match } from './match.js';
import type { LinkedObserver } from './observer.js';
import { type Zone, zoneOf } from './zone.js';

/** Lowest and highest value of a field. */
type Range = readonly [low: number, high: number];
type FieldOf<T> = (match: Match) => T;

const RANGES = {
  minute: [0, 59],
  hour: [0, 23],
  day: [1, 31],
  month: [1, 12],
  weekday: [0, 6],
  second: [0, 59],
} as const;
const ANY_FIELD: PlanCronField = { kind: 'any' };

/** `timer:at(minute, hour, day of month, month, day of week, second, zone)`; without seconds it means second 0. */
export function linkAt(plan: PatternAtPlan, functions: PatternFunctions): LinkedObserver {
  const [minute = ANY_FIELD, hour = ANY_FIELD, day = ANY_FIELD, month = ANY_FIELD, weekday = ANY_FIELD, second] = plan.fields;
  const minutes = setOf(minute, RANGES.minute, functions);
  const hours = setOf(hour, RANGES.hour, functions);
  const days = daysOf(day, RANGES.day, functions);
  const months = setOf(month, RANGES.month, functions);
  const weekdays = weekdaysOf(weekday, RANGES.weekday, functions);
  const seconds = second === undefined ? () => new Set([0]) : setOf(second, RANGES.second, functions);
  const zone = plan.timeZone === undefined ? undefined : zoneOf(plan.timeZone);
  return {
    constant: false,
    repeats: false,
    instants: (match) => {
      const cron: Cron = {
        minutes: minutes(match),
        hours: hours(match),
        days: days(match),
        months: months(match),
        weekdays: weekdays(match),
        seconds: seconds(match),
      };
      const meant = isReckoned(cron.days) || isReckoned(cron.weekdays) ? atDayStart(cron) : cron;
      return { position: [], next: (now) => nextIn(meant, now, zone) };
    },
  };
}

/** A day that depends on the month: `last`, `5 last`, `15 weekday`. */
function isReckoned({ last, weekdayNear }: CronDays): boolean {
  return last !== undefined || weekdayNear !== undefined;
}

/** On such a day any hour means hour 0, and any minute minute 0, as Esper has it. */
function atDayStart(cron: Cron): Cron {
  const zero: CronSet = new Set([0]);
  return { ...cron, hours: cron.hours ?? zero, minutes: cron.minutes ?? zero, seconds: cron.seconds ?? zero };
}

/** The next instant of a crontab that is read by the clocks of `zone`. */
function nextIn(cron: Cron, now: number, zone: Zone | undefined): number | undefined {
  if (zone === undefined) return nextCron(cron, now);
  const local = nextCron(cron, now + zone.offsetAt(now));
  if (local === undefined) return undefined;
  // the offset may change between now and then
  const guess = local - zone.offsetAt(now);
  return local - zone.offsetAt(guess);
}

function setOf(field: PlanCronField, range: Range, functions: PatternFunctions): FieldOf<CronSet> {
  switch (field.kind) {
    case 'any':
      return () => null;
    case 'every': {
      const step = functions.numberOf(field.step);
      return (match) => multiples(step(match), range);
    }
    case 'value': {
      const value = functions.numberOf(field.value);
      return (match) => new Set(present(value(match)));
    }
    case 'range': {
      const low = functions.numberOf(field.low);
      const high = functions.numberOf(field.high);
      return (match) => between(low(match), high(match));
    }
    case 'list': {
      const items = field.items.map((item) => setOf(item, range, functions));
      return (match) => union(items.map((item) => item(match)));
    }
    case 'last':
    case 'weekday':
      return () => new Set([range[1]]);
  }
}

function daysOf(field: PlanCronField, range: Range, functions: PatternFunctions): FieldOf<CronDays> {
  const value = (field.kind === 'last' || field.kind === 'weekday') && field.value ? functions.numberOf(field.value) : () => null;
  if (field.kind === 'last') return () => ({ values: null, last: 'month' });
  if (field.kind === 'weekday') return (match) => ({ values: null, weekdayNear: value(match) ?? 'last' });
  const values = setOf(field, range, functions);
  return (match) => ({ values: values(match) });
}

function weekdaysOf(field: PlanCronField, range: Range, functions: PatternFunctions): FieldOf<CronDays> {
  if (field.kind !== 'last') return daysOf(field, range, functions);
  const value = field.value ? functions.numberOf(field.value) : () => null;
  return (match) => ({ values: null, last: value(match) ?? 'month' });
}

function multiples(step: number | null, [low, high]: Range): CronSet {
  const values = new Set<number>();
  if (step === null || step < 1) return values;
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) values.add(value);
  return values;
}

/** A range that runs backwards names every value, as Esper has it. */
function between(low: number | null, high: number | null): CronSet {
  if (low === null || high === null) return new Set();
  if (low > high) return null;
  return new Set(Array.from({ length: high - low + 1 }, (_, i) => low + i));
}

function union(sets: readonly CronSet[]): CronSet {
  const all = new Set<number>();
  for (const set of sets) {
    if (set === null) return null;
    for (const value of set) all.add(value);
  }
  return all;
}

function present(value: number | null): readonly number[] {
  return value === null ? [] : [value];
}

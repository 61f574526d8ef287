import { type CivilTime, civilOf, daysInMonth, instantOf, MS_PER_SECOND } from './calendar.js';

/** Values that a field lets pass; `null` = any. */
export type CronSet = ReadonlySet<number> | null;

/** A day of month or of week that depends on the month. */
export interface CronDays {
  readonly values: CronSet;
  /** the last day of the month, or the last such weekday */
  readonly last?: number | 'month';
  /** the weekday (Monday to Friday) nearest to this day, or to the last */
  readonly weekdayNear?: number | 'last';
}

/** A crontab whose fields are evaluated. `weekdays`: 0 = Sunday. */
export interface Cron {
  readonly minutes: CronSet;
  readonly hours: CronSet;
  readonly days: CronDays;
  readonly months: CronSet;
  readonly weekdays: CronDays;
  readonly seconds: CronSet;
}

/** A crontab that names no real day (31 February) is given up after as many years as the calendar repeats leap days in. */
const MAX_YEARS = 28;

/**
 * The first instant after `after` (exclusive) that the crontab names; undefined if there is none. The fraction of a second of `after` is
 * kept, as Esper does: a crontab that began at 0.5 s goes on at half seconds.
 * Days of month and of week, when both are given, must hold together.
 */
export function nextCron(cron: Cron, after: number): number | undefined {
  const second = Math.floor(after / MS_PER_SECOND) * MS_PER_SECOND;
  let time = civilOf(second + MS_PER_SECOND);
  const lastYear = time.year + MAX_YEARS;
  while (time.year <= lastYear) {
    if (!passes(cron.months, time.month)) time = startOf({ ...time, month: time.month + 1, day: 1, hour: 0, minute: 0, second: 0 });
    else if (!isDay(cron, time)) time = startOf({ ...time, day: time.day + 1, hour: 0, minute: 0, second: 0 });
    else if (!passes(cron.hours, time.hour)) time = startOf({ ...time, hour: time.hour + 1, minute: 0, second: 0 });
    else if (!passes(cron.minutes, time.minute)) time = startOf({ ...time, minute: time.minute + 1, second: 0 });
    else if (!passes(cron.seconds, time.second)) time = startOf({ ...time, second: time.second + 1 });
    else return instantOf(time) + after - second;
  }
  return undefined;
}

function startOf(time: CivilTime): CivilTime {
  return civilOf(instantOf({ ...time, millisecond: 0 }));
}

function passes(set: CronSet, value: number): boolean {
  return set === null || set.has(value);
}

function isDay(cron: Cron, time: CivilTime): boolean {
  return isDayOfMonth(cron.days, time) && isDayOfWeek(cron.weekdays, time);
}

function isDayOfMonth(days: CronDays, time: CivilTime): boolean {
  if (days.weekdayNear !== undefined) return time.day === nearestWeekday(days.weekdayNear, time);
  if (days.last !== undefined) return time.day === daysInMonth(time.year, time.month);
  return passes(days.values, time.day);
}

function isDayOfWeek(weekdays: CronDays, time: CivilTime): boolean {
  if (weekdays.last === 'month') return time.weekday === 6;
  if (weekdays.last !== undefined) {
    return time.weekday === weekdays.last % 7 && time.day + 7 > daysInMonth(time.year, time.month);
  }
  return passes(weekdays.values, time.weekday);
}

/** Saturday moves to Friday and Sunday to Monday, but never into another month. */
function nearestWeekday(near: number | 'last', time: CivilTime): number {
  const length = daysInMonth(time.year, time.month);
  const wanted = near === 'last' ? length : Math.min(near, length);
  const weekday = (((time.weekday + wanted - time.day) % 7) + 7) % 7;
  if (weekday === 6) return wanted > 1 ? wanted - 1 : wanted + 2;
  if (weekday === 0) return wanted < length ? wanted + 1 : wanted - 2;
  return wanted;
}

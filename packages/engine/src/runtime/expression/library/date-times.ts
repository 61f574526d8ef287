import { type CivilTime, civilOf, daysFromCivil, daysInMonth, instantOf, MS_PER_DAY } from '../../time/calendar.js';
import { addPeriod, type Period, subtractPeriod } from '../../time/period.js';
import { EvaluationError } from '../evaluation-error.js';
import { formatDate } from './date-format.js';
import { INTERVALS, instantOfValue } from './intervals.js';

type Method = (target: never, ...values: readonly never[]) => unknown;
type Field = 'millisecond' | 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';

const FIELDS: Readonly<Record<string, Field>> = {
  msec: 'millisecond',
  millisecond: 'millisecond',
  milliseconds: 'millisecond',
  sec: 'second',
  second: 'second',
  seconds: 'second',
  min: 'minute',
  minute: 'minute',
  minutes: 'minute',
  hour: 'hour',
  hours: 'hour',
  day: 'day',
  days: 'day',
  week: 'week',
  weeks: 'week',
  month: 'month',
  months: 'month',
  year: 'year',
  years: 'year',
};
const ORDER: readonly Field[] = ['millisecond', 'second', 'minute', 'hour', 'day', 'month', 'year'];

function fieldOf(name: string): Field {
  const field = FIELDS[name.toLowerCase()];
  if (field === undefined) throw new EvaluationError('date-field', `"${name}" is no field of a date`);
  return field;
}

/** Weeks begin on Sunday, and the first is that of 1 January: what Java's calendar does without a locale of its own. */
function weekOf(time: CivilTime): number {
  const sunday = daysFromCivil(time.year, time.month, time.day) - time.weekday;
  const year = civilOf((sunday + 6) * MS_PER_DAY).year;
  const first = daysFromCivil(year, 1, 1);
  return Math.floor((sunday - (first - civilOf(first * MS_PER_DAY).weekday)) / 7) + 1;
}

function get(ms: number, field: Field): number {
  const time = civilOf(ms);
  if (field === 'week') return weekOf(time);
  // months count from 0, as in Java's Calendar
  return field === 'month' ? time.month - 1 : time[field];
}

function withField(ms: number, field: Field, value: number): number {
  const time = civilOf(ms);
  if (field === 'week') return ms + (value - weekOf(time)) * 7 * MS_PER_DAY;
  return instantOf({ ...time, [field]: field === 'month' ? value + 1 : value });
}

function extreme(ms: number, field: Field, isMax: boolean): number {
  const time = civilOf(ms);
  const greatest: Readonly<Record<Field, number>> = {
    millisecond: 999,
    second: 59,
    minute: 59,
    hour: 23,
    day: daysInMonth(time.year, time.month),
    week: 53,
    month: 11,
    year: 292_278_994,
  };
  const least = field === 'day' || field === 'week' || field === 'year' ? 1 : 0;
  return withField(ms, field, isMax ? greatest[field] : least);
}

function floor(ms: number, field: Field): number {
  const time: { -readonly [K in keyof CivilTime]: CivilTime[K] } = { ...civilOf(ms) };
  for (const smaller of ORDER.slice(0, ORDER.indexOf(field))) {
    if (smaller !== 'week') time[smaller] = smaller === 'day' || smaller === 'month' ? 1 : 0;
  }
  return instantOf(time);
}

function ceiling(ms: number, field: Field): number {
  const down = floor(ms, field);
  return down === ms ? ms : next(down, field);
}

function next(ms: number, field: Field): number {
  const time = civilOf(ms);
  return field === 'week' ? ms + 7 * MS_PER_DAY : instantOf({ ...time, [field]: time[field] + 1 });
}

function half(ms: number, field: Field): number {
  const [down, up] = [floor(ms, field), ceiling(ms, field)];
  return ms - down < up - ms ? down : up;
}

const onField =
  (apply: (ms: number, field: Field) => number): Method =>
  (target: unknown, name: string) => {
    const ms = instantOfValue(target);
    return ms === null ? null : apply(ms, fieldOf(name));
  };

const getter =
  (apply: (time: CivilTime) => number): Method =>
  (target: unknown) => {
    const ms = instantOfValue(target);
    return ms === null ? null : apply(civilOf(ms));
  };

const same: Method = (target: unknown) => instantOfValue(target);

function dayOfYear(time: CivilTime): number {
  return daysFromCivil(time.year, time.month, time.day) - daysFromCivil(time.year, 1, 1) + 1;
}

function withTime(target: unknown, ...values: readonly (number | null)[]): number | null {
  const ms = instantOfValue(target);
  if (ms === null) return null;
  const time = civilOf(ms);
  const [hour, minute, second, millisecond] = values;
  return instantOf({
    ...time,
    hour: hour ?? time.hour,
    minute: minute ?? time.minute,
    second: second ?? time.second,
    millisecond: millisecond ?? time.millisecond,
  });
}

function withDate(target: unknown, ...values: readonly (number | null)[]): number | null {
  const ms = instantOfValue(target);
  if (ms === null) return null;
  const time = civilOf(ms);
  const [year, month, day] = values;
  return instantOf({ ...time, year: year ?? time.year, month: month == null ? time.month : month + 1, day: day ?? time.day });
}

function shift(apply: (ms: number, period: Period) => number): Method {
  return (target: unknown, period: Period | number | null) => {
    const ms = instantOfValue(target);
    if (ms === null || period === null) return null;
    return apply(ms, typeof period === 'number' ? { months: 0, ms: period } : period);
  };
}

/** Date-time methods by their catalogue id, on instants in ms (UTC) and on events with a start timestamp. The target is never null. */
export const DATE_TIMES: Readonly<Record<string, Method>> = {
  ...INTERVALS,
  withTime,
  withDate,
  withMax: onField((ms, field) => extreme(ms, field, true)),
  withMin: onField((ms, field) => extreme(ms, field, false)),
  set: (target: unknown, name: string, value: number | null) => {
    const ms = instantOfValue(target);
    return ms === null || value === null ? null : withField(ms, fieldOf(name), value);
  },
  plus: shift(addPeriod),
  minus: shift(subtractPeriod),
  roundCeiling: onField(ceiling),
  roundFloor: onField(floor),
  roundHalf: onField(half),
  get: onField(get),
  format: (target: unknown, format?: string | null) => {
    const ms = instantOfValue(target);
    return ms === null ? null : formatDate(ms, format ?? 'M/d/yy, h:mm a');
  },
  toCalendar: same,
  toDate: same,
  toMillisec: same,
  getMillisOfSecond: getter((time) => time.millisecond),
  getSecondOfMinute: getter((time) => time.second),
  getMinuteOfHour: getter((time) => time.minute),
  getHourOfDay: getter((time) => time.hour),
  getDayOfWeek: getter((time) => time.weekday + 1),
  getDayOfMonth: getter((time) => time.day),
  getDayOfYear: getter(dayOfYear),
  getWeekyear: getter(weekOf),
  getMonthOfYear: getter((time) => time.month - 1),
  getYear: getter((time) => time.year),
  getEra: getter((time) => (time.year > 0 ? 1 : 0)),
};

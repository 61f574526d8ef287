/*
 * The Gregorian calendar in UTC by integer arithmetic, so that nothing here can read a wall clock. Days and civil dates after Howard
 * Hinnant, "chrono-Compatible Low-Level Date Algorithms" (2013): years begin in March, so that a leap day is the last day of a year.
 */

export const MS_PER_SECOND = 1_000;
export const MS_PER_MINUTE = 60_000;
export const MS_PER_HOUR = 3_600_000;
export const MS_PER_DAY = 86_400_000;

const DAYS_PER_ERA = 146_097;
const DAYS_TO_EPOCH = 719_468;

/** A date and time of day in UTC; `month` 1-12, `day` 1-31, `weekday` 0 = Sunday. */
export interface CivilTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly weekday: number;
}

/** Days since 1970-01-01 of a date; `month` 1-12. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
}

/** The civil time of an instant in ms since the epoch. */
export function civilOf(ms: number): CivilTime {
  const days = Math.floor(ms / MS_PER_DAY);
  const ofDay = ms - days * MS_PER_DAY;
  const shifted = days + DAYS_TO_EPOCH;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
    hour: Math.floor(ofDay / MS_PER_HOUR),
    minute: Math.floor(ofDay / MS_PER_MINUTE) % 60,
    second: Math.floor(ofDay / MS_PER_SECOND) % 60,
    millisecond: Math.floor(ofDay % MS_PER_SECOND),
    weekday: (((days + 4) % 7) + 7) % 7,
  };
}

/** The instant of a civil time; fields beyond their range carry over (`day: 0` is the last day of the month before). */
export function instantOf(time: Omit<CivilTime, 'weekday'>): number {
  const monthIndex = time.year * 12 + time.month - 1;
  const days = daysFromCivil(Math.floor(monthIndex / 12), (((monthIndex % 12) + 12) % 12) + 1, 1) + time.day - 1;
  return days * MS_PER_DAY + time.hour * MS_PER_HOUR + time.minute * MS_PER_MINUTE + time.second * MS_PER_SECOND + time.millisecond;
}

export function daysInMonth(year: number, month: number): number {
  return (month === 12 ? daysFromCivil(year + 1, 1, 1) : daysFromCivil(year, month + 1, 1)) - daysFromCivil(year, month, 1);
}

/** The instant `months` later (or earlier); a day that the month has not becomes its last (31 January + 1 month = 28 February). */
export function addMonths(ms: number, months: number): number {
  const time = civilOf(ms);
  const index = time.year * 12 + time.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return instantOf({ ...time, year, month, day: Math.min(time.day, daysInMonth(year, month)) });
}

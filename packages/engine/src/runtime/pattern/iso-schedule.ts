import { daysFromCivil, MS_PER_DAY, MS_PER_HOUR, MS_PER_MINUTE, MS_PER_SECOND } from '../time/calendar.js';
import type { Period } from '../time/period.js';

/** `R3/2020-01-01T00:00:00Z/PT5S` in its parts. */
export interface IsoSchedule {
  /** how many instants; Infinity for a bare `R`; absent without `R` */
  readonly repetitions?: number;
  /** ms since the epoch */
  readonly date?: number;
  readonly period?: Period;
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/;
const PERIOD = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Reads an ISO 8601 schedule (repeating interval, date, or period); undefined if it is none. */
export function readIsoSchedule(text: string): IsoSchedule | undefined {
  const parts = text.trim().split('/');
  let schedule: IsoSchedule = {};
  for (const [index, part] of parts.entries()) {
    const read = readPart(part, index);
    if (read === undefined) return undefined;
    schedule = { ...schedule, ...read };
  }
  return schedule;
}

function readPart(part: string, index: number): IsoSchedule | undefined {
  if (part.startsWith('R')) {
    if (index > 0 || !/^R\d*$/.test(part)) return undefined;
    return { repetitions: part === 'R' ? Number.POSITIVE_INFINITY : Number(part.slice(1)) };
  }
  if (part.startsWith('P')) {
    const period = readPeriod(part);
    return period && { period };
  }
  const date = readDate(part);
  return date === undefined ? undefined : { date };
}

/** An ISO 8601 date and time in ms since the epoch, in UTC without a zone; undefined if it is none. */
export function readDate(text: string): number | undefined {
  const found = DATE.exec(text.trim());
  if (found === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction, zone] = found;
  const days = daysFromCivil(Number(year), Number(month), Number(day));
  const time = Number(hour ?? 0) * MS_PER_HOUR + Number(minute ?? 0) * MS_PER_MINUTE + Number(second ?? 0) * MS_PER_SECOND;
  return days * MS_PER_DAY + time + Number((fraction ?? '').padEnd(3, '0')) - zoneOffset(zone);
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.replace(':', '').slice(3) || 0);
  return (zone.startsWith('-') ? -minutes : minutes) * MS_PER_MINUTE;
}

function readPeriod(text: string): Period | undefined {
  const found = PERIOD.exec(text);
  if (found === null || text === 'P' || text.endsWith('T')) return undefined;
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const ms = (weeks * 7 + days) * MS_PER_DAY + hours * MS_PER_HOUR + minutes * MS_PER_MINUTE + Math.round(seconds * MS_PER_SECOND);
  return { months: years * 12 + months, ms };
}

import type { PatternSchedulePlan } from '../../plan/pattern.js';
import { addPeriod, type Period } from '../time/period.js';
import { type IsoSchedule, readDate, readIsoSchedule } from './iso-schedule.js';
import type { PatternFunctions } from './link-expression.js';
import type { Match } from './match.js';
import type { Instants, LinkedObserver } from './observer.js';

/**
 * `timer:schedule(iso: …)` or `timer:schedule(date: …, period: …, repetitions: …)`: `repetitions` instants a period apart from the date on
 * (without a date from one period after the beginning); once, one period after that, without repetitions; at the date without a period.
 */
export function linkSchedule(plan: PatternSchedulePlan, functions: PatternFunctions): LinkedObserver {
  const parts = plan.iso === undefined ? linkParts(plan, functions) : linkIso(functions.ofMatch(plan.iso));
  return {
    constant: false,
    repeats: true,
    instants: (match, now, position) => {
      const schedule = parts(match);
      const from = position ?? beginning(schedule, now);
      return scheduled(from[0] ?? now, from[1] ?? 0, schedule.period ?? { months: 0, ms: 0 });
    },
  };
}

function linkIso(iso: (match: Match) => unknown): (match: Match) => IsoSchedule {
  return (match) => {
    const text = iso(match);
    const schedule = typeof text === 'string' ? readIsoSchedule(text) : undefined;
    if (schedule === undefined) throw new RangeError(`"${String(text)}" is no ISO 8601 schedule`);
    return schedule;
  };
}

function linkParts(plan: PatternSchedulePlan, functions: PatternFunctions): (match: Match) => IsoSchedule {
  const date = plan.date && functions.ofMatch(plan.date);
  const period = plan.period && functions.periodOf(plan.period);
  const repetitions = plan.repetitions && functions.numberOf(plan.repetitions);
  return (match) => {
    const at = date && dateOf(date(match));
    const length = period?.(match) ?? undefined;
    const count = repetitions?.(match) ?? undefined;
    return {
      ...(at !== undefined && { date: at }),
      ...(length !== undefined && { period: length }),
      ...(count !== undefined && { repetitions: count < 0 ? Number.POSITIVE_INFINITY : count }),
    };
  };
}

function dateOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' ? readDate(value) : undefined;
}

/** The first instant and how many there are. */
function beginning({ date, period, repetitions }: IsoSchedule, now: number): readonly [at: number, remaining: number] {
  if (period === undefined) return [date ?? now, date === undefined ? 0 : 1];
  const first = repetitions === undefined || date === undefined ? addPeriod(date ?? now, period) : date;
  return [first, repetitions ?? 1];
}

function scheduled(first: number, count: number, period: Period): Instants {
  let at = first;
  let remaining = count;
  let begun = false;
  return {
    get position() {
      return [at, remaining];
    },
    next: (now) => {
      // the instant at which it begins still counts, the one that has just been is over
      for (; remaining > 0 && (begun ? at <= now : at < now); remaining--) at = addPeriod(at, period);
      begun = true;
      return remaining > 0 ? at : undefined;
    },
  };
}

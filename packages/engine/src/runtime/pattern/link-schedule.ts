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
      const [at = now, remaining = 0] = position ?? beginning(schedule, now);
      return new ScheduledInstants({ at, remaining, period: schedule.period ?? NO_PERIOD, begun: position !== undefined });
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

const NO_PERIOD: Period = { months: 0, ms: 0 };

/** The first instant and how many there are. */
function beginning({ date, period, repetitions }: IsoSchedule, now: number): readonly [at: number, remaining: number] {
  if (period === undefined) return [date ?? now, date === undefined ? 0 : 1];
  const first = repetitions === undefined || date === undefined ? addPeriod(date ?? now, period) : date;
  return [first, repetitions ?? 1];
}

interface Progress {
  readonly at: number;
  readonly remaining: number;
  readonly period: Period;
  /** an instant has been asked for before */
  readonly begun: boolean;
}

class ScheduledInstants implements Instants {
  readonly #period: Period;
  #at: number;
  #remaining: number;
  #begun: boolean;

  constructor({ at, remaining, period, begun }: Progress) {
    this.#at = at;
    this.#remaining = remaining;
    this.#period = period;
    this.#begun = begun;
  }

  get position(): readonly number[] {
    return [this.#at, this.#remaining];
  }

  next(now: number): number | undefined {
    // the instant at which it begins still counts, the one that has just been is over
    while (this.#remaining > 0 && (this.#begun ? this.#at <= now : this.#at < now)) this.#skip(now);
    this.#begun = true;
    return this.#remaining > 0 ? this.#at : undefined;
  }

  /** Goes on by one period, or by all that end before `now` where that can be reckoned. */
  #skip(now: number): void {
    const { months, ms } = this.#period;
    const periods = months === 0 && ms > 0 ? Math.max(1, Math.floor((now - this.#at) / ms)) : 1;
    const skipped = Math.min(periods, this.#remaining);
    this.#at = months === 0 ? this.#at + skipped * ms : addPeriod(this.#at, this.#period);
    this.#remaining -= skipped;
  }
}

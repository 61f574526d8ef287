import { addMonths } from './calendar.js';

/** A length of time: calendar months first, then ms. */
export interface Period {
  readonly months: number;
  readonly ms: number;
}

export function periodOf(ms: number): Period {
  return { months: 0, ms };
}

/** The instant `period` after `ms`. */
export function addPeriod(ms: number, period: Period): number {
  return (period.months === 0 ? ms : addMonths(ms, period.months)) + period.ms;
}

/** The instant `period` before `ms`. */
export function subtractPeriod(ms: number, period: Period): number {
  return (period.months === 0 ? ms : addMonths(ms, -period.months)) - period.ms;
}

/**
 * The first instant after `now` that lies a whole number of periods after `reference` (which may itself lie after `now`: then the result is
 * the first such instant that is not more than one period away). O(1) without months, else O(periods between).
 */
export function nextMultiple(reference: number, now: number, period: Period): number {
  if (period.months === 0) {
    if (period.ms <= 0) return now;
    return reference + (Math.floor((now - reference) / period.ms) + 1) * period.ms;
  }
  let at = reference;
  while (at <= now) at = addPeriod(at, period);
  return at;
}

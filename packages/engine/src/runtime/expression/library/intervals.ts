import { classOfRow } from '../../row-class.js';
import { addPeriod, type Period } from '../../time/period.js';

type Method = (target: never, ...values: readonly never[]) => unknown;
type Bound = Period | number | null | undefined;

/** Start and end in ms; an instant is both. */
interface Interval {
  readonly start: number;
  readonly end: number;
}

/** The instant of a value: a number of ms, or the start timestamp of an event; null for anything else. */
export function instantOfValue(value: unknown): number | null {
  return typeof value === 'number' ? value : (intervalOf(value)?.start ?? null);
}

function intervalOf(value: unknown): Interval | undefined {
  if (typeof value === 'number') return { start: value, end: value };
  const found = classOfRow(value);
  const { startTimestamp, endTimestamp } = found?.type ?? {};
  if (found === undefined || startTimestamp === undefined) return undefined;
  const start = found.read(value as object, startTimestamp);
  const end = found.read(value as object, endTimestamp ?? startTimestamp);
  return typeof start === 'number' && typeof end === 'number' ? { start, end } : undefined;
}

/** Allen's relations as the manual words them; bounds narrow the distance between the ends they name. */
function relation(holds: (a: Interval, b: Interval, bounds: readonly Bound[]) => boolean): Method {
  return (target: unknown, other: unknown, ...bounds: readonly Bound[]) => {
    const [a, b] = [intervalOf(target), intervalOf(other)];
    return a === undefined || b === undefined ? null : holds(a, b, bounds);
  };
}

function lengthOf(bound: Bound, from: number): number | undefined {
  if (bound === null || bound === undefined) return undefined;
  return typeof bound === 'number' ? bound * 1000 : addPeriod(from, bound) - from;
}

/** Whether a distance lies in `[least, greatest]`; without bounds, whether it is at least `floor`. */
function within(distance: number, bounds: readonly Bound[], floor: number, from: number): boolean {
  const least = lengthOf(bounds[0], from);
  if (least === undefined) return distance >= floor;
  const greatest = lengthOf(bounds[1], from);
  if (greatest === undefined) return distance >= least;
  return distance >= Math.min(least, greatest) && distance <= Math.max(least, greatest);
}

function near(a: number, b: number, bound: Bound): boolean {
  return Math.abs(a - b) <= (lengthOf(bound, a) ?? 0);
}

/** Both ends of the inner interval at a distance within the bounds; one bound is the greatest distance for both ends. */
function inside(outer: Interval, inner: Interval, bounds: readonly Bound[]): boolean {
  const [atStart, atEnd] = [inner.start - outer.start, outer.end - inner.end];
  if (atStart <= 0 || atEnd <= 0) return false;
  const [a, b, c, d] = bounds.map((bound) => lengthOf(bound, outer.start));
  if (a === undefined) return true;
  if (b === undefined) return atStart <= a && atEnd <= a;
  if (c === undefined || d === undefined) return atStart >= a && atStart <= b && atEnd >= a && atEnd <= b;
  return atStart >= a && atStart <= b && atEnd >= c && atEnd <= d;
}

/** One bound is the greatest overlap, two are the least and the greatest. */
function overlap(first: Interval, second: Interval, bounds: readonly Bound[]): boolean {
  if (!(first.start < second.start && second.start < first.end && first.end < second.end)) return false;
  const shared = first.end - second.start;
  const [a, b] = bounds.map((bound) => lengthOf(bound, first.start));
  if (a === undefined) return true;
  return b === undefined ? shared <= a : shared >= a && shared <= b;
}

function between(
  target: unknown,
  from: unknown,
  to: unknown,
  includeFrom: boolean | null = true,
  includeTo: boolean | null = true,
) {
  const [at, a, b] = [instantOfValue(target), instantOfValue(from), instantOfValue(to)];
  if (at === null || a === null || b === null) return null;
  const [low, high] = a <= b ? [a, b] : [b, a];
  return (includeFrom ? at >= low : at > low) && (includeTo ? at <= high : at < high);
}

export const INTERVALS: Readonly<Record<string, Method>> = {
  between: between as Method,
  before: relation((a, b, bounds) => within(b.start - a.end, bounds, 1, a.end)),
  after: relation((a, b, bounds) => within(a.start - b.end, bounds, 1, b.end)),
  coincides: relation((a, b, [start, end]) => near(a.start, b.start, start) && near(a.end, b.end, end ?? start)),
  during: relation((a, b, bounds) => inside(b, a, bounds)),
  includes: relation((a, b, bounds) => inside(a, b, bounds)),
  finishes: relation((a, b, [end]) => a.start > b.start && near(a.end, b.end, end)),
  finishedBy: relation((a, b, [end]) => a.start < b.start && near(a.end, b.end, end)),
  meets: relation((a, b, [distance]) => near(a.end, b.start, distance)),
  metBy: relation((a, b, [distance]) => near(a.start, b.end, distance)),
  overlaps: relation((a, b, bounds) => overlap(a, b, bounds)),
  overlappedBy: relation((a, b, bounds) => overlap(b, a, bounds)),
  starts: relation((a, b, [start]) => near(a.start, b.start, start) && a.end < b.end),
  startedBy: relation((a, b, [start]) => near(a.start, b.start, start) && a.end > b.end),
};

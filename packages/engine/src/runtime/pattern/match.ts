import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';

/** The value of one tag: its event, the events of a repeated tag, null while unmatched. The last slot of a match is a number or null. */
export type MatchSlot = Row | readonly Row[] | number | null;

/**
 * What a partial match has bound: one slot a tag in the order of the plan, and as the last slot the engine time (ms) at which its first
 * tag was bound, null before. Not changed once made (but see `until`): whoever binds more makes a new one, so that partial matches share
 * their past.
 */
export type Match = readonly MatchSlot[];

/** The match with which a pattern of `tags` tags begins. */
export function emptyMatch(tags: number): Match {
  return new Array<MatchSlot>(tags + 1).fill(null);
}

/** `match` with `tag` bound to `value`. O(tags). */
export function bind(match: Match, tag: number, value: Row | readonly Row[] | null, now: number): Match {
  const bound = match.slice();
  const last = bound.length - 1;
  bound[tag] = value;
  if (bound[last] === null) bound[last] = now;
  return bound;
}

/** All that either binds; where both do, `later`. */
export function merge(earlier: Match, later: Match): Match {
  const merged = earlier.slice();
  const last = merged.length - 1;
  for (let i = 0; i < last; i++) {
    const value = later[i];
    if (value !== null && value !== undefined) merged[i] = value;
  }
  const since = startOf(later);
  const before = startOf(earlier);
  if (since !== null && (before === null || since < before)) merged[last] = since;
  return merged;
}

/** When the first tag was bound, in ms; null when none is. */
export function startOf(match: Match): number | null {
  const start = match[match.length - 1];
  return typeof start === 'number' ? start : null;
}

/** Adds every event that `match` holds to `events`. */
export function addEvents(match: Match, events: Set<Row>): void {
  for (const slot of match) {
    if (slot === null || typeof slot === 'number') continue;
    if (isList(slot)) for (const row of slot) events.add(row);
    else events.add(slot);
  }
}

/** Whether `match` holds one of `events`. O(events of the match). */
export function sharesEvent(match: Match, events: ReadonlySet<Row>): boolean {
  for (const slot of match) {
    if (slot === null || typeof slot === 'number') continue;
    if (isList(slot)) {
      if (slot.some((row) => events.has(row))) return true;
    } else if (events.has(slot)) return true;
  }
  return false;
}

export function writeMatch(match: Match, out: StateWriter): void {
  for (const slot of match) out.value(slot);
}

/** Reads a match of `slots` slots. */
export function readMatch(from: StateReader, slots: number): Match {
  return Array.from({ length: slots }, () => from.value() as MatchSlot);
}

export function isList(slot: Row | readonly Row[]): slot is readonly Row[] {
  return Array.isArray(slot);
}

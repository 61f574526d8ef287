import type { Row } from '../row.js';
import { addEvents, type Match, sharesEvent } from './match.js';

/** Places of those matches of one moment that share no event with one kept before them (`@SuppressOverlappingMatches`). */
export function withoutOverlaps(matches: readonly Match[]): ReadonlySet<number> {
  const kept = new Set<number>();
  const events = new Set<Row>();
  for (const [index, match] of matches.entries()) {
    if (sharesEvent(match, events)) continue;
    addEvents(match, events);
    kept.add(index);
  }
  return kept;
}

/** The events of all matches. */
export function eventsOf(matches: readonly Match[]): ReadonlySet<Row> {
  const events = new Set<Row>();
  for (const match of matches) addEvents(match, events);
  return events;
}

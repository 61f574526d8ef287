import type { Row } from '../row.js';
import { addEvents, type Match, sharesEvent } from './match.js';

/** Those of the matches of one moment, in order, that share no event with one kept before (`@SuppressOverlappingMatches`). */
export function withoutOverlaps(matches: readonly Match[]): readonly Match[] {
  if (matches.length < 2) return matches;
  const events = new Set<Row>();
  return matches.filter((match) => {
    if (sharesEvent(match, events)) return false;
    addEvents(match, events);
    return true;
  });
}

/** The events of all matches. */
export function eventsOf(matches: readonly Match[]): ReadonlySet<Row> {
  const events = new Set<Row>();
  for (const match of matches) addEvents(match, events);
  return events;
}

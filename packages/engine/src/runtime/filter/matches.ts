import type { FilterEntry } from './filter-entry.js';

/** Filters that an event meets, in a list that keeps its memory from event to event. */
export class Matches {
  /** those from `count` on are left over from earlier events */
  readonly entries: FilterEntry[] = [];
  count = 0;

  add(entry: FilterEntry): void {
    this.entries[this.count++] = entry;
  }
}

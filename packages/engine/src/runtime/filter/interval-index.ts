import { type Getter, getterOf } from '../getter.js';
import type { Row } from '../row.js';
import type { FilterEntry } from './filter-entry.js';
import type { Matches } from './matches.js';

interface Interval {
  readonly low: number;
  readonly high: number;
  readonly entry: FilterEntry;
}

/**
 * Filters on ranges of one numeric property: intervals sorted by their lower end, as an implicit balanced tree in which each node knows the
 * greatest upper end below it (Cormen et al., "Introduction to Algorithms", interval trees). O(log n + found).
 */
export class IntervalIndex {
  readonly #get: Getter;
  #intervals: Interval[] = [];
  #highest: Float64Array = new Float64Array(0);
  #sorted = true;

  constructor(property: string) {
    this.#get = getterOf(property);
  }

  add(low: number, high: number, entry: FilterEntry): void {
    this.#intervals.push({ low, high, entry });
    this.#sorted = false;
  }

  /** Adds to `found` the filters whose range holds the row's value. */
  propose(row: Row, found: Matches): void {
    const value = this.#get(row);
    if (typeof value !== 'number') return;
    if (!this.#sorted) this.#sort();
    this.#search(value, 0, this.#intervals.length, found);
  }

  #sort(): void {
    this.#intervals.sort((a, b) => a.low - b.low);
    this.#highest = new Float64Array(this.#intervals.length);
    this.#measure(0, this.#intervals.length);
    this.#sorted = true;
  }

  /** Greatest upper end among the intervals `from` to `to` (exclusive), kept at their middle. */
  #measure(from: number, to: number): number {
    if (from >= to) return Number.NEGATIVE_INFINITY;
    const middle = (from + to) >> 1;
    const own = this.#intervals[middle]?.high ?? Number.NEGATIVE_INFINITY;
    const highest = Math.max(own, this.#measure(from, middle), this.#measure(middle + 1, to));
    this.#highest[middle] = highest;
    return highest;
  }

  #search(value: number, from: number, to: number, found: Matches): void {
    if (from >= to) return;
    const middle = (from + to) >> 1;
    if ((this.#highest[middle] ?? 0) < value) return;
    this.#search(value, from, middle, found);
    const interval = this.#intervals[middle];
    if (interval === undefined || interval.low > value) return;
    if (interval.high >= value) found.add(interval.entry);
    this.#search(value, middle + 1, to, found);
  }
}

import type { TestFunction } from '../expression/functions.js';
import type { Row } from '../row.js';
import { classOfRow, type RowClass } from '../row-class.js';
import type { FilterEntry } from './filter-entry.js';
import { FilterIndex } from './filter-index.js';

/** Finds for an event all filters that it passes: those on its own type and on the types that it inherits from. */
export class FilterService {
  readonly #indexes = new Map<string, FilterIndex>();
  /** indexes that events of a class are shown to; made at its first event */
  #routes = new Map<RowClass, readonly FilterIndex[]>();
  readonly #makeShared: (entry: FilterEntry) => TestFunction;
  #dispatch = 0;

  constructor(makeShared: (entry: FilterEntry) => TestFunction) {
    this.#makeShared = makeShared;
  }

  /** Filters in all. */
  get size(): number {
    let size = 0;
    for (const index of this.#indexes.values()) size += index.size;
    return size;
  }

  add(entry: FilterEntry): void {
    const name = entry.plan.eventType;
    let index = this.#indexes.get(name);
    if (index === undefined) {
      index = new FilterIndex(this.#makeShared);
      this.#indexes.set(name, index);
      this.#routes = new Map();
    }
    index.add(entry);
  }

  remove(entry: FilterEntry): void {
    this.#indexes.get(entry.plan.eventType)?.remove(entry);
  }

  /** A type was declared anew: events of its class may have other supertypes now. */
  forgetRoutes(): void {
    this.#routes = new Map();
  }

  /** The filters that the row passes, by the order of their receivers. A filter that fails tells its owner. */
  match(row: Row): readonly FilterEntry[] {
    const rowClass = classOfRow(row);
    if (rowClass === undefined) return [];
    const proposed: FilterEntry[] = [];
    for (const index of this.#routes.get(rowClass) ?? this.#route(rowClass)) index.propose(row, proposed);
    this.#dispatch++;
    return this.#passing(row, proposed);
  }

  #passing(row: Row, proposed: FilterEntry[]): readonly FilterEntry[] {
    const dispatch = this.#dispatch;
    let passed = 0;
    for (const entry of proposed) {
      if (entry.met === dispatch || !passes(entry, row)) continue;
      entry.met = dispatch;
      // insertion sort: typically one to five filters pass
      let at = passed++;
      for (let before = proposed[at - 1]; at > 0 && before !== undefined && before.order > entry.order; before = proposed[at - 1]) {
        proposed[at--] = before;
      }
      proposed[at] = entry;
    }
    // cutting an array gives its memory away
    if (passed < proposed.length) proposed.length = passed;
    return proposed;
  }

  #route(rowClass: RowClass): readonly FilterIndex[] {
    const { name, supertypes } = rowClass.type;
    const route = [name, ...supertypes].flatMap((type) => this.#indexes.get(type) ?? []);
    this.#routes.set(rowClass, route);
    return route;
  }
}

function passes(entry: FilterEntry, row: Row): boolean {
  const { test } = entry;
  if (test === undefined) return true;
  try {
    return test(row);
  } catch (error) {
    entry.owner.failed('filter', error);
    return false;
  }
}

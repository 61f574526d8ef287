import type { TestFunction } from '../expression/functions.js';
import type { Row } from '../row.js';
import { classOfRow, type RowClass } from '../row-class.js';
import type { FilterEntry } from './filter-entry.js';
import { FilterIndex } from './filter-index.js';
import { Matches } from './matches.js';

/** Finds for an event all filters that it passes: those on its own type and on the types that it inherits from. */
export class FilterService {
  readonly #indexes = new Map<string, FilterIndex>();
  /** indexes that events of a class are shown to; made at its first event */
  #routes = new Map<RowClass, readonly FilterIndex[]>();
  readonly #makeShared: (entry: FilterEntry) => TestFunction;
  #dispatch = 0;
  /** the class of the last event, and its route */
  #recent: RowClass | undefined = undefined;
  #recentRoute: readonly FilterIndex[] = [];
  /** a list that nobody reads at present */
  #free: Matches | undefined = undefined;

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
      this.forgetRoutes();
    }
    index.add(entry);
  }

  remove(entry: FilterEntry): void {
    this.#indexes.get(entry.plan.eventType)?.remove(entry);
    // it must not hold on to what is gone
    this.#free = undefined;
  }

  /** A type was declared anew: events of its class may have other supertypes now. */
  forgetRoutes(): void {
    this.#routes = new Map();
    this.#recent = undefined;
  }

  /**
   * The filters that the row passes, by the order of their receivers; to be given back by {@link release}. A filter that fails tells its
   * owner.
   */
  match(row: Row): Matches {
    const found = this.#free ?? new Matches();
    this.#free = undefined;
    found.count = 0;
    const rowClass = classOfRow(row);
    if (rowClass === undefined) return found;
    const route = rowClass === this.#recent ? this.#recentRoute : this.#routeOf(rowClass);
    for (let i = 0; i < route.length; i++) route[i]?.propose(row, found);
    this.#dispatch++;
    if (found.count > 0) found.count = this.#pass(row, found);
    return found;
  }

  /** Nobody reads the list any more. */
  release(matches: Matches): void {
    this.#free = matches;
  }

  /** Keeps those that the row passes, in order. */
  #pass(row: Row, { entries, count }: Matches): number {
    const dispatch = this.#dispatch;
    let passed = 0;
    for (let i = 0; i < count; i++) {
      const entry = entries[i] as FilterEntry;
      if (entry.met === dispatch || !passes(entry, row)) continue;
      entry.met = dispatch;
      // insertion sort: typically one to five filters pass
      let at = passed++;
      for (let before = entries[at - 1]; at > 0 && before !== undefined && before.order > entry.order; before = entries[at - 1]) {
        entries[at--] = before;
      }
      entries[at] = entry;
    }
    return passed;
  }

  #routeOf(rowClass: RowClass): readonly FilterIndex[] {
    this.#recent = rowClass;
    this.#recentRoute = this.#routes.get(rowClass) ?? this.#route(rowClass);
    return this.#recentRoute;
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

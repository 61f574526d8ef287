import type { Row, RowValue } from '../row.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfValue } from '../table/shard-of.js';
import type { Match } from './match.js';

/** `match` gives an array, or null, that has to hold what `event` gives. Both are plain reads, which cannot fail. */
export interface AtomElement {
  readonly ofEvent: (event: Row) => RowValue;
  readonly ofMatch: (match: Match) => RowValue;
}

/** Where a state stands among those who wait for one value. */
export interface ElementPlace<S> {
  readonly state: S;
  readonly list: ElementList<S>;
  previous: ElementPlace<S> | undefined;
  /** still who came after it when it was taken out, so that who walks along the list can go on from it */
  next: ElementPlace<S> | undefined;
}

/** Who waits for one value, in the order of their beginning. */
export interface ElementList<S> {
  readonly value: RowValue;
  first: ElementPlace<S> | undefined;
  last: ElementPlace<S> | undefined;
}

/** What stands in an {@link ElementTable}. */
export interface ElementWaiter<S> {
  readonly match: Match;
  /** one for each value of its array; none while it does not wait */
  places: readonly ElementPlace<S>[] | undefined;
}

/**
 * Waiting atoms by each element of an array that their tags hold: an event asks those alone whose array holds its value, however many wait.
 * Compares as `includes` does.
 */
export class ElementTable<S extends ElementWaiter<S>> {
  readonly #element: AtomElement;
  readonly #lists = new LargeMap<RowValue, ElementList<S>>(shardOfValue);

  constructor(element: AtomElement) {
    this.#element = element;
  }

  /** Lets `state` wait. O(length of its array). */
  add(state: S): void {
    const values = this.#element.ofMatch(state.match);
    if (!Array.isArray(values)) return;
    const places: ElementPlace<S>[] = [];
    for (const value of values as readonly RowValue[]) {
      const list = this.#listOf(value);
      const previous = list.last;
      // a value that its array has twice
      if (previous?.state === state) continue;
      const place: ElementPlace<S> = { state, list, previous, next: undefined };
      if (previous === undefined) list.first = place;
      else previous.next = place;
      list.last = place;
      places.push(place);
    }
    state.places = places;
  }

  /** Who waits for `event`. */
  find(event: Row): ElementList<S> | undefined {
    return this.#lists.get(this.#element.ofEvent(event));
  }

  /** O(length of its array) */
  remove(state: S): void {
    for (const place of state.places ?? []) this.#takeOut(place);
    state.places = undefined;
  }

  #listOf(value: RowValue): ElementList<S> {
    let list = this.#lists.get(value);
    if (list === undefined) {
      list = { value, first: undefined, last: undefined };
      this.#lists.set(value, list);
    }
    return list;
  }

  #takeOut({ list, previous, next }: ElementPlace<S>): void {
    if (previous === undefined) list.first = next;
    else previous.next = next;
    if (next === undefined) list.last = previous;
    else next.previous = previous;
    if (list.first === undefined) this.#lists.delete(list.value);
  }
}

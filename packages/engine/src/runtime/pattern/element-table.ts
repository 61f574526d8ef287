import type { Row, RowValue } from '../row.js';
import type { Match } from './match.js';

/** `match` gives an array, or null, that has to hold what `event` gives. Both are plain reads, which cannot fail. */
export interface AtomElement {
  readonly ofEvent: (event: Row) => RowValue;
  readonly ofMatch: (match: Match) => RowValue;
}

/**
 * Waiting atoms by each element of an array that their tags hold, in the order of their beginning: an event asks those alone whose array
 * holds its value, however many wait. Compares as `includes` does.
 */
export class ElementTable<S extends { readonly match: Match }> {
  readonly #element: AtomElement;
  readonly #waiting = new Map<RowValue, Set<S>>();

  constructor(element: AtomElement) {
    this.#element = element;
  }

  /** Lets `state` wait. O(length of its array). */
  add(state: S): void {
    for (const value of this.#valuesOf(state)) {
      const waiting = this.#waiting.get(value);
      if (waiting === undefined) this.#waiting.set(value, new Set([state]));
      else waiting.add(state);
    }
  }

  find(event: Row): ReadonlySet<S> | undefined {
    return this.#waiting.get(this.#element.ofEvent(event));
  }

  remove(state: S): void {
    for (const value of this.#valuesOf(state)) {
      const waiting = this.#waiting.get(value);
      if (waiting?.delete(state) && waiting.size === 0) this.#waiting.delete(value);
    }
  }

  #valuesOf({ match }: S): readonly RowValue[] {
    const values = this.#element.ofMatch(match);
    return Array.isArray(values) ? values : [];
  }
}

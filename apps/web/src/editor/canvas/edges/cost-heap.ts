interface Entry<T> {
  readonly value: T;
  readonly cost: number;
  /** how many were added before it */
  readonly order: number;
}

/**
 * What costs least comes out first; of what costs the same, what was added first. A binary heap: O(log n) for each that is
 * added or taken.
 */
export class CostHeap<T> {
  readonly #entries: Entry<T>[] = [];
  #added = 0;

  add(value: T, cost: number): void {
    const entry = { value, cost, order: this.#added };
    this.#added += 1;
    let at = this.#entries.length;
    for (let above = (at - 1) >> 1; at > 0; above = (at - 1) >> 1) {
      const parent = this.#entries[above];
      if (parent === undefined || !isBefore(entry, parent)) break;
      this.#entries[at] = parent;
      at = above;
    }
    this.#entries[at] = entry;
  }

  /** Takes the first one off; undefined if there is none. */
  take(): T | undefined {
    const first = this.#entries[0];
    const last = this.#entries.pop();
    if (last !== undefined && this.#entries.length > 0) this.#sink(last);
    return first?.value;
  }

  /** Finds the place of an entry from the top down. */
  #sink(entry: Entry<T>): void {
    let at = 0;
    for (;;) {
      const [left, right] = [this.#entries[2 * at + 1], this.#entries[2 * at + 2]];
      const isRight = left !== undefined && right !== undefined && isBefore(right, left);
      const least = isRight ? right : left;
      if (least === undefined || !isBefore(least, entry)) break;
      this.#entries[at] = least;
      at = 2 * at + (isRight ? 2 : 1);
    }
    this.#entries[at] = entry;
  }
}

function isBefore(one: Entry<unknown>, other: Entry<unknown>): boolean {
  return one.cost < other.cost || (one.cost === other.cost && one.order < other.order);
}

import type { Row } from '../row.js';
import { Ring } from '../time/ring.js';

/**
 * Rows in order of arrival. As long as the oldest leaves first, which is what most windows do, they stand in a ring; the first that leaves
 * out of turn, or that is asked for, makes it a set.
 */
export class OrderedRows implements Iterable<Row> {
  #ring: Ring<Row> | undefined = new Ring();
  readonly #set = new Set<Row>();

  get size(): number {
    return this.#ring === undefined ? this.#set.size : this.#ring.length;
  }

  has(row: Row): boolean {
    return this.#asSet().has(row);
  }

  /** Adds a row that is not held. */
  add(row: Row): void {
    if (this.#ring === undefined) this.#set.add(row);
    else this.#ring.push(row);
  }

  /** @returns false for a row that is not held */
  delete(row: Row): boolean {
    if (this.#ring?.at(0) !== row) return this.#asSet().delete(row);
    this.#ring.shift();
    return true;
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.#ring === undefined ? this.#set.values() : this.#ring.toArray().values();
  }

  #asSet(): Set<Row> {
    const ring = this.#ring;
    if (ring !== undefined) {
      this.#ring = undefined;
      for (let i = 0; i < ring.length; i++) this.#set.add(ring.at(i) as Row);
    }
    return this.#set;
  }
}

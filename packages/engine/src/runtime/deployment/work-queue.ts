import type { Row } from '../row.js';
import { Ring } from '../time/ring.js';

/**
 * What one event leads to and waits until the event has gone through all statements. Changes of named windows (`front`) go before derived
 * events (`back`), each in the order in which they came.
 */
export class WorkQueue {
  readonly #front = new Ring<() => void>();
  readonly #back = new Ring<Row>();

  /** A change of a named window to be told to its consumers, or rows to be put into one. */
  addFirst(work: () => void): void {
    this.#front.push(work);
  }

  /** An event of an insert-into stream. */
  addRow(row: Row): void {
    this.#back.push(row);
  }

  get isEmpty(): boolean {
    return this.#front.length === 0 && this.#back.length === 0;
  }

  /** Does the next piece of work. */
  runNext(route: (row: Row) => void): void {
    const work = this.#front.shift();
    if (work !== undefined) {
      work();
      return;
    }
    const row = this.#back.shift();
    if (row !== undefined) route(row);
  }

  clear(): void {
    this.#front.clear();
    this.#back.clear();
  }
}

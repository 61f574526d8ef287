import type { Row } from '../row.js';
import { Ring } from '../time/ring.js';

/**
 * What one event leads to and waits until the event has gone through all statements: rows that go into named windows, changes of named
 * windows to be told to their consumers, and derived events. Derived events go last; each row that goes into a named window is told of
 * before the next one does.
 */
export class WorkQueue {
  readonly #inserts = new Ring<() => void>();
  readonly #tellings = new Ring<() => void>();
  readonly #events = new Ring<Row>();

  /** Puts a row into a named window. */
  addInsert(insert: () => void): void {
    this.#inserts.push(insert);
  }

  /** Tells the consumers of a named window of a change. */
  addTelling(tell: () => void): void {
    this.#tellings.push(tell);
  }

  /** An event of an insert-into stream. */
  addRow(row: Row): void {
    this.#events.push(row);
  }

  /** Nothing waits, as after most events. */
  get isEmpty(): boolean {
    return this.#inserts.length + this.#tellings.length + this.#events.length === 0;
  }

  /** Does all that waits, and all that this leads to. A change that waits beside an insert is told together with it. */
  drain(route: (row: Row) => void): void {
    if (this.#inserts.length === 0) this.#tell();
    for (;;) {
      for (let insert = this.#inserts.shift(); insert !== undefined; insert = this.#inserts.shift()) {
        insert();
        this.#tell();
      }
      const row = this.#events.shift();
      if (row === undefined) return;
      route(row);
      this.#tell();
    }
  }

  #tell(): void {
    for (let tell = this.#tellings.shift(); tell !== undefined; tell = this.#tellings.shift()) tell();
  }
}

import type { RowValue } from '../row.js';

const COMPACT_FROM = 32;

/** Values first in, first out, and from the end as well. An array whose front part is dead: small for the many groups that hold little. */
export class ValueQueue {
  #items: RowValue[] = [];
  #head = 0;

  get length(): number {
    return this.#items.length - this.#head;
  }

  /** The oldest value; undefined when there is none. */
  get first(): RowValue | undefined {
    return this.#items[this.#head];
  }

  /** The newest value; undefined when there is none. */
  get last(): RowValue | undefined {
    return this.#items.length > this.#head ? this.#items[this.#items.length - 1] : undefined;
  }

  push(value: RowValue): void {
    this.#items.push(value);
  }

  pop(): void {
    this.#items.pop();
  }

  shift(): void {
    this.#head++;
    if (this.#head < COMPACT_FROM || this.#head * 2 < this.#items.length) return;
    this.#items = this.#items.slice(this.#head);
    this.#head = 0;
  }

  *[Symbol.iterator](): Generator<RowValue> {
    for (let i = this.#head; i < this.#items.length; i++) yield this.#items[i] ?? null;
  }
}

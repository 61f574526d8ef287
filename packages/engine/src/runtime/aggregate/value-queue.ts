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

  /** The value at `index`, 0 = oldest; undefined outside. */
  at(index: number): RowValue | undefined {
    return index < 0 ? undefined : this.#items[this.#head + index];
  }

  push(value: RowValue): void {
    // of a literal the array is as long as it need be, which matters where most groups hold one value; by `push` it has room for 17
    if (this.#items.length === 0) this.#items = [value];
    else this.#items.push(value);
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

  /** Place of the oldest value that is equal, 0 = oldest; -1 when there is none. O(1) at the front, else O(n). */
  indexOf(value: RowValue): number {
    if (this.#items[this.#head] === value) return 0;
    const at = this.#items.indexOf(value, this.#head);
    return at < 0 ? at : at - this.#head;
  }

  removeAt(index: number): void {
    if (index === 0) this.shift();
    else this.#items.splice(this.#head + index, 1);
  }

  /** Takes the oldest value that is equal out. @returns whether there was one */
  remove(value: RowValue): boolean {
    const index = this.indexOf(value);
    if (index >= 0) this.removeAt(index);
    return index >= 0;
  }

  /** All values, oldest first, as a new array. */
  toArray(): RowValue[] {
    return this.#items.slice(this.#head);
  }

  *[Symbol.iterator](): Generator<RowValue> {
    for (let i = this.#head; i < this.#items.length; i++) yield this.#items[i] ?? null;
  }
}

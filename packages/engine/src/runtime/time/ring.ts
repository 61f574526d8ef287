const FIRST_CAPACITY = 16;

/**
 * A first-in first-out queue over an array of power-of-two size: O(1) at both ends and by position, no garbage in steady state. (A Set or
 * Map taken from the front walks over all that was ever deleted; `Array.shift` moves the rest.)
 */
export class Ring<T> {
  #items: (T | undefined)[] = new Array<T | undefined>(FIRST_CAPACITY).fill(undefined);
  #head = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(item: T): void {
    if (this.#length === this.#items.length) this.#resize(this.#length * 2);
    this.#items[(this.#head + this.#length) & (this.#items.length - 1)] = item;
    this.#length++;
  }

  /** The item at `index`, 0 = oldest; undefined outside. */
  at(index: number): T | undefined {
    if (index < 0 || index >= this.#length) return undefined;
    return this.#items[(this.#head + index) & (this.#items.length - 1)];
  }

  shift(): T | undefined {
    if (this.#length === 0) return undefined;
    const item = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#items.length - 1);
    this.#length--;
    if (this.#items.length > FIRST_CAPACITY && this.#length < this.#items.length >> 2) this.#resize(this.#items.length >> 1);
    return item;
  }

  clear(): void {
    this.#items = new Array<T | undefined>(FIRST_CAPACITY).fill(undefined);
    this.#head = 0;
    this.#length = 0;
  }

  /** All items, oldest first; not to be changed meanwhile. */
  *[Symbol.iterator](): Generator<T> {
    for (let i = 0; i < this.#length; i++) yield this.#items[(this.#head + i) & (this.#items.length - 1)] as T;
  }

  /** All items, oldest first, as a new array. */
  toArray(): T[] {
    const items: T[] = [];
    for (let i = 0; i < this.#length; i++) items.push(this.#items[(this.#head + i) & (this.#items.length - 1)] as T);
    return items;
  }

  /** Keeps only what `wanted` holds for, in order. O(n). */
  retain(wanted: (item: T) => boolean): void {
    const kept = this.toArray().filter(wanted);
    this.clear();
    for (const item of kept) this.push(item);
  }

  #resize(capacity: number): void {
    const items = new Array<T | undefined>(capacity).fill(undefined);
    for (let i = 0; i < this.#length; i++) items[i] = this.#items[(this.#head + i) & (this.#items.length - 1)];
    this.#items = items;
    this.#head = 0;
  }
}

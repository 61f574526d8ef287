import type { RowValue } from '../row.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfValue } from '../table/shard-of.js';
import { compareValues } from './tally.js';

/**
 * The least of many values that leave in any order: a binary heap whose dead values are dropped when they reach the top, with a count of
 * each value. O(log n) to add, O(1) to remove, amortised O(log n) to read.
 */
export class CountedHeap {
  readonly #sign: 1 | -1;
  readonly #counts = new LargeMap<RowValue, number>(shardOfValue);
  #heap: RowValue[] = [];

  /** @param sign 1 for the least on top, -1 for the greatest */
  constructor(sign: 1 | -1) {
    this.#sign = sign;
  }

  add(value: RowValue): void {
    const count = this.#counts.get(value);
    this.#counts.set(value, (count ?? 0) + 1);
    if (count === undefined) this.#push(value);
  }

  remove(value: RowValue): void {
    const left = (this.#counts.get(value) ?? 1) - 1;
    // a value that comes back before it is dropped stands in the heap twice, which does no harm
    if (left > 0) this.#counts.set(value, left);
    else this.#counts.delete(value);
    if (this.#heap.length > 64 && this.#heap.length > this.#counts.size * 2) this.#rebuild();
  }

  top(): RowValue {
    for (let top = this.#heap[0]; top !== undefined; top = this.#heap[0]) {
      if (this.#counts.has(top)) return top;
      this.#pop();
    }
    return null;
  }

  /** The values, equal ones as often as they are held. */
  *[Symbol.iterator](): Generator<RowValue> {
    for (const [value, count] of this.#counts.entries()) for (let i = 0; i < count; i++) yield value;
  }

  get length(): number {
    let length = 0;
    for (const count of this.#counts.values()) length += count;
    return length;
  }

  #before(a: RowValue, b: RowValue): boolean {
    return compareValues(a, b) * this.#sign < 0;
  }

  #push(value: RowValue): void {
    const heap = this.#heap;
    let at = heap.push(value) - 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above] ?? null;
      if (!this.#before(value, parent)) break;
      heap[at] = parent;
      at = above;
    }
    heap[at] = value;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop() ?? null;
    if (heap.length === 0) return;
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      if (left >= heap.length) break;
      const right = left + 1;
      const child = right < heap.length && this.#before(heap[right] ?? null, heap[left] ?? null) ? right : left;
      if (!this.#before(heap[child] ?? null, last)) break;
      heap[at] = heap[child] ?? null;
      at = child;
    }
    heap[at] = last;
  }

  #rebuild(): void {
    this.#heap = [];
    for (const value of this.#counts.keys()) this.#push(value);
  }
}

import type { RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { compareValues, type Tally } from './tally.js';

/**
 * `min` and `max` of what is held: a binary heap whose dead values are dropped when they reach the top, with a count of each value.
 * O(log n) to add, O(1) to remove, amortised O(log n) to read.
 */
export class Extreme implements Tally {
  readonly #sign: 1 | -1;
  readonly #counts = new Map<RowValue, number>();
  #heap: RowValue[] = [];

  /** @param direction  `min` or `max` */
  constructor(direction: 'min' | 'max') {
    this.#sign = direction === 'min' ? 1 : -1;
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

  value(): RowValue {
    for (let top = this.#heap[0]; top !== undefined; top = this.#heap[0]) {
      if (this.#counts.has(top)) return top;
      this.#pop();
    }
    return null;
  }

  save(out: StateWriter): void {
    out.integer(this.#counts.size);
    for (const [value, count] of this.#counts) {
      out.value(value);
      out.integer(count);
    }
  }

  load(from: StateReader): void {
    for (let left = from.integer(); left > 0; left--) {
      const value = from.value();
      this.#counts.set(value, from.integer());
      this.#push(value);
    }
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

/** `minever`, `maxever`: the extreme since the start. */
export class ExtremeEver implements Tally {
  readonly #sign: 1 | -1;
  #best: RowValue = null;

  constructor(direction: 'min' | 'max') {
    this.#sign = direction === 'min' ? 1 : -1;
  }

  add(value: RowValue): void {
    if (this.#best === null || compareValues(value, this.#best) * this.#sign < 0) this.#best = value;
  }

  remove(): void {
    // what was seen stays seen
  }

  value(): RowValue {
    return this.#best;
  }

  save(out: StateWriter): void {
    out.value(this.#best);
  }

  load(from: StateReader): void {
    this.#best = from.value();
  }
}

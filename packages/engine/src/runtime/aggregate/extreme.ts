import type { RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { CountedHeap } from './counted-heap.js';
import { compareValues, type Tally } from './tally.js';
import { ValueQueue } from './value-queue.js';

/**
 * `min` and `max` of what is held. As long as values leave in the order in which they came, which is what most windows do, the candidates
 * are kept as a queue in which every value is better than those behind it: amortised O(1) to add, O(1) to remove and to read. The first
 * value that leaves out of turn turns it into a heap.
 */
export class Extreme implements Tally {
  readonly #sign: 1 | -1;
  /** all that is held, in order of arrival */
  #held = new ValueQueue();
  /** what may still become the extreme: the present one first */
  #candidates = new ValueQueue();
  #heap: CountedHeap | undefined = undefined;

  /** @param direction  `min` or `max` */
  constructor(direction: 'min' | 'max') {
    this.#sign = direction === 'min' ? 1 : -1;
  }

  add(value: RowValue): void {
    if (this.#heap !== undefined) {
      this.#heap.add(value);
      return;
    }
    this.#held.push(value);
    const candidates = this.#candidates;
    for (let last = candidates.last; last !== undefined && compareValues(value, last) * this.#sign < 0; last = candidates.last) {
      candidates.pop();
    }
    candidates.push(value);
  }

  remove(value: RowValue): void {
    if (this.#heap === undefined && this.#held.first !== value) this.#heap = this.#heaped();
    if (this.#heap !== undefined) {
      this.#heap.remove(value);
      return;
    }
    this.#held.shift();
    if (this.#candidates.first === value) this.#candidates.shift();
  }

  value(): RowValue {
    return this.#heap === undefined ? (this.#candidates.first ?? null) : this.#heap.top();
  }

  save(out: StateWriter): void {
    const held = this.#heap ?? this.#held;
    out.integer(held.length);
    for (const value of held) out.value(value);
  }

  load(from: StateReader): void {
    for (let left = from.integer(); left > 0; left--) this.add(from.value());
  }

  #heaped(): CountedHeap {
    const heap = new CountedHeap(this.#sign);
    for (const value of this.#held) heap.add(value);
    this.#held = new ValueQueue();
    this.#candidates = new ValueQueue();
    return heap;
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

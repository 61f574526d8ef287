import type { RowValue } from '../row.js';
import { loadValues, type Slices, type StateReader, type StateWriter, saveValues } from '../state.js';
import { CountedHeap } from './counted-heap.js';
import { compareValues, type Tally } from './tally.js';
import { ValueQueue } from './value-queue.js';

/** Up to so many values are searched when somebody asks, which `having` and output limits let happen seldom. */
const MAX_SEARCHED = 32;

/**
 * `min` and `max` of what is held. Few values are just held. Of many, as long as they leave in the order in which they came, which is what
 * most windows do, the candidates are kept as a queue in which every value is better than those behind it: amortised O(1) to add, O(1) to
 * remove and to read. The first value that then leaves out of turn turns it into a heap.
 */
export class Extreme implements Tally {
  readonly #sign: 1 | -1;
  /** all that is held, in order of arrival */
  #held = new ValueQueue();
  /** what may still become the extreme: the present one first; absent while few are held */
  #candidates: ValueQueue | undefined = undefined;
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
    if (this.#candidates !== undefined) this.#addCandidate(value, this.#candidates);
    else if (this.#held.length > MAX_SEARCHED) {
      this.#candidates = new ValueQueue();
      for (const held of this.#held) this.#addCandidate(held, this.#candidates);
    }
  }

  #addCandidate(value: RowValue, candidates: ValueQueue): void {
    for (let last = candidates.last; last !== undefined && compareValues(value, last) * this.#sign < 0; last = candidates.last) {
      candidates.pop();
    }
    candidates.push(value);
  }

  remove(value: RowValue): void {
    if (this.#heap === undefined && this.#candidates === undefined && this.#held.remove(value)) return;
    if (this.#heap === undefined && this.#held.first !== value) this.#heap = this.#heaped();
    if (this.#heap !== undefined) {
      this.#heap.remove(value);
      return;
    }
    this.#held.shift();
    if (this.#candidates?.first === value) this.#candidates.shift();
  }

  value(): RowValue {
    if (this.#heap !== undefined) return this.#heap.top();
    return (this.#candidates === undefined ? this.#searched() : this.#candidates.first) ?? null;
  }

  save(out: StateWriter): Slices {
    const held = this.#heap ?? this.#held;
    return saveValues(out, held, held.length);
  }

  load(from: StateReader): Slices {
    return loadValues(from, (value) => this.add(value));
  }

  #searched(): RowValue | undefined {
    let best = this.#held.first;
    for (let i = 1; i < this.#held.length; i++) {
      const value = this.#held.at(i) ?? null;
      if (compareValues(value, best ?? null) * this.#sign < 0) best = value;
    }
    return best;
  }

  #heaped(): CountedHeap {
    const heap = new CountedHeap(this.#sign);
    for (const value of this.#held) heap.add(value);
    this.#held = new ValueQueue();
    this.#candidates = undefined;
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

  save(out: StateWriter): undefined {
    out.value(this.#best);
  }

  load(from: StateReader): undefined {
    this.#best = from.value();
  }
}

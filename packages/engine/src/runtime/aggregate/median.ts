import type { RowValue } from '../row.js';
import { loadValues, type Slices, type StateReader, type StateWriter, saveValues } from '../state.js';
import type { Tally } from './tally.js';

/** `median`: the middle value, or the mean of the two middle ones; null when nothing is held. Values stand sorted: O(log n) to find a place, O(n) to shift. */
export class Median implements Tally {
  readonly #sorted: number[] = [];

  add(value: RowValue): void {
    const x = Number(value);
    this.#sorted.splice(this.#place(x), 0, x);
  }

  remove(value: RowValue): void {
    const at = this.#place(Number(value));
    if (this.#sorted[at] === Number(value)) this.#sorted.splice(at, 1);
  }

  value(): RowValue {
    const { length } = this.#sorted;
    if (length === 0) return null;
    const upper = this.#sorted[length >> 1] ?? 0;
    return length % 2 === 1 ? upper : ((this.#sorted[(length >> 1) - 1] ?? 0) + upper) / 2;
  }

  save(out: StateWriter): Slices {
    return saveValues(out, this.#sorted, this.#sorted.length);
  }

  load(from: StateReader): Slices {
    return loadValues(from, (value) => this.#sorted.push(Number(value)));
  }

  /** Index of the first value that is not less. */
  #place(x: number): number {
    let low = 0;
    let high = this.#sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle] ?? 0) < x) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

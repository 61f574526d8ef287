import type { RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { Tally } from './tally.js';

/** `count(*)`, `count(x)`, `countever`: how many values are held. */
export class Count implements Tally {
  #count = 0;

  add(): void {
    this.#count++;
  }

  remove(): void {
    this.#count--;
  }

  value(): RowValue {
    return this.#count;
  }

  save(out: StateWriter): void {
    out.integer(this.#count);
  }

  load(from: StateReader): void {
    this.#count = from.integer();
  }
}

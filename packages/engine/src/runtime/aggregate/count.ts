import type { RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { Tally } from './tally.js';

/** `count(*)`, `count(x)`, `countever`: how many values are held. */
export class Count implements Tally {
  #count = 0;

  add(): void {
    this.#count++;
  }

  /** What was never counted may leave: a condition behind a window reads a variable that was another. The count stays at zero, as in Esper. */
  remove(): void {
    if (this.#count > 0) this.#count--;
  }

  value(): RowValue {
    return this.#count;
  }

  save(out: StateWriter): undefined {
    out.integer(this.#count);
  }

  load(from: StateReader): undefined {
    this.#count = from.integer();
  }
}

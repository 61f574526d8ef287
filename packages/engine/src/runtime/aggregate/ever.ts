import type { RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { Tally } from './tally.js';

/** `firstever`: the first value since the start, also when it is null. */
export class FirstEver implements Tally {
  #seen = false;
  #first: RowValue = null;

  add(value: RowValue): void {
    if (this.#seen) return;
    this.#seen = true;
    this.#first = value;
  }

  remove(): void {
    // what was first stays first
  }

  value(): RowValue {
    return this.#first;
  }

  save(out: StateWriter): undefined {
    out.value(this.#seen);
    out.value(this.#first);
  }

  load(from: StateReader): undefined {
    this.#seen = from.value() === true;
    this.#first = from.value();
  }
}

/** `lastever`: the newest value, whether it is still held or not. */
export class LastEver implements Tally {
  #last: RowValue = null;

  add(value: RowValue): void {
    this.#last = value;
  }

  remove(): void {
    // the newest stays the newest
  }

  value(): RowValue {
    return this.#last;
  }

  save(out: StateWriter): undefined {
    out.value(this.#last);
  }

  load(from: StateReader): undefined {
    this.#last = from.value();
  }
}

/** `leaving()`: whether anything has left yet. */
export class Leaving implements Tally {
  #left = false;

  add(): void {
    // only what leaves counts
  }

  remove(): void {
    this.#left = true;
  }

  value(): RowValue {
    return this.#left;
  }

  save(out: StateWriter): undefined {
    out.value(this.#left);
  }

  load(from: StateReader): undefined {
    this.#left = from.value() === true;
  }
}

import { keyOf } from '../key-map.js';
import type { RowValue } from '../row.js';
import { type StateReader, type StateWriter, saveList } from '../state.js';
import { CodeCounts } from './code-counts.js';
import type { Tally } from './tally.js';
import type { ValueCodes } from './value-codes.js';

/** A value that is held so often is counted so far in one slice. */
const SLICE_COUNTS = 4_096;

/** `count(distinct x)` of one group. */
export class CountDistinct implements Tally {
  readonly #codes: ValueCodes;
  readonly #counts = new CodeCounts();

  constructor(codes: ValueCodes) {
    this.#codes = codes;
  }

  add(value: RowValue): void {
    const code = this.#codes.take(keyOf(value));
    this.#counts.add(code, this.#codes.size);
  }

  remove(value: RowValue): void {
    const code = this.#codes.of(keyOf(value));
    if (code !== undefined && this.#counts.remove(code)) this.#codes.release(code);
  }

  value(): RowValue {
    return this.#counts.size;
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveList(out, this.#counts.entries(), this.#counts.size, ([code, count]) => {
      out.value(this.#codes.valueOf(code));
      out.integer(count);
    });
  }

  *load(from: StateReader): Generator<void> {
    for (let left = from.integer(); left > 0; left--) {
      const key = keyOf(from.value());
      const count = from.integer();
      for (let i = 1; i <= count; i++) {
        this.#counts.add(this.#codes.take(key), this.#codes.size);
        if (i % SLICE_COUNTS === 0) yield;
      }
      if (from.endsSlice()) yield;
    }
  }
}

import { keyOf } from '../key-map.js';
import type { RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { CodeCounts } from './code-counts.js';
import type { Tally } from './tally.js';
import type { ValueCodes } from './value-codes.js';

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

  save(out: StateWriter): void {
    out.integer(this.#counts.size);
    for (const [code, count] of this.#counts.entries()) {
      out.value(this.#codes.valueOf(code));
      out.integer(count);
    }
  }

  load(from: StateReader): void {
    for (let left = from.integer(); left > 0; left--) {
      const key = keyOf(from.value());
      const count = from.integer();
      for (let i = 0; i < count; i++) this.#counts.add(this.#codes.take(key), this.#codes.size);
    }
  }
}

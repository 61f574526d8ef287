import { keyOf } from '../key-map.js';
import type { RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { Tally } from './tally.js';

/** `sum(distinct x)` and its kin: the inner aggregate sees each value when it comes first and when its last is gone. */
export class Distinct implements Tally {
  readonly #inner: Tally;
  readonly #counts = new Map<RowValue, { count: number; readonly value: RowValue; readonly keys: readonly RowValue[] }>();

  constructor(inner: Tally) {
    this.#inner = inner;
  }

  add(value: RowValue, keys: readonly RowValue[]): void {
    const known = this.#counts.get(keyOf(value));
    if (known !== undefined) known.count++;
    else {
      this.#counts.set(keyOf(value), { count: 1, value, keys });
      this.#inner.add(value, keys);
    }
  }

  remove(value: RowValue): void {
    const known = this.#counts.get(keyOf(value));
    if (known === undefined || --known.count > 0) return;
    this.#counts.delete(keyOf(value));
    // the inner aggregate has seen the first of equal values
    this.#inner.remove(known.value, known.keys);
  }

  value(): RowValue {
    return this.#inner.value();
  }

  save(out: StateWriter): void {
    out.integer(this.#counts.size);
    for (const { count, value, keys } of this.#counts.values()) {
      out.integer(count);
      out.value(value);
      out.integer(keys.length);
      for (const key of keys) out.value(key);
    }
    this.#inner.save(out);
  }

  load(from: StateReader): void {
    for (let left = from.integer(); left > 0; left--) {
      const count = from.integer();
      const value = from.value();
      const keys = Array.from({ length: from.integer() }, () => from.value());
      this.#counts.set(keyOf(value), { count, value, keys });
    }
    this.#inner.load(from);
  }
}

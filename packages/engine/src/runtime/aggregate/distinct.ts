import { keyOf } from '../key-map.js';
import type { RowValue } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfValue } from '../table/shard-of.js';
import type { Tally } from './tally.js';

/** `sum(distinct x)` and its kin: the inner aggregate sees each value when it comes first and when its last is gone. */
export class Distinct implements Tally {
  readonly #inner: Tally;
  readonly #counts = new LargeMap<RowValue, { count: number; readonly value: RowValue; readonly keys: readonly RowValue[] }>(
    shardOfValue,
  );

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

  *save(out: StateWriter): Generator<void> {
    yield* saveList(out, this.#counts.values(), this.#counts.size, ({ count, value, keys }) => {
      out.integer(count);
      out.value(value);
      out.integer(keys.length);
      for (const key of keys) out.value(key);
    });
    const long = this.#inner.save(out);
    if (long !== undefined) yield* long;
  }

  *load(from: StateReader): Generator<void> {
    yield* loadList(from, () => {
      const count = from.integer();
      const value = from.value();
      const keys = Array.from({ length: from.integer() }, () => from.value());
      this.#counts.set(keyOf(value), { count, value, keys });
    });
    const long = this.#inner.load(from);
    if (long !== undefined) yield* long;
  }
}

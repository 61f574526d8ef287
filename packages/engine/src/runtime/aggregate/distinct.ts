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

const DENSE_FROM = 4;

/**
 * The values of one `count(distinct x)` over all groups of a statement, each with a small code; codes are counted and used again. A group
 * then counts by code in a flat array: 500 maps of 200 texts do not fit a cache, 500 arrays of 800 bytes do.
 */
export class ValueCodes {
  readonly #codes = new Map<RowValue, number>();
  readonly #values: RowValue[] = [];
  readonly #uses: number[] = [];
  readonly #free: number[] = [];

  /** Codes handed out so far, free ones included. */
  get size(): number {
    return this.#values.length;
  }

  /** The code of a value, which is used once more from now on. */
  take(value: RowValue): number {
    const known = this.#codes.get(value);
    if (known !== undefined) {
      this.#uses[known] = (this.#uses[known] ?? 0) + 1;
      return known;
    }
    const code = this.#free.pop() ?? this.#values.length;
    this.#codes.set(value, code);
    this.#values[code] = value;
    this.#uses[code] = 1;
    return code;
  }

  /** The value of a code that is in use. */
  valueOf(code: number): RowValue {
    return this.#values[code] ?? null;
  }

  /** The code of a value, which is used once less from now on; undefined if it has none. */
  release(value: RowValue): number | undefined {
    const code = this.#codes.get(value);
    if (code === undefined) return undefined;
    const left = (this.#uses[code] ?? 1) - 1;
    this.#uses[code] = left;
    if (left > 0) return code;
    this.#codes.delete(value);
    this.#values[code] = null;
    this.#free.push(code);
    return code;
  }
}

/** `count(distinct x)` of one group. Counts stand in a flat array by code while it is at least a quarter full, else in a map. */
export class CountDistinct implements Tally {
  readonly #codes: ValueCodes;
  #dense: Int32Array | undefined;
  #sparse: Map<number, number> | undefined = new Map();
  #distinct = 0;

  constructor(codes: ValueCodes) {
    this.#codes = codes;
  }

  add(value: RowValue): void {
    const code = this.#codes.take(keyOf(value));
    if (this.#dense && code >= this.#dense.length) this.#grow(code);
    if (this.#dense) {
      const count = (this.#dense[code] ?? 0) + 1;
      this.#dense[code] = count;
      if (count === 1) this.#distinct++;
      return;
    }
    const counts = this.#sparse ?? new Map<number, number>();
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    if (count === 1 && ++this.#distinct >= 8 && this.#distinct * DENSE_FROM >= this.#codes.size) this.#makeDense(counts);
  }

  remove(value: RowValue): void {
    const code = this.#codes.release(keyOf(value));
    if (code === undefined) return;
    if (this.#dense) {
      const left = (this.#dense[code] ?? 1) - 1;
      this.#dense[code] = left;
      if (left === 0) this.#distinct--;
      return;
    }
    const left = (this.#sparse?.get(code) ?? 1) - 1;
    if (left > 0) this.#sparse?.set(code, left);
    else {
      this.#sparse?.delete(code);
      this.#distinct--;
    }
  }

  value(): RowValue {
    return this.#distinct;
  }

  save(out: StateWriter): void {
    out.integer(this.#distinct);
    for (const [code, count] of this.#dense?.entries() ?? this.#sparse?.entries() ?? []) {
      if (count === 0) continue;
      out.value(this.#codes.valueOf(code));
      out.integer(count);
    }
  }

  load(from: StateReader): void {
    for (let left = from.integer(); left > 0; left--) {
      const value = from.value();
      for (let count = from.integer(); count > 0; count--) this.add(value);
    }
  }

  #makeDense(counts: ReadonlyMap<number, number>): void {
    this.#dense = new Int32Array(capacityFor(this.#codes.size));
    for (const [code, count] of counts) this.#dense[code] = count;
    this.#sparse = undefined;
  }

  /** A code beyond the array: the array grows while it stays a quarter full, else the counts go back into a map. */
  #grow(code: number): void {
    const old = this.#dense ?? new Int32Array(0);
    const capacity = capacityFor(code + 1);
    if (this.#distinct * DENSE_FROM * 2 >= capacity) {
      this.#dense = new Int32Array(capacity);
      this.#dense.set(old);
      return;
    }
    this.#sparse = new Map();
    for (const [at, count] of old.entries()) if (count > 0) this.#sparse.set(at, count);
    this.#dense = undefined;
  }
}

function capacityFor(codes: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, codes)));
}

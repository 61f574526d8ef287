import type { RowValue } from '../row.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfValue } from '../table/shard-of.js';

/**
 * The values of one `count(distinct x)` over all groups of a statement, each with a small code; codes are counted and used again. A group
 * then counts by code in a flat array: 500 maps of 200 texts do not fit a cache, 500 arrays of 800 bytes do.
 */
export class ValueCodes {
  readonly #codes = new LargeMap<RowValue, number>(shardOfValue);
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

  /** The code of a value that is in use. */
  of(value: RowValue): number | undefined {
    return this.#codes.get(value);
  }

  /** The value of a code that is in use. */
  valueOf(code: number): RowValue {
    return this.#values[code] ?? null;
  }

  /** The code is used once less from now on. */
  release(code: number): void {
    const left = (this.#uses[code] ?? 1) - 1;
    this.#uses[code] = left;
    if (left > 0) return;
    this.#codes.delete(this.#values[code] ?? null);
    this.#values[code] = null;
    this.#free.push(code);
  }
}

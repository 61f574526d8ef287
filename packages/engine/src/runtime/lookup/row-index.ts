import { keyOf } from '../key-map.js';
import type { Row, RowValue } from '../row.js';

/** Rows found by key; kept in step with the rows of a store. */
export interface RowIndex {
  add(row: Row): void;
  remove(row: Row): void;
}

type Bucket = Row | Set<Row>;
type Level = Map<RowValue, Level | Bucket>;

const NOTHING: readonly Row[] = [];

/** Rows by the values of one or more fields: a map a field, nested; a key with one row holds just that row. Look-up O(fields). */
export class HashIndex implements RowIndex {
  readonly #fields: readonly string[];
  readonly #root: Level = new Map();

  constructor(fields: readonly string[]) {
    this.#fields = fields;
  }

  add(row: Row): void {
    const last = this.#fields.length - 1;
    let level = this.#root;
    for (let i = 0; i < last; i++) {
      const value = keyOf(row[this.#fields[i] ?? ''] ?? null);
      let below = level.get(value) as Level | undefined;
      if (below === undefined) {
        below = new Map();
        level.set(value, below);
      }
      level = below;
    }
    const value = keyOf(row[this.#fields[last] ?? ''] ?? null);
    const bucket = level.get(value) as Bucket | undefined;
    if (bucket === undefined) level.set(value, row);
    else if (bucket instanceof Set) bucket.add(row);
    else if (bucket !== row) level.set(value, new Set([bucket, row]));
  }

  remove(row: Row): void {
    this.#removeBelow(this.#root, row, 0);
  }

  /** @param values  one a field, in the order of the fields */
  find(values: readonly RowValue[]): Iterable<Row> {
    let level = this.#root;
    const last = values.length - 1;
    for (let i = 0; i < last; i++) {
      const below = level.get(keyOf(values[i] ?? null)) as Level | undefined;
      if (below === undefined) return NOTHING;
      level = below;
    }
    const bucket = level.get(keyOf(values[last] ?? null)) as Bucket | undefined;
    if (bucket === undefined) return NOTHING;
    return bucket instanceof Set ? bucket : [bucket];
  }

  #removeBelow(level: Level, row: Row, depth: number): void {
    const value = keyOf(row[this.#fields[depth] ?? ''] ?? null);
    const below = level.get(value);
    if (below === undefined) return;
    if (depth < this.#fields.length - 1) {
      this.#removeBelow(below as Level, row, depth + 1);
      if ((below as Level).size === 0) level.delete(value);
    } else if (below instanceof Set) {
      below.delete(row);
      if (below.size === 0) level.delete(value);
    } else if (below === row) level.delete(value);
  }
}

/** One end of a range: its value, and whether the value itself is left out. */
export interface Bound {
  readonly value: RowValue;
  readonly open: boolean;
}

/** Rows by one field in ascending order; rows without a value stand nowhere. Look-up O(log n), change O(n) by moving memory. */
export class SortedIndex implements RowIndex {
  readonly #field: string;
  readonly #rows: Row[] = [];

  constructor(field: string) {
    this.#field = field;
  }

  add(row: Row): void {
    const value = this.#valueOf(row);
    if (value !== null) this.#rows.splice(this.#place(value, true), 0, row);
  }

  remove(row: Row): void {
    const value = this.#valueOf(row);
    if (value === null) return;
    for (let i = this.#place(value, false); i < this.#rows.length; i++) {
      const other = this.#rows[i];
      if (other === row) {
        this.#rows.splice(i, 1);
        return;
      }
      if (other !== undefined && this.#valueOf(other) !== value) return;
    }
  }

  /** Rows between two ends; a missing end is open to infinity, an end that is null lets nothing through. */
  between(low: Bound | undefined, high: Bound | undefined): readonly Row[] {
    if (low?.value === null || high?.value === null) return NOTHING;
    const from = low === undefined ? 0 : this.#place(low.value, low.open);
    const to = high === undefined ? this.#rows.length : this.#place(high.value, !high.open);
    return from < to ? this.#rows.slice(from, to) : NOTHING;
  }

  #valueOf(row: Row): RowValue {
    return row[this.#field] ?? null;
  }

  /** Index of the first row whose value is greater (`after`) or not less than `value`. */
  #place(value: RowValue, after: boolean): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const row = this.#rows[middle];
      const other = row === undefined ? null : this.#valueOf(row);
      if (isLess(other, value) || (after && other === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isLess(a: RowValue, b: RowValue): boolean {
  return a !== null && b !== null && a < b;
}

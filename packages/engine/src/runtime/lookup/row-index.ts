import { invariant } from '@rulewright/core';
import { type Getter, getterOf } from '../getter.js';
import { keyOf } from '../key-map.js';
import type { Row, RowValue } from '../row.js';
import { addRows, type Bucket, replaceRow, withoutRow, withRow } from './bucket.js';

/** Rows found by key; kept in step with the rows of a store. */
export interface RowIndex {
  add(row: Row): void;
  remove(row: Row): void;
  /** The same as removing one and adding the other. */
  replace(row: Row, by: Row): void;
}

type Level = Map<RowValue, Level | Bucket>;

/** Rows by the values of one or more properties: a map a property, nested; a key with one row holds just that row. Look-up O(properties). */
export class HashIndex implements RowIndex {
  readonly #getters: readonly Getter[];
  /** the innermost property */
  readonly #last: Getter;
  readonly #root: Level = new Map();

  constructor(properties: readonly string[]) {
    const getters = properties.map(getterOf);
    const last = getters.pop();
    invariant(last !== undefined, 'an index needs a property');
    this.#getters = getters;
    this.#last = last;
  }

  add(row: Row): void {
    let level = this.#root;
    for (const get of this.#getters) {
      const value = keyOf(get(row) ?? null);
      let below = level.get(value) as Level | undefined;
      if (below === undefined) {
        below = new Map();
        level.set(value, below);
      }
      level = below;
    }
    const value = keyOf(this.#last(row) ?? null);
    const bucket = level.get(value) as Bucket | undefined;
    const grown = withRow(bucket, row);
    if (grown !== bucket) level.set(value, grown);
  }

  remove(row: Row): void {
    this.#removeBelow(this.#root, row, 0);
  }

  replace(row: Row, by: Row): void {
    const level = this.#levelOf(row, by);
    const value = keyOf(this.#last(row) ?? null);
    const bucket = level?.get(value) as Bucket | undefined;
    if (level === undefined || bucket === undefined || value !== keyOf(this.#last(by) ?? null)) {
      this.remove(row);
      this.add(by);
      return;
    }
    const changed = replaceRow(bucket, row, by);
    if (changed !== bucket) level.set(value, changed);
  }

  /** The innermost map of two rows, if it is the same for both. */
  #levelOf(row: Row, other: Row): Level | undefined {
    let level: Level | undefined = this.#root;
    for (const get of this.#getters) {
      const value = keyOf(get(row) ?? null);
      if (level === undefined || value !== keyOf(get(other) ?? null)) return undefined;
      level = level.get(value) as Level | undefined;
    }
    return level;
  }

  /** @param values  one a property, in the order of the properties */
  find(values: readonly RowValue[]): Bucket | undefined {
    let level = this.#root;
    const last = values.length - 1;
    for (let i = 0; i < last; i++) {
      const below = level.get(keyOf(values[i] ?? null)) as Level | undefined;
      if (below === undefined) return undefined;
      level = below;
    }
    return level.get(keyOf(values[last] ?? null)) as Bucket | undefined;
  }

  /** {@link find} for an index of one property. */
  findOne(value: RowValue): Bucket | undefined {
    return this.#root.get(keyOf(value)) as Bucket | undefined;
  }

  #removeBelow(level: Level, row: Row, depth: number): void {
    const get = this.#getters[depth];
    const value = keyOf((get ?? this.#last)(row) ?? null);
    const below = level.get(value);
    if (below === undefined) return;
    if (get !== undefined) {
      this.#removeBelow(below as Level, row, depth + 1);
      if ((below as Level).size === 0) level.delete(value);
      return;
    }
    const left = withoutRow(below as Bucket, row);
    if (left === undefined) level.delete(value);
    else if (left !== below) level.set(value, left);
  }
}

/** One end of a range: its value, and whether the value itself is left out. */
export interface Bound {
  readonly value: RowValue;
  readonly open: boolean;
}

/**
 * Rows by one property in ascending order, those of one value together in order of arrival; rows without a value stand nowhere. Look-up
 * O(log n + found); a change O(log n), and when a value comes for the first time or goes for good, O(n) by moving memory.
 */
export class SortedIndex implements RowIndex {
  readonly #get: Getter;
  readonly #values: RowValue[] = [];
  /** rows by value, in the order of the values */
  readonly #buckets: Bucket[] = [];

  constructor(property: string) {
    this.#get = getterOf(property);
  }

  add(row: Row): void {
    const value = this.#valueOf(row);
    if (value === null) return;
    const at = this.#place(value, false);
    if (this.#values[at] === value) this.#buckets[at] = withRow(this.#buckets[at], row);
    else {
      this.#values.splice(at, 0, value);
      this.#buckets.splice(at, 0, row);
    }
  }

  remove(row: Row): void {
    const value = this.#valueOf(row);
    if (value === null) return;
    const at = this.#place(value, false);
    const bucket = this.#buckets[at];
    if (bucket === undefined || this.#values[at] !== value) return;
    const left = withoutRow(bucket, row);
    if (left !== undefined) this.#buckets[at] = left;
    else {
      this.#values.splice(at, 1);
      this.#buckets.splice(at, 1);
    }
  }

  replace(row: Row, by: Row): void {
    this.remove(row);
    this.add(by);
  }

  /** Rows between two ends; a missing end is open to infinity, an end that is null lets nothing through. */
  between(low: Bound | undefined, high: Bound | undefined): Row[] {
    if (low?.value === null || high?.value === null) return [];
    const from = low === undefined ? 0 : this.#place(low.value, low.open);
    const to = high === undefined ? this.#values.length : this.#place(high.value, !high.open);
    const rows: Row[] = [];
    for (let i = from; i < to; i++) addRows(this.#buckets[i] as Bucket, rows);
    return rows;
  }

  /** NaN lies in no range. */
  #valueOf(row: Row): RowValue {
    const value = this.#get(row) ?? null;
    return Number.isNaN(value) ? null : value;
  }

  /** Index of the first value that is greater (`after`) or not less than `value`. */
  #place(value: RowValue, after: boolean): number {
    let low = 0;
    let high = this.#values.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = this.#values[middle] ?? null;
      if (isLess(other, value) || (after && other === value)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isLess(a: RowValue, b: RowValue): boolean {
  return a !== null && b !== null && a < b;
}

import { type Getter, getterOf } from '../getter.js';
import type { Row, RowValue } from '../row.js';
import { sortInSlices } from '../sort-in-slices.js';
import type { RowIndex } from './row-index.js';
import { NONE, SlotLists } from './slot-lists.js';

/** After so many rows {@link SortedIndex.fill} yields. */
const SLICE_ROWS = 4_096;

interface Placed {
  readonly value: RowValue;
  readonly slot: number;
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
  readonly #slots = new SlotLists();
  /** lists of slots, in the order of the values */
  readonly #lists: number[] = [];

  constructor(property: string) {
    this.#get = getterOf(property);
  }

  add(slot: number, row: Row): void {
    const value = this.#valueOf(row);
    if (value === null) return;
    const at = this.#place(value, false);
    if (this.#values[at] !== value) {
      this.#values.splice(at, 0, value);
      this.#lists.splice(at, 0, this.#slots.create());
    }
    this.#slots.append(this.#lists[at] ?? NONE, slot);
  }

  remove(slot: number, row: Row): void {
    const emptied = this.#slots.remove(slot);
    if (emptied === NONE) return;
    const at = this.#place(this.#valueOf(row), false);
    this.#values.splice(at, 1);
    this.#lists.splice(at, 1);
    this.#slots.release(emptied);
  }

  replace(slot: number, row: Row, by: Row): void {
    this.remove(slot, row);
    this.add(slot, by);
  }

  *fill(bySlot: readonly (Row | undefined)[]): Generator<void> {
    const placed: Placed[] = [];
    for (const [slot, row] of bySlot.entries()) {
      const value = row === undefined ? null : this.#valueOf(row);
      if (value !== null && row !== undefined) placed.push({ value, slot });
      if (slot % SLICE_ROWS === 0) yield;
    }
    yield* sortInSlices(placed, (a, b) => (isLess(a.value, b.value) ? -1 : isLess(b.value, a.value) ? 1 : 0));
    for (const [at, { value, slot }] of placed.entries()) {
      if (this.#values.at(-1) !== value) {
        this.#values.push(value);
        this.#lists.push(this.#slots.create());
      }
      this.#slots.append(this.#lists.at(-1) ?? NONE, slot);
      if (at % SLICE_ROWS === 0) yield;
    }
  }

  /** Slots between two ends; a missing end is open to infinity, an end that is null lets nothing through. */
  between(low: Bound | undefined, high: Bound | undefined): readonly number[] {
    if (low?.value === null || high?.value === null) return [];
    const from = low === undefined ? 0 : this.#place(low.value, low.open);
    const to = high === undefined ? this.#values.length : this.#place(high.value, !high.open);
    const found: number[] = [];
    for (let i = from; i < to; i++) {
      for (let slot = this.#slots.first(this.#lists[i] ?? NONE); slot !== NONE; slot = this.#slots.after(slot)) found.push(slot);
    }
    return found;
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

import { invariant } from '@rulewright/core';
import { type Getter, getterOf } from '../getter.js';
import { keyOf } from '../key-map.js';
import type { Row, RowValue } from '../row.js';
import { ListTable } from './list-table.js';
import type { RowIndex } from './row-index.js';
import { NONE, SlotLists } from './slot-lists.js';

/** Rows by the values of one or more properties. Look-up O(properties). */
export class HashIndex implements RowIndex {
  /** the slots of each key in order of arrival */
  readonly slots = new SlotLists();
  readonly #getters: readonly Getter[];
  /** the only property, if there is but one */
  readonly #only: Getter | undefined;
  readonly #table: ListTable<number>;
  /** the slot that was found last: who looks a row up often changes it next */
  #found = NONE;

  constructor(properties: readonly string[]) {
    invariant(properties.length > 0, 'an index needs a property');
    this.#getters = properties.map(getterOf);
    this.#only = this.#getters.length === 1 ? this.#getters[0] : undefined;
    const { slots } = this;
    this.#table = new ListTable(properties.length, {
      make: () => slots.create(),
      isEmpty: (list) => slots.first(list) === NONE,
      drop: (list) => slots.release(list),
    });
  }

  add(slot: number, row: Row): void {
    const only = this.#only;
    const list = only === undefined ? this.#table.obtain(this.#keysOf(row)) : this.#table.obtainOne(only(row) ?? null);
    this.slots.append(list, slot);
  }

  remove(slot: number): void {
    if (this.slots.remove(slot) !== NONE) this.#table.emptied();
  }

  replace(slot: number, row: Row, by: Row): void {
    if (this.#isSameKey(row, by)) {
      this.slots.renew(slot);
      return;
    }
    this.remove(slot);
    this.add(slot, by);
  }

  /** Slot of the oldest row with these values, one a property in the order of the properties. */
  find(values: readonly RowValue[]): number {
    return this.#firstOf(this.#table.find(values));
  }

  /** {@link find} for an index of one property. */
  findOne(value: RowValue): number {
    return this.#firstOf(this.#table.findOne(value));
  }

  /** The first of the slots among which a row stands if it is held. */
  firstLike(row: Row, rows: readonly (Row | undefined)[]): number {
    if (this.#found !== NONE && rows[this.#found] === row) return this.#found;
    return this.#only === undefined ? this.find(this.#keysOf(row)) : this.findOne(this.#only(row) ?? null);
  }

  #firstOf(list: number | undefined): number {
    this.#found = list === undefined ? NONE : this.slots.first(list);
    return this.#found;
  }

  #keysOf(row: Row): readonly RowValue[] {
    return this.#getters.map((get) => get(row) ?? null);
  }

  #isSameKey(row: Row, other: Row): boolean {
    for (const get of this.#getters) if (keyOf(get(row) ?? null) !== keyOf(get(other) ?? null)) return false;
    return true;
  }
}

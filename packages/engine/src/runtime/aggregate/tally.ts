import type { AggregateValue } from '../expression/functions.js';
import type { RowValue } from '../row.js';
import type { Slices, StateReader, StateWriter } from '../state.js';

/**
 * What an aggregate holds for one group. `add` when a row enters, `remove` when it leaves, `value` as it stands now. Values that the
 * aggregate does not count (null, rows that fail its filter) never reach it.
 */
export interface Tally extends AggregateValue {
  /** @param keys  what stands behind the value: sort keys, an offset; empty for most */
  add(value: RowValue, keys: readonly RowValue[]): void;
  remove(value: RowValue, keys: readonly RowValue[]): void;
  save(out: StateWriter): Slices;
  /** Takes over what was saved; the tally has seen nothing yet. */
  load(from: StateReader): Slices;
}

/** Orders two values of one type: numbers by value, texts by code unit, false before true; null before all. */
export function compareValues(a: RowValue, b: RowValue): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

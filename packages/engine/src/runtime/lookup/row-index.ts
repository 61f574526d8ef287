import type { Row } from '../row.js';

/** Rows found by key; kept in step with the rows of a store, each of which has a slot. */
export interface RowIndex {
  /** The row of a slot has come. */
  add(slot: number, row: Row): void;
  /** It goes. */
  remove(slot: number, row: Row): void;
  /** Another row has come in its place. */
  replace(slot: number, row: Row, by: Row): void;
}

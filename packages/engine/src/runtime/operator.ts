import type { Row } from './row.js';

/*
 * The one shape of everything that runs (design: five mechanisms, one operator interface). Laws:
 * 1. An array passed to `update` belongs to nobody afterwards: the giver does not touch it again, the taker may keep it but not change it.
 * 2. Inserted rows are applied before removed ones; output is made after both.
 * 3. One `update` is one delivery; an operator calls `next.update` at most once for it.
 * 4. State changes only inside `update` and `fire`.
 * 5. Rows are immutable.
 */

export interface Operator {
  update(inserted: readonly Row[], removed: readonly Row[]): void;
}

/** An operator that asked for time. `due` is in ms; among equals the smaller `order` (statement, then node) runs first. */
export interface Scheduled {
  due: number;
  readonly order: number;
  fire(now: number): void;
}

export const NO_ROWS: readonly Row[] = [];

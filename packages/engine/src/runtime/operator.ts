import type { Row } from './row.js';

/*
 * The one shape of everything that runs (design: five mechanisms, one operator interface). Laws:
 * 1. An array passed to `update` belongs to nobody afterwards: the giver does not touch it again, the taker may keep it but not change it.
 * 2. Inserted rows are applied before removed ones; output is made after both.
 * 3. One `update` is one delivery; an operator calls `next.update` at most once for it.
 * 4. State changes only inside `update` and `fire`.
 * 5. Rows are immutable.
 */

export interface Operator<T = Row> {
  update(inserted: readonly T[], removed: readonly T[]): void;
  /** The same as `update([row], [])`, of an operator that has no need of the lists, and keeps no row. */
  enter?(row: T): void;
}

/**
 * An operator that asked for time. `due` is in ms; among equals the smaller `order` (see {@link orderOf}) runs first. `slot` is the
 * schedule's own: {@link IDLE} in a new object, never touched by anybody else.
 */
export interface Scheduled {
  due: number;
  readonly order: number;
  slot: number;
  fire(now: number): void;
}

/** `slot` of what waits for nothing. */
export const IDLE = -1;

const NODES_PER_STATEMENT = 0x10000;

/** Rank among all nodes of the engine: statements by creation, within a statement by node. */
export function orderOf(statement: number, node: number): number {
  return statement * NODES_PER_STATEMENT + node;
}

/** The statement that a rank of {@link orderOf} belongs to. */
export function statementOf(order: number): number {
  return Math.floor(order / NODES_PER_STATEMENT);
}

/** No rows: shared, for it is never changed. */
export const NO_ROWS: readonly never[] = [];

import type { PreviousSite } from '../expression/environment.js';
import type { Aggregates } from '../expression/functions.js';
import type { Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import type { Stateful } from '../state.js';
import type { LaterRanks } from '../time/later-ranks.js';
import type { Period } from '../time/period.js';
import type { Schedule } from '../time/schedule.js';
import type { WindowAggregates } from './window-aggregates.js';

/**
 * A set of rows that come and go. `update` takes rows in (and, in a named window, rows that were deleted out) and tells `next` what entered
 * and what left; time may let it tell `next` more. It holds every row at most once, and rows come in one at a time or all at once.
 */
export interface DataWindow extends Operator, Stateful {
  /** rows held now */
  readonly size: number;
  /** holds nothing and waits for nothing: a partition of it may be closed and opened anew */
  readonly idle: boolean;
  /** What is held, oldest first (sorted windows: in their order). */
  rows(): Iterable<Row>;
  /** Takes rows that it holds out without telling anybody: they were deleted, or another window let them go. */
  forget(rows: readonly Row[]): void;
  /** what `prev` and its kin see; absent where Esper refuses them */
  readonly previous?: PreviousSite;
}

/** What a window reaches of the engine around it. */
export interface WindowSite {
  readonly clock: { readonly now: number };
  readonly schedule: Schedule;
  /** rank of the window's timer in the schedule */
  readonly order: number;
  /** ranks for windows that a window opens later on */
  readonly laterRanks: LaterRanks;
  /** rows held by the statement, for its budget */
  readonly held: { rows: number };
  /** Calls back whenever a variable changes, as long as the statement runs. */
  onVariableChange(callback: () => void): void;
}

/** How a window's arguments are evaluated: on a row, or once. */
export interface WindowArguments {
  /** a value of each row */
  value(index: number): (row: Row) => RowValue;
  /** a condition on a row and the window's own record */
  test(index: number): (row: Row | null, own: Row, aggregates: Aggregates) => boolean;
  /** what such a condition counts and adds up, opened for each window anew */
  readonly aggregates: () => WindowAggregates;
  /** whether an argument reads variables, so that it may change without a row */
  readsVariables(index: number): boolean;
  /** a number that is the same for all rows */
  count(index: number): number;
  /** a length of time that is the same for all rows */
  period(index: number): Period;
  /** a text or number that is the same for all rows; undefined when it is not given */
  constant(index: number): RowValue | undefined;
  readonly descending: readonly boolean[];
  readonly length: number;
}

/** Makes instances of one window of a statement; arguments are evaluated once. */
export type WindowFactory = (given: WindowArguments) => OpenWindow;
export type OpenWindow = (site: WindowSite, next: Operator) => DataWindow;

/** How windows differ for those that combine them. */
export interface WindowKind {
  readonly make: WindowFactory;
  /** collects rows and tells of them together */
  readonly batch?: true;
  /** may turn rows away: what it tells as inserted is what it took */
  readonly selective?: true;
  /** shows its rows in another order than that of their arrival */
  readonly ordered?: true;
}

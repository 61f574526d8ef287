import type { Value } from '@rulewright/core';
import type { OutputCounterName } from '../../plan/expression.js';
import type { Row, RowValue } from '../row.js';

/*
 * What a generated function may reach besides its arguments: one object a statement. Sites are filled in before the first event; an
 * expression that reads one that is missing is a fault of the compiler.
 */

/** A variable: all who read it hold its cell. */
export interface VariableCell {
  value: Value;
}

/** Where a subquery is asked; `outer` and `outer2` are the frames around it (a row, or the rows of a join). */
export interface SubquerySite {
  value(outer: unknown, outer2: unknown): RowValue;
  /** an event for a column that is declared as one: the only row, or of records of several columns the first; null when there is none */
  event(outer: unknown, outer2: unknown): RowValue;
  exists(outer: unknown, outer2: unknown): boolean;
  /** `value in (select …)`; null when unknown */
  contains(value: RowValue, outer: unknown, outer2: unknown): boolean | null;
  /** the column of all rows, for `any` and `all` */
  values(outer: unknown, outer2: unknown): readonly RowValue[];
  /** all rows, for enumeration methods; null for a grouped query that finds nothing to group */
  collection(outer: unknown, outer2: unknown): readonly RowValue[] | null;
}

/** The window of a stream as `prev` sees it. `row` is the row that the expression is evaluated for. */
export interface PreviousSite {
  /** `count` goes by the present batch, also for a row of the remove stream, for which other windows see nothing */
  readonly isOfBatch?: boolean;
  /** the row `offset` places before `row`, null outside of the window */
  at(row: Row, offset: number): Row | null;
  /** the row `offset` places after the oldest */
  tail(row: Row, offset: number): Row | null;
  /** newest first; null for a row that has left its batch */
  window(row: Row): readonly Row[] | null;
  /** null for a row that has left its batch */
  count(row: Row): number | null;
}

/** The order of arrival as `prior` sees it. */
export interface PriorSite {
  at(row: Row, offset: number): Row | null;
}

export interface Environment {
  readonly clock: { readonly now: number };
  variable(name: string): VariableCell;
  /** values of an on-demand query's parameters */
  parameters: readonly Value[];
  /** properties of the context partition */
  context: Row | null;
  subqueries: readonly SubquerySite[];
  /** by stream */
  previous: readonly (PreviousSite | undefined)[];
  priors: readonly (PriorSite | undefined)[];
  /** true while the row is one of the insert stream */
  insertStream: boolean;
  readonly output: Record<OutputCounterName, number | null>;
}

/** An environment with a clock and nothing else, for expressions that read events and time only. */
export function bareEnvironment(
  clock: { readonly now: number },
  variable: (name: string) => VariableCell = noVariable,
): Environment {
  return {
    clock,
    variable,
    parameters: [],
    context: null,
    subqueries: [],
    previous: [],
    priors: [],
    insertStream: true,
    output: { count_insert: 0, count_insert_total: 0, count_remove: 0, count_remove_total: 0, last_output_timestamp: null },
  };
}

function noVariable(): VariableCell {
  return { value: null };
}

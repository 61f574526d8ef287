import { invariant } from '@rulewright/core';
import type { DeleteRowsPlan, InsertRowsPlan, UpdateRowsPlan } from '../../plan/statement.js';
import type { StatementRun } from '../deployment/statement-run.js';
import { ROW_FRAME } from '../expression/frame.js';
import { Assigner } from '../named-window/assigner.js';
import { WindowMatcher } from '../named-window/matcher.js';
import type { NamedWindow } from '../named-window/named-window.js';
import { NO_ROWS } from '../operator.js';
import type { Row } from '../row.js';

/** `insert into W values (…)`. @returns the rows inserted */
export function insertRows({ window, rowType, rows }: InsertRowsPlan, run: StatementRun): readonly Row[] {
  const { functions, classes } = run.runtime;
  const rowClass = classes.of(rowType);
  const made = rows.map((columns) => functions.row(columns, rowClass.create, ROW_FRAME, run.environment)(null));
  windowNamed(window, run).update(made, NO_ROWS);
  return made;
}

/** `delete from W where …`. @returns the rows deleted */
export function deleteRows({ window: name, where }: DeleteRowsPlan, run: StatementRun): readonly Row[] {
  const window = windowNamed(name, run);
  const rows = matching(window, where, run);
  if (rows.length > 0) window.update(NO_ROWS, rows);
  return rows;
}

/** `update W set … where …`. @returns the rows as they are now */
export function updateRows({ window: name, where, assignments }: UpdateRowsPlan, run: StatementRun): readonly Row[] {
  const window = windowNamed(name, run);
  const rows = matching(window, where, run);
  const assigner = new Assigner(assignments, window.rowClass, kitOf(run));
  const changed = rows.map((row) => assigner.apply(row, row, row));
  if (rows.length > 0) window.update(changed, rows);
  return changed;
}

export function windowNamed(name: string, run: StatementRun): NamedWindow {
  const window = run.runtime.windows.get(name);
  invariant(window !== undefined, `no named window "${name}"`);
  return window;
}

/**
 * The rows that the window shows and the condition means, in the order of arrival, or in the window's own where it has one: in that they leave
 * again once they are changed. There is no trigger: a condition reads the window's row alone. O(rows held) when the window has an order of its
 * own, or the condition finds several rows other than by key.
 */
function matching(window: NamedWindow, where: DeleteRowsPlan['where'], run: StatementRun): readonly Row[] {
  const matcher = new WindowMatcher(window, where, kitOf(run));
  const rows = matcher.matches(NO_TRIGGER);
  if (rows.length === 0 || (window.isStored && (matcher.isInOrder || rows.length === 1))) return rows;
  const found = new Set(rows);
  return [...(window.isStored ? window.store.rows : window.rows())].filter((row) => found.has(row));
}

const NO_TRIGGER: Row = {};

function kitOf({ runtime, environment }: StatementRun) {
  return { functions: runtime.functions, environment };
}

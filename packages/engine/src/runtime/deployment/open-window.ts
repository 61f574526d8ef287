import { invariant } from '@rulewright/core';
import type { CreateWindowPlan } from '../../plan/statement.js';
import { ROW_FRAME } from '../expression/frame.js';
import { NamedWindow } from '../named-window/named-window.js';
import { NO_ROWS } from '../operator.js';
import type { Row } from '../row.js';
import { hasOwnOrder, windowsOf } from '../window/open-windows.js';
import { rowCheck } from '../window/row-check.js';
import { holdingOf, listenToVariables } from './open-stream.js';
import type { OpenedStatement } from './opened-statement.js';
import type { StatementRun } from './statement-run.js';

/** Creates a named window; its statement delivers what enters and leaves it. */
export function openCreateWindow(plan: CreateWindowPlan, run: StatementRun): OpenedStatement {
  const { runtime } = run;
  const open = windowsOf(plan.views, plan.retain, { functions: runtime.functions, environment: run.environment });
  invariant(open !== undefined, `named window "${plan.window}" has no data window`);
  const node = run.node(plan.views.at(-1)?.id ?? plan.id, 'named-window');
  const window = new NamedWindow(plan.window, runtime.classes.of(plan.eventType), open, {
    clock: runtime.clock,
    schedule: runtime.schedule,
    order: run.nextOrder(),
    laterRanks: run.laterRanks,
    held: run.budget.held,
    onVariableChange: (callback) => listenToVariables(run, callback),
    get room() {
      return run.budget.room;
    },
    countUnheard: (inserted, removed) => {
      if (run.isWanted()) return false;
      // its deployment was refused after it was filled
      if (run.alive || run.isPaused) node.count(inserted, removed);
      return true;
    },
    admit: (rows, room) => admitted(rows, room, node.id, run),
    dispatch: (tell) => runtime.enqueueTelling(tell),
    check: rowCheck(plan.views, { functions: runtime.functions, environment: run.environment }),
    hasOwnOrder: hasOwnOrder(plan.views),
    keepsAll: plan.views.length === 1 && plan.views[0]?.name === 'keepall',
  });
  node.holding = holdingOf(window);
  window.subscribe({
    update: (inserted, removed) => {
      // its deployment was refused after it was filled
      if (!run.alive && !run.isPaused) return;
      node.count(inserted, removed);
      run.deliver(inserted, window.told(removed));
      run.finish();
    },
  });
  runtime.windows.set(plan.window, window);
  return {
    rowType: plan.eventType,
    start: () => {
      if (!run.inheritsState) fill(plan, run, window);
    },
    stop: () => {
      // another may have taken its place already
      if (runtime.windows.get(plan.window) === window) runtime.windows.delete(plan.window);
    },
    iterate: () => [...window.rows()],
  };
}

/** What would pass the budget of the window's own statement is dropped there, whoever sends it. */
function admitted(rows: readonly Row[], room: number, node: string, run: StatementRun): readonly Row[] {
  if (rows.length <= room) return rows;
  const kept = rows.slice(0, Math.max(0, room));
  run.overBudget('rows', node, rows.length - kept.length);
  return kept;
}

/** `create window … insert`: what another window holds at the beginning. */
function fill({ insertFrom }: CreateWindowPlan, run: StatementRun, window: NamedWindow): void {
  const from = insertFrom && run.runtime.windows.get(insertFrom.window);
  if (insertFrom === undefined || from === undefined) return;
  const test = insertFrom.where && run.runtime.functions.test(insertFrom.where, ROW_FRAME, run.environment);
  const rows = [...from.rows()].filter((row) => test === undefined || test(row));
  const copies = rows.map((row) => window.rowClass.fromRecord(from.rowClass.toRecord(row), []));
  if (copies.length > 0) window.update(copies, NO_ROWS);
}

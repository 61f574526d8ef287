import type { StreamPlan } from '../../plan/stream.js';
import type { PreviousSite } from '../expression/environment.js';
import { ROW_FRAME } from '../expression/frame.js';
import type { Holding } from '../inspect/node-run.js';
import { pageOfRows } from '../inspect/pages.js';
import type { Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { DataWindow } from '../window/data-window.js';
import { windowsOf } from '../window/open-windows.js';
import { PriorRows } from '../window/prior.js';
import { checked, rowCheck } from '../window/row-check.js';
import { type OpenSource, openSource } from './sources.js';
import type { StatementRun } from './statement-run.js';

/** A stream of a statement with its windows. */
export interface OpenStream extends OpenSource {
  /** what its window holds; nothing without one */
  rows(): Iterable<Row>;
  /** rows leave it again: it has a window, or it reads one */
  readonly isBounded: boolean;
  readonly previous: PreviousSite | undefined;
  readonly prior: PriorRows | undefined;
}

export interface StreamSite {
  readonly run: StatementRun;
  /** rank of its window's timer; absent: the next of the statement */
  readonly order?: number;
  /** its rows are told of at the end of an interval */
  readonly isLate?: boolean;
  /** takes its changes */
  readonly next: Operator;
}

/** Opens a stream. */
export function openStream(plan: StreamPlan, site: StreamSite): OpenStream {
  const { run, next } = site;
  const { runtime } = run;
  const kit = { functions: runtime.functions, environment: run.environment };
  const open = windowsOf(plan.views, plan.retain, kit);
  const prior = plan.prior > 0 ? new PriorRows(plan.prior) : undefined;
  if (prior !== undefined) {
    run.node(`${plan.id}/prior`, 'prior').holding = {
      state: prior,
      held: () => prior.size,
      page: (offset, limit) => pageOfRows(prior.rows(), offset, limit),
    };
  }
  const behind = prior === undefined ? next : prior.behind(next, { hasWindow: open !== undefined, isLate: site.isLate === true });
  const window = open === undefined ? undefined : openWindow(plan, { ...site, next: behind }, open);
  const check = rowCheck(plan.views, kit);
  const entry = window !== undefined && check !== undefined ? checked(check, window) : (window ?? behind);
  const source = openSource(plan.source, run, entry);
  return {
    start: () => {
      source.start();
      fill(plan, run, entry);
    },
    stop: () => source.stop(),
    rows: () => window?.rows() ?? consumed(plan, run),
    isBounded: window !== undefined || plan.source.kind === 'window',
    previous: window?.previous,
    prior,
  };
}

function openWindow(
  plan: StreamPlan,
  { run, next, order }: StreamSite,
  open: NonNullable<ReturnType<typeof windowsOf>>,
): DataWindow {
  const { clock, schedule } = run.runtime;
  const node = run.node(plan.views.at(-1)?.id ?? plan.id, 'window');
  const window = open(
    {
      clock,
      schedule,
      order: order ?? run.nextOrder(),
      laterRanks: run.laterRanks,
      held: run.budget.held,
      onVariableChange: (callback) => listenToVariables(run, callback),
    },
    {
      update: (inserted, removed) => {
        node.count(inserted, removed);
        next.update(inserted, removed);
      },
    },
  );
  node.holding = holdingOf(window);
  return window;
}

/** What a window says of itself. */
export function holdingOf(window: Pick<DataWindow, 'size' | 'rows' | 'save' | 'load'>): Holding {
  return {
    state: window,
    held: () => window.size,
    page: (offset, limit) => pageOfRows(window.rows(), offset, limit),
  };
}

/** Calls back on every change of a variable, as long as the statement runs. */
export function listenToVariables(run: StatementRun, callback: () => void): void {
  run.onStop(run.runtime.onVariableChange(callback));
}

/** A statement that reads a named window begins with what the window holds. */
function fill(plan: StreamPlan, run: StatementRun, entry: Operator): void {
  if (run.inheritsState) return;
  const rows = [...consumed(plan, run)];
  if (rows.length === 0) return;
  run.isFilling = true;
  try {
    entry.update(rows, []);
  } finally {
    run.isFilling = false;
  }
}

function consumed({ source }: StreamPlan, run: StatementRun): Iterable<Row> {
  if (source.kind !== 'window') return [];
  const window = run.runtime.windows.get(source.window);
  if (window === undefined) return [];
  const test = source.filter && run.runtime.functions.test(source.filter, ROW_FRAME, run.environment);
  return [...window.rows()].filter((row) => test === undefined || test(row));
}

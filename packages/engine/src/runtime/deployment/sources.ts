import { type EventType, invariant } from '@rulewright/core';
import type { PlanExpression } from '../../plan/expression.js';
import type { FilterPlan } from '../../plan/filter.js';
import type { PatternPlan } from '../../plan/pattern.js';
import type { ContainedPlan, SourcePlan } from '../../plan/stream.js';
import { ROW_FRAME, ROWS_FRAME } from '../expression/frame.js';
import type { RowFunction, TestFunction, ValueFunction } from '../expression/functions.js';
import type { FilterEntry } from '../filter/filter-entry.js';
import { matchEntry } from '../inspect/pages.js';
import { NO_ROWS, type Operator } from '../operator.js';
import { PatternFactory } from '../pattern/pattern-source.js';
import type { Row } from '../row.js';
import { classOfRow, type RowClass } from '../row-class.js';
import { sourceEntry } from './source-entry.js';
import type { StatementRun } from './statement-run.js';

/** A source that was opened: `start` lets rows come, `stop` keeps them away. */
export interface OpenSource {
  start(): void;
  stop(): void;
}

/** Opens where rows come from; they go to `next`. */
export function openSource(plan: SourcePlan, run: StatementRun, next: Operator): OpenSource {
  switch (plan.kind) {
    case 'filter': {
      const node = run.node(plan.id, 'stream');
      const entry = sourceEntry(plan, run, node, containedRows(plan.contained, run, next));
      return { start: () => run.runtime.filters.add(entry), stop: () => run.runtime.filters.remove(entry) };
    }
    case 'window': {
      const head = containedRows(plan.contained, run, next);
      return windowSource(plan, run, head);
    }
    case 'pattern':
      return patternSource(plan, run, next);
    case 'lookup':
      // rows of a lookup come with its answer: see the join
      return { start: () => undefined, stop: () => undefined };
  }
}

/** Events of a type that pass a filter. */
export function filterSource(plan: FilterPlan, run: StatementRun, receive: (row: Row) => void): OpenSource {
  const entry: FilterEntry = {
    plan,
    test: plan.test && run.runtime.functions.test(plan.test, ROW_FRAME, run.environment),
    order: run.nextOrder(),
    owner: run,
    receive,
    met: 0,
  };
  return { start: () => run.runtime.filters.add(entry), stop: () => run.runtime.filters.remove(entry) };
}

interface WindowSourcePlan {
  readonly id: string;
  readonly window: string;
  readonly filter?: PlanExpression;
}

/** Changes of a named window, those that pass the filter. */
export function windowSource(plan: WindowSourcePlan, run: StatementRun, next: Operator): OpenSource {
  const { runtime } = run;
  const node = run.node(plan.id, 'stream');
  const test = plan.filter && (runtime.functions.test(plan.filter, ROW_FRAME, run.environment) as (row: Row) => boolean);
  const pass = (rows: readonly Row[]): readonly Row[] => (test === undefined ? rows : rows.filter((row) => test(row)));
  const consumer: Operator = {
    update: (inserted, removed) => {
      if (!run.alive && !run.isPaused) return;
      try {
        const [entered, left] = [pass(inserted), pass(removed)];
        node.count(entered, left);
        if (entered.length > 0 || left.length > 0) next.update(entered, left);
      } catch (error) {
        run.failed(plan.id, error);
      }
      run.finish();
    },
  };
  let unsubscribe: (() => void) | undefined;
  return {
    start: () => {
      const window = runtime.windows.get(plan.window);
      invariant(window !== undefined, `no named window "${plan.window}"`);
      unsubscribe = window.subscribe(consumer);
    },
    stop: () => unsubscribe?.(),
  };
}

/** The rows of a pattern. */
export function patternSource(
  plan: { readonly id: string; readonly pattern: PatternPlan; readonly rowType: EventType },
  run: StatementRun,
  next: Operator,
): OpenSource {
  const { runtime } = run;
  const node = run.node(plan.id, 'pattern');
  const order = run.nextOrder();
  const kit = {
    functions: runtime.functions,
    environment: run.environment,
    rowClass: runtime.classes.anonymous(plan.rowType),
    trace: runtime.trace,
  };
  const factory = new PatternFactory(plan.pattern, kit, {
    clock: runtime.clock,
    schedule: runtime.schedule,
    order,
    get maxStates() {
      return run.budget.statesFor(source);
    },
    settle: (callback) => run.settle(callback),
    failed: (id, error) => run.failed(id, error),
    dropped: (id) => run.overBudget('states', id),
  });
  const source = factory.open({
    update: (inserted, removed) => {
      node.count(inserted, removed);
      next.update(inserted, removed);
    },
  });
  node.holding = {
    state: source,
    held: () => source.held,
    page: (offset, limit) => source.partialMatches(offset, limit).map(matchEntry),
  };
  run.budget.addPattern(source);
  const inputs = source.subscriptions.map((subscription) => {
    const { source: from, receive } = subscription;
    if (from.kind === 'window') {
      return windowSource({ id: subscription.node, ...from }, run, { update: (inserted) => inserted.forEach(receive) });
    }
    const atom = run.node(subscription.node, 'atom');
    const { node: id } = subscription;
    atom.holding = {
      held: () => subscription.held(),
      page: (offset, limit) => source.partialMatches(offset, limit, id).map(matchEntry),
    };
    const entry: FilterEntry = {
      plan: from.filter,
      test: from.filter.test && runtime.functions.test(from.filter.test, ROW_FRAME, run.environment),
      // the pattern itself puts its atoms in order
      order: run.nextOrder(),
      owner: run,
      receive: (row) => {
        atom.countOne(row);
        receive(row);
      },
      met: 0,
    };
    return { start: () => runtime.filters.add(entry), stop: () => runtime.filters.remove(entry) };
  });
  return {
    start: () => {
      for (const input of inputs) input.start();
      source.start();
    },
    stop: () => {
      for (const input of inputs) input.stop();
      source.stop();
      factory.close();
    },
  };
}

interface Unfold {
  readonly property: ValueFunction;
  readonly where: TestFunction | undefined;
  readonly make: RowFunction | undefined;
  readonly rowClass: RowClass;
}

/** Makes rows of the elements of a property, level by level; without any, rows go on as they are. */
export function containedRows(plans: readonly ContainedPlan[], run: StatementRun, next: Operator): Operator {
  if (plans.length === 0) return next;
  const { functions, classes } = run.runtime;
  const steps = plans.map((plan): Unfold => {
    const rowClass = classes.named(plan.rowType.name) ?? classes.anonymous(plan.rowType);
    return {
      property: functions.value(plan.property, ROW_FRAME, run.environment),
      where: plan.where && functions.test(plan.where, ROWS_FRAME, run.environment),
      make: plan.columns && functions.row(plan.columns, rowClass.create, ROWS_FRAME, run.environment),
      rowClass,
    };
  });
  const unfoldAll = (rows: readonly Row[]): readonly Row[] =>
    steps.reduce((from, step) => from.flatMap((row) => traced(unfold(step, row), row, run)), rows);
  return {
    update: (inserted, removed) => {
      const rows = unfoldAll(inserted);
      if (rows.length > 0 || removed.length > 0) next.update(rows, removed.length === 0 ? NO_ROWS : unfoldAll(removed));
    },
  };
}

/** Notes of which event the rows are the elements. */
function traced(rows: readonly Row[], owner: Row, run: StatementRun): readonly Row[] {
  const { trace } = run.runtime;
  if (trace !== undefined) for (const row of rows) trace.derived(row, run, [{ role: '', node: '', row: owner }]);
  return rows;
}

function unfold({ property, where, make, rowClass }: Unfold, owner: Row): readonly Row[] {
  const value = property(owner);
  const elements = Array.isArray(value) ? value : value === null ? [] : [value];
  return elements.flatMap((element: unknown) => {
    if (typeof element !== 'object' || element === null) return [];
    const row =
      classOfRow(element) !== undefined ? (element as Row) : rowClass.fromRecord(element as Readonly<Record<string, unknown>>, []);
    if (where !== undefined && !where([row, owner])) return [];
    return [make === undefined ? row : make([row, owner])];
  });
}

import { assertNever, type EventType, invariant } from '@rulewright/core';
import type { OnActionPlan, OnPlan, SplitPlan, TriggerPlan } from '../../plan/statement.js';
import { ROW_FRAME, ROWS_FRAME } from '../expression/frame.js';
import type { Item } from '../item.js';
import { WindowMatcher } from '../named-window/matcher.js';
import type { NamedWindow } from '../named-window/named-window.js';
import { OnDelete, OnUpdate } from '../named-window/on-change.js';
import { OnMerge } from '../named-window/on-merge.js';
import { NO_ROWS, type Operator } from '../operator.js';
import { openOutput } from '../output/open-output.js';
import type { Row } from '../row.js';
import { openSubqueries } from './open-subqueries.js';
import type { OpenedStatement } from './opened-statement.js';
import { containedRows, filterSource, type OpenSource, patternSource, windowSource } from './sources.js';
import type { StatementRun } from './statement-run.js';
import { variableSetter } from './variable-setter.js';

/** Opens an on-statement: its trigger lets the action run, what the action tells is delivered. */
export function openOn(plan: OnPlan, run: StatementRun): OpenedStatement {
  const subqueries = openSubqueries(plan.subqueries, run, [plan.action.kind === 'split' ? 'row' : 'rows']);
  const trigger = openTrigger(plan.trigger, run, tracedTrigger(plan, run, actionOf(plan, run)));
  return {
    ...(plan.action.kind === 'select' && { rowType: plan.action.result.rowType }),
    start: () => {
      subqueries.start();
      trigger.start();
    },
    stop: () => {
      trigger.stop();
      subqueries.stop();
    },
    iterate: () => [],
  };
}

/** Notes which event lets the action run. */
function tracedTrigger(plan: OnPlan, run: StatementRun, action: Operator): Operator {
  const { trace } = run.runtime;
  if (trace === undefined) return action;
  return {
    update: (inserted, removed) => {
      for (const row of inserted) {
        trace.triggered(run, { role: 'trigger', node: plan.trigger.id, row });
        action.update([row], removed);
      }
    },
  };
}

/** Rows that an action has changed, each beside what it was before. */
function traceChanges(action: OnActionPlan, run: StatementRun, inserted: readonly Row[], removed: readonly Row[]): void {
  const { trace } = run.runtime;
  if (trace === undefined) return;
  const { id: node } = action;
  for (const [index, row] of inserted.entries()) {
    // what a delete tells is what was there
    const before = action.kind === 'delete' ? row : inserted.length === removed.length ? removed[index] : undefined;
    trace.derived(row, run, before === undefined ? [] : [{ role: 'before', node, row: before }]);
  }
}

function openTrigger(plan: TriggerPlan, run: StatementRun, action: Operator): OpenSource {
  switch (plan.kind) {
    case 'filter': {
      const node = run.node(plan.id, 'stream');
      const head = containedRows(plan.contained, run, action);
      return filterSource(plan.filter, run, (row) => {
        node.countOne(row);
        head.update([row], NO_ROWS);
      });
    }
    case 'window': {
      const head = containedRows(plan.contained, run, action);
      return windowSource(plan, run, {
        update: (inserted) => (inserted.length > 0 ? head.update(inserted, NO_ROWS) : undefined),
      });
    }
    case 'pattern':
      return patternSource(plan, run, action);
    default:
      return assertNever(plan);
  }
}

function windowOf(name: string, run: StatementRun): NamedWindow {
  const window = run.runtime.windows.get(name);
  invariant(window !== undefined, `no named window "${name}"`);
  return window;
}

function actionOf(plan: OnPlan, run: StatementRun): Operator {
  const { action } = plan;
  const kit = { functions: run.runtime.functions, environment: run.environment };
  const next: Operator = {
    update: (inserted, removed) => {
      traceChanges(action, run, inserted, removed);
      run.deliver(inserted, removed);
    },
  };
  switch (action.kind) {
    case 'select':
      return onSelect(action, run);
    case 'delete':
      return new OnDelete(action, windowOf(action.window, run), kit, next);
    case 'update':
      return new OnUpdate(action, windowOf(action.window, run), kit, next);
    case 'merge':
      return new OnMerge(action, {
        ...kit,
        window: windowOf(action.window, run),
        rowClassOf: (insert) => run.runtime.classes.of(insert.rowType),
        send: (insert, row) => {
          run.runtime.trace?.derived(row, run, []);
          run.send(insert.into, [row]);
        },
        next,
      });
    case 'set':
      return onSet(action, run);
    case 'split':
      return onSplit(action, run);
    default:
      return assertNever(action);
  }
}

/** The rows that match the trigger, through a select-clause that begins anew with each trigger. */
function onSelect(plan: Extract<OnActionPlan, { kind: 'select' }>, run: StatementRun): Operator {
  const window = windowOf(plan.window, run);
  const kit = { functions: run.runtime.functions, environment: run.environment };
  const matcher = new WindowMatcher(window, plan.where, kit);
  const streams = [
    { id: plan.id, name: plan.window },
    { id: plan.id, name: 'trigger' },
  ];
  const output = openOutput(plan.result, run, { frame: ROWS_FRAME, unbounded: false, content: () => [], streams });
  return {
    update: (triggers) => {
      for (const trigger of triggers) {
        const rows = matcher.matches(trigger);
        const items: readonly Item[] = rows.map((row) => [row, trigger, null]);
        output.head.update(items, NO_ROWS);
        output.processor.process(NO_ROWS, items, undefined);
        if (plan.andDelete && rows.length > 0) window.update(NO_ROWS, rows);
      }
    },
  };
}

/** `on … set`: tells the new values of the variables that it sets, also when they are the old ones. */
function onSet(action: Extract<OnActionPlan, { kind: 'set' }>, run: StatementRun): Operator {
  const { runtime } = run;
  const set = variableSetter(action.assignments, run);
  const properties = new Map(action.assignments.map(({ target, value }) => [target, { name: target, type: value.type }]));
  const type: EventType = { name: 'set', origin: 'row', properties: [...properties.values()], supertypes: [] };
  const rowClass = runtime.classes.anonymous(type);
  return {
    update: (triggers) => {
      for (const trigger of triggers) {
        set(trigger);
        const values = [...properties.keys()].map((name) => runtime.variables.get(name)?.value ?? null);
        const row = new rowClass.create(...values);
        runtime.trace?.derived(row, run, []);
        run.deliver([row], NO_ROWS);
      }
    },
  };
}

/** The first branch whose condition holds, or all of them. */
function onSplit(plan: SplitPlan, run: StatementRun): Operator {
  const { functions } = run.runtime;
  const branches = plan.branches.map(({ where, result }) => ({
    passes: where && functions.test(where, ROW_FRAME, run.environment),
    output: openOutput(result, run, {
      frame: ROW_FRAME,
      unbounded: true,
      content: () => [],
      streams: [{ id: plan.id, name: 'trigger' }],
    }),
  }));
  const split = (row: Row): void => {
    for (const { passes, output } of branches) {
      if (passes !== undefined && !passes(row)) continue;
      output.head.update([row], NO_ROWS);
      if (plan.output === 'first') return;
    }
  };
  return { update: (triggers) => triggers.forEach(split) };
}

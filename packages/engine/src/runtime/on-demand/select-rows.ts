import type { PlanExpression } from '../../plan/expression.js';
import type { SelectPlan } from '../../plan/statement.js';
import type { StreamPlan } from '../../plan/stream.js';
import type { StatementRun } from '../deployment/statement-run.js';
import { ROW_FRAME, ROWS_FRAME } from '../expression/frame.js';
import type { Item } from '../item.js';
import { JoinOperator } from '../join/join-operator.js';
import { conjuncts, lookupKeys } from '../lookup/conditions.js';
import { rowLookup } from '../lookup/row-lookup.js';
import { walked } from '../lookup/row-walk.js';
import { NO_ROWS } from '../operator.js';
import { openOutput } from '../output/open-output.js';
import type { Row } from '../row.js';
import { windowNamed } from './change-rows.js';

/** The rows of a select over what its windows hold: joined, filtered, grouped and ordered like those of a statement. */
export function selectRows(plan: SelectPlan, run: StatementRun): readonly Row[] {
  const isJoin = plan.streams.length > 1;
  const items = isJoin ? joinedItems(plan, run) : singleItems(plan, run);
  const { streams } = plan;
  const frame = isJoin ? ROWS_FRAME : ROW_FRAME;
  const output = openOutput(plan.result, run, { frame, unbounded: false, content: () => items, streams });
  output.processor.process(items, NO_ROWS, undefined);
  return output.iterate();
}

/** A single window is asked by index where the condition allows. */
function singleItems({ streams, where }: SelectPlan, run: StatementRun): readonly Item[] {
  const [stream] = streams;
  if (stream?.source.kind !== 'window') return [];
  const { runtime, environment } = run;
  const window = windowNamed(stream.source.window, run);
  const conditions: readonly PlanExpression[] = [...conjuncts(stream.source.filter), ...conjuncts(where)];
  const keys = lookupKeys(conditions, { level: 0, stream: 0 }, () => false);
  // a batch that has been released can still be found by index, and is not shown any more; nor does an index know the window's own order
  const isScan = (keys.equals.length === 0 && keys.range === undefined) || !window.isStored;
  const proposed = isScan
    ? window.rows()
    : walked(rowLookup(window.store, keys, { functions: runtime.functions, frame: ROW_FRAME, environment })(null));
  const tests = conditions.map((condition) => runtime.functions.test(condition, ROW_FRAME, environment));
  return [...proposed].filter((row) => tests.every((test) => test(row)));
}

function joinedItems(plan: SelectPlan, run: StatementRun): readonly Item[] {
  const kit = { functions: run.runtime.functions, environment: run.environment };
  const join = new JoinOperator(plan, kit, { settle: () => undefined }, { update: () => undefined });
  for (const [index, stream] of plan.streams.entries()) for (const row of held(stream, run)) join.stores[index]?.add(row);
  return join.content();
}

function held({ source }: StreamPlan, run: StatementRun): readonly Row[] {
  if (source.kind !== 'window') return [];
  const test = source.filter && run.runtime.functions.test(source.filter, ROW_FRAME, run.environment);
  return [...windowNamed(source.window, run).rows()].filter((row) => test === undefined || test(row));
}

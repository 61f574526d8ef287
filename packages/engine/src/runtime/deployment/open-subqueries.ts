import type { SubqueryPlan } from '../../plan/statement.js';
import type { Environment, SubquerySite } from '../expression/environment.js';
import type { OuterForm } from '../expression/frame.js';
import type { NodeRun } from '../inspect/node-run.js';
import { pageOfRows } from '../inspect/pages.js';
import { RowStore } from '../lookup/row-store.js';
import type { Operator } from '../operator.js';
import type { Row } from '../row.js';
import { Subquery } from '../subquery/subquery.js';
import { openStream } from './open-stream.js';
import type { OpenSource } from './sources.js';
import type { StatementRun } from './statement-run.js';

/**
 * Opens the subqueries of a statement and puts them where its expressions find them. Their streams rank before those of the statement, so
 * that what an event brings to a subquery is seen by the statement that the same event reaches; their windows' timers rank behind.
 */
export function openSubqueries(plans: readonly SubqueryPlan[], run: StatementRun, outers: readonly OuterForm[]): OpenSource {
  const sources: OpenSource[] = [];
  run.environment.subqueries = plans.map((plan) => openSubquery(plan, run, outers, sources));
  return {
    start: () => {
      for (const source of sources) source.start();
    },
    stop: () => {
      for (const source of sources) source.stop();
    },
  };
}

function openSubquery(plan: SubqueryPlan, run: StatementRun, outers: readonly OuterForm[], sources: OpenSource[]): SubquerySite {
  const { runtime } = run;
  const own: OuterForm = plan.streams.length > 1 ? 'rows' : 'row';
  // a subquery inside this one asks with this one's row, so that it has an environment of its own
  const environment: Environment = Object.create(run.environment);
  environment.subqueries = plan.subqueries.map((inner) => openSubquery(inner, run, [own, ...outers], sources));
  const [plannedStream] = plan.streams;
  const store = new RowStore();
  const node = run.node(plan.id, 'subquery');
  node.holding = {
    state: store,
    held: () => store.size,
    page: (offset, limit) => pageOfRows(store.rows, offset, limit),
  };
  const stream = plannedStream && openStream(plannedStream, { run, order: run.nextSubqueryOrder(), next: storing(store, node) });
  if (stream !== undefined) sources.push(stream);
  environment.previous = [stream?.previous];
  environment.priors = [stream?.prior];
  const rowClass = runtime.classes.anonymous(plan.rowType).create;
  const { trace } = runtime;
  const eventType = plannedStream?.eventType.name ?? '';
  const found = trace && ((outer: unknown, rows: readonly Row[]): void => trace.answered(plan.id, outer, { eventType, rows }));
  return new Subquery(plan, store, { functions: runtime.functions, environment, outers, rowClass, found });
}

function storing(store: RowStore, node: NodeRun): Operator {
  return {
    update: (inserted, removed) => {
      node.count(inserted, removed);
      for (const row of inserted) store.add(row);
      for (const row of removed) store.remove(row);
    },
  };
}

import { assertNever, type Value } from '@rulewright/core';
import type { QueryPlan } from '../../plan/statement.js';
import { openSubqueries } from '../deployment/open-subqueries.js';
import type { Runtime } from '../deployment/runtime.js';
import { StatementRun } from '../deployment/statement-run.js';
import { bareEnvironment } from '../expression/environment.js';
import type { Row } from '../row.js';
import { deleteRows, insertRows, updateRows, windowNamed } from './change-rows.js';
import { selectRows } from './select-rows.js';

/** Behind all statements that there may be; its node ranks stay whole numbers. */
const LAST_ORDER = 2 ** 36;

/**
 * Runs a query once over what named windows hold now. Changes are told to the windows' consumers before it returns.
 *
 * @param parameters  values of `?` in the order of the query's parameters
 * @returns the rows selected, inserted, deleted, or as they are after the update
 */
export function runQuery(plan: QueryPlan, runtime: Runtime, parameters: readonly Value[]): readonly Row[] {
  const environment = bareEnvironment(runtime.clock, (name) => runtime.variables.get(name) ?? { value: null });
  environment.parameters = parameters;
  const identity = { deployment: 'on demand', id: plan.id, order: LAST_ORDER };
  const run = new StatementRun(identity, runtime, environment, runtime.budget);
  // the values that a row of a window is compared with are the same for all rows, so a subquery sees the row alone
  const subqueries = plan.kind === 'insert-rows' ? [] : plan.subqueries;
  const isSingle = plan.kind === 'select' && plan.streams.length < 2;
  const opened = openSubqueries(subqueries, run, [isSingle ? 'row' : 'rows']);
  opened.start();
  try {
    const rows = perform(plan, run);
    runtime.settle();
    return rows;
  } finally {
    opened.stop();
  }
}

function perform(plan: QueryPlan, run: StatementRun): readonly Row[] {
  switch (plan.kind) {
    case 'select': {
      const rows = selectRows(plan, run);
      const { insertInto } = plan.result;
      if (insertInto !== undefined) {
        // all of them or none
        if (insertInto.targetKind === 'window') windowNamed(insertInto.target, run).verify(rows);
        run.runtime.derive(insertInto, rows, rethrow);
      }
      return rows;
    }
    case 'insert-rows':
      return insertRows(plan, run);
    case 'delete-rows':
      return deleteRows(plan, run);
    case 'update-rows':
      return updateRows(plan, run);
    default:
      return assertNever(plan);
  }
}

function rethrow(error: unknown): never {
  throw error;
}

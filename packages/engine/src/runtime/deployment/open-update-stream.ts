import type { UpdateStreamPlan } from '../../plan/statement.js';
import { ROW_FRAME } from '../expression/frame.js';
import type { ValueFunction } from '../expression/functions.js';
import { fieldName } from '../field-name.js';
import type { Row, RowValue } from '../row.js';
import { classOfRow } from '../row-class.js';
import { openSubqueries } from './open-subqueries.js';
import type { OpenedStatement } from './opened-statement.js';
import type { Rewriter } from './runtime.js';
import type { StatementRun } from './statement-run.js';

/** `update istream`: changed copies of events go to all statements; the statement delivers the copy as new and the event as old. */
export function openUpdateStream(plan: UpdateStreamPlan, run: StatementRun): OpenedStatement {
  const { runtime } = run;
  const subqueries = openSubqueries(plan.subqueries, run, ['row']);
  const passes = plan.where && runtime.functions.test(plan.where, ROW_FRAME, run.environment);
  const rowClass = runtime.classes.of(plan.eventType);
  const assignments = plan.assignments.map(({ target, value }) => ({
    field: fieldName(target),
    value: runtime.functions.value(value, ROW_FRAME, run.environment),
  }));
  const node = run.node(plan.id, 'update');
  const rewriter: Rewriter = {
    order: run.order,
    rewrite: (row) => {
      try {
        if (passes !== undefined && !passes(row)) return row;
        const changed = assign(assignments, (classOfRow(row) ?? rowClass).copy(row));
        node.countOne(changed);
        runtime.trace?.derived(changed, run, [{ role: plan.eventType.name, node: plan.id, row }]);
        run.deliver([changed], [row]);
        run.finish();
        return changed;
      } catch (error) {
        run.failed(plan.id, error);
        return row;
      }
    },
  };
  return {
    rowType: plan.eventType,
    start: () => {
      subqueries.start();
      runtime.addRewriter(plan.eventType.name, rewriter);
    },
    stop: () => {
      runtime.removeRewriter(plan.eventType.name, rewriter);
      subqueries.stop();
    },
    iterate: () => [],
  };
}

/** Assignments run from left to right, each seeing what those before it set. The copy is not yet shared, so that it may be written. */
function assign(assignments: readonly { readonly field: string; readonly value: ValueFunction }[], copy: Row): Row {
  const fields = copy as Record<string, RowValue> & Row;
  for (const { field, value } of assignments) fields[field] = value(copy);
  return copy;
}

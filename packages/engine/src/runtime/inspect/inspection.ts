import type { StatementStatus } from '../../contract.js';
import type { InspectRequest, NodeInspection } from '../../inspection.js';
import type { StatementRun } from '../deployment/statement-run.js';
import type { NodeRun } from './node-run.js';

const PAGE = 100;

/** A node as a host sees it. */
export function inspectionOf(run: StatementRun, node: NodeRun, { offset = 0, limit = PAGE }: InspectRequest): NodeInspection {
  const { id, kind, inserted, removed, held, holding, recent } = node;
  const due = holding?.due?.();
  return {
    ...{ deployment: run.deployment, statement: run.id, node: id, kind },
    ...{ inserted, removed, held },
    entries: holding?.page(offset, limit) ?? [],
    waiting: holding?.waiting?.() ?? 0,
    ...(due !== undefined && { due }),
    ...(recent && { recent }),
  };
}

/** A statement's counters as a host sees them. */
export function statusOf(run: StatementRun): StatementStatus {
  const { deployment, id, failures, budget } = run;
  const { rows, groups, states, bytes, 'derived rows': derivedRows } = budget.dropped;
  return {
    ...{ deployment, statement: id, failures },
    held: { rows: budget.held.rows, groups: budget.groups, states: budget.states, bytes: budget.bytes },
    budget: budget.limits,
    dropped: { rows, groups, states, bytes, derivedRows },
  };
}

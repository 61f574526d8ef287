import type { FilterPlan } from '../../plan/filter.js';
import { ROW_FRAME } from '../expression/frame.js';
import type { TestFunction } from '../expression/functions.js';
import type { FilterEntry } from '../filter/filter-entry.js';
import type { NodeRun } from '../inspect/node-run.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { StatementRun } from './statement-run.js';

/**
 * The way of events into a statement: filter, counter, budget and what comes next, side by side in one object. With thousands of rules that are
 * hit in turn each object on the way is met in memory that no cache knows, so that a closure for the receiver, with a context of its own,
 * would cost more than what it does.
 */
abstract class SourceEntry<O extends Operator> implements FilterEntry {
  // what the index asks stands first
  met = 0;
  readonly test: TestFunction | undefined;
  readonly owner: StatementRun;
  protected readonly head: O;
  protected readonly node: NodeRun;
  readonly order: number;
  readonly plan: FilterPlan;
  protected readonly id: string;

  constructor(plan: SourcePlan, run: StatementRun, node: NodeRun, head: O) {
    this.test = plan.filter.test && run.runtime.functions.test(plan.filter.test, ROW_FRAME, run.environment);
    this.owner = run;
    this.head = head;
    this.node = node;
    this.order = run.nextOrder();
    this.plan = plan.filter;
    this.id = plan.id;
  }

  abstract receive(row: Row): void;
}

interface SourcePlan {
  readonly id: string;
  readonly filter: FilterPlan;
}

/** What comes next takes one row, and holds none: the budget need not be asked. */
class RowEntry extends SourceEntry<Required<Operator>> {
  receive(row: Row): void {
    this.node.countOne(row);
    this.head.enter(row);
  }
}

class ListEntry extends SourceEntry<Operator> {
  receive(row: Row): void {
    this.node.countOne(row);
    const refused = this.owner.budget.refusesRow();
    if (refused === undefined) this.head.update([row], NO_ROWS);
    else this.owner.overBudget(refused, this.id);
  }
}

/** Lets events that pass a filter into `head`; `node` counts them. */
export function sourceEntry(plan: SourcePlan, run: StatementRun, node: NodeRun, head: Operator): FilterEntry {
  return hasEnter(head) ? new RowEntry(plan, run, node, head) : new ListEntry(plan, run, node, head);
}

function hasEnter(operator: Operator): operator is Required<Operator> {
  return operator.enter !== undefined;
}

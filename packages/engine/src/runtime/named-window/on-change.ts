import type { PlanExpression } from '../../plan/expression.js';
import type { AssignmentPlan } from '../../plan/result.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import { Assigner } from './assigner.js';
import { type TriggerKit, WindowMatcher } from './matcher.js';
import type { NamedWindow } from './named-window.js';

/** `on … delete`: the rows that match leave; the statement delivers them as its insert stream. */
export class OnDelete implements Operator {
  readonly #window: NamedWindow;
  readonly #matcher: WindowMatcher;
  readonly #silent: boolean;
  readonly #next: Operator;

  constructor(
    plan: { readonly where?: PlanExpression; readonly silent?: true },
    window: NamedWindow,
    kit: TriggerKit,
    next: Operator,
  ) {
    this.#window = window;
    this.#matcher = new WindowMatcher(window, plan.where, kit);
    this.#silent = plan.silent ?? false;
    this.#next = next;
  }

  update(triggers: readonly Row[]): void {
    for (const trigger of triggers) {
      const rows = this.#matcher.matches(trigger);
      if (rows.length === 0) continue;
      if (this.#silent) this.#window.silence(rows);
      this.#window.update(NO_ROWS, rows);
      this.#next.update(rows, NO_ROWS);
    }
  }
}

/** `on … update`: each row that matches is replaced by its changed copy; the statement delivers both. */
export class OnUpdate implements Operator {
  readonly #window: NamedWindow;
  readonly #matcher: WindowMatcher;
  readonly #assigner: Assigner;
  readonly #next: Operator;

  constructor(
    plan: { readonly where?: PlanExpression; readonly assignments: readonly AssignmentPlan[] },
    window: NamedWindow,
    kit: TriggerKit,
    next: Operator,
  ) {
    this.#window = window;
    this.#matcher = new WindowMatcher(window, plan.where, kit);
    this.#assigner = new Assigner(plan.assignments, window.rowClass, kit);
    this.#next = next;
  }

  update(triggers: readonly Row[]): void {
    for (const trigger of triggers) {
      const rows = this.#matcher.matches(trigger);
      if (rows.length === 0) continue;
      const changed = rows.map((row) => this.#assigner.apply(row, trigger, row));
      this.#window.update(changed, rows);
      this.#next.update(changed, rows);
    }
  }
}

import type { OutputPlan } from '../../plan/result.js';
import type { StatementRun } from '../deployment/statement-run.js';
import { ROW_FRAME } from '../expression/frame.js';
import { addPeriod } from '../time/period.js';
import type { Outlet } from './output-operators.js';
import type { OutputRows } from './output-rows.js';

/** `output after …`: nothing leaves before a time since the start, or before so many rows would have left. */
export class AfterOutput implements Outlet {
  readonly #next: Outlet;
  readonly #clock: { readonly now: number };
  readonly #since: number;
  #rowsToSkip: number;

  constructor(after: NonNullable<OutputPlan['after']>, run: StatementRun, next: Outlet) {
    const { functions, clock } = run.runtime;
    this.#next = next;
    this.#clock = clock;
    const isTime = after.unit === 'time';
    const period = isTime ? functions.period(after.value, ROW_FRAME, run.environment)(null) : null;
    this.#since = period === null ? Number.NEGATIVE_INFINITY : addPeriod(clock.now, period);
    this.#rowsToSkip = isTime ? 0 : Number(functions.value(after.value, ROW_FRAME, run.environment)(null));
  }

  post(out: OutputRows, endsInterval: boolean): void {
    if (this.#clock.now < this.#since) return;
    if (this.#rowsToSkip <= 0) {
      this.#next.post(out, endsInterval);
      return;
    }
    const skipped = Math.min(this.#rowsToSkip, out.inserted.length);
    this.#rowsToSkip -= skipped;
    out.inserted = out.inserted.slice(skipped);
    if (skipped > 0) out.removed = [];
    this.#next.post(out, endsInterval);
  }
}

import type { Aggregates } from '../expression/functions.js';
import { IDLE, type Scheduled } from '../operator.js';
import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { WindowSite } from './data-window.js';

/** The condition of `expr` or `expr_batch`: of a row, the window's own record, and what is counted of the rows that are held. */
export type Condition = (row: Row | null, own: Row, aggregates: Aggregates) => boolean;

/** What the expressions of these windows know of the window itself. */
export interface WindowFacts {
  readonly current_count: number;
  readonly expired_count: number;
  readonly newest_timestamp: number | null;
  readonly oldest_timestamp: number | null;
  readonly newest_event: Row | null;
  readonly oldest_event: Row | null;
}

/** When a variable changes, the condition is asked at the next step of time. */
export function askOnChange(site: WindowSite, ask: () => void): Scheduled {
  const timer: Scheduled = { due: 0, order: site.order, slot: IDLE, fire: ask };
  site.onVariableChange(() => site.schedule.at(timer, site.clock.now));
  return timer;
}

/** Whether a variable has changed since the last step of time. */
export function saveTimer(out: StateWriter, timer: Scheduled | undefined): void {
  out.value(timer === undefined || timer.slot === IDLE ? null : timer.due);
}

export function loadTimer(from: StateReader, timer: Scheduled | undefined, site: WindowSite): void {
  const due = from.value();
  if (timer === undefined) return;
  if (typeof due === 'number') site.schedule.at(timer, due);
  else site.schedule.cancel(timer);
}

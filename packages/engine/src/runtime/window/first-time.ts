import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { addPeriod, type Period } from '../time/period.js';
import type { WindowFactory, WindowSite } from './data-window.js';
import { RingWindow } from './ring-window.js';

/** `firsttime(size)`: what comes within that time of the statement's start; later rows are turned away. */
export const firstTime: WindowFactory = (given) => {
  const size = given.period(0);
  return (site, next) => new FirstTimeWindow(site, next, size);
};

class FirstTimeWindow extends RingWindow {
  #end: number;

  constructor(site: WindowSite, next: Operator, size: Period) {
    super(site, next);
    this.#end = addPeriod(site.clock.now, size);
  }

  /** a partition that was closed would take rows again */
  override get idle(): boolean {
    return false;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    const taken = this.site.clock.now < this.#end ? inserted : NO_ROWS;
    this.take(taken);
    if (taken.length > 0 || removed.length > 0) this.next.update(taken, removed);
  }

  override *save(out: StateWriter): Generator<void> {
    out.number(this.#end);
    yield* super.save(out);
  }

  override *load(from: StateReader): Generator<void> {
    this.#end = from.number();
    yield* super.load(from);
  }
}

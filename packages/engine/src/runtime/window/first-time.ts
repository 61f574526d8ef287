import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { addPeriod, type Period } from '../time/period.js';
import type { DataWindow, WindowFactory, WindowSite } from './data-window.js';
import { RowRing } from './row-ring.js';

/** `firsttime(size)`: what comes within that time of the statement's start; later rows are turned away. */
export const firstTime: WindowFactory = (given) => {
  const size = given.period(0);
  return (site, next) => new FirstTimeWindow(site, next, size);
};

class FirstTimeWindow implements DataWindow {
  /** a partition that was closed would take rows again */
  readonly idle = false;
  readonly #site: WindowSite;
  readonly #next: Operator;
  readonly #ring = new RowRing();
  #end: number;

  constructor(site: WindowSite, next: Operator, size: Period) {
    this.#site = site;
    this.#next = next;
    this.#end = addPeriod(site.clock.now, size);
  }

  get size(): number {
    return this.#ring.size;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    const taken = this.#site.clock.now < this.#end ? inserted : NO_ROWS;
    for (const row of taken) this.#ring.push(row);
    this.#site.held.rows += taken.length;
    if (taken.length > 0 || removed.length > 0) this.#next.update(taken, removed);
  }

  forget(rows: readonly Row[]): void {
    this.#ring.forget(rows);
    this.#site.held.rows -= rows.length;
  }

  rows(): Iterable<Row> {
    return this.#ring.toArray();
  }

  *save(out: StateWriter): Generator<void> {
    out.number(this.#end);
    yield* this.#ring.save(out);
  }

  *load(from: StateReader): Generator<void> {
    this.#end = from.number();
    yield* this.#ring.load(from);
    this.#site.held.rows += this.size;
  }
}

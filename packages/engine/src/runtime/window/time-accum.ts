import type { PreviousSite } from '../expression/environment.js';
import { IDLE, NO_ROWS, type Operator, type Scheduled } from '../operator.js';
import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { addPeriod, type Period } from '../time/period.js';
import type { DataWindow, WindowFactory, WindowSite } from './data-window.js';
import { previousByPlace } from './previous.js';
import { RowRing } from './row-ring.js';

/** `time_accum(quiet)`: all rows until none has come for that time; then all leave together. */
export const timeAccum: WindowFactory = (given) => {
  const quiet = given.period(0);
  return (site, next) => new TimeAccumWindow(site, next, quiet);
};

class TimeAccumWindow implements DataWindow, Scheduled {
  due = 0;
  slot = IDLE;
  readonly order: number;
  readonly previous: PreviousSite;
  readonly #site: WindowSite;
  readonly #next: Operator;
  readonly #quiet: Period;
  readonly #ring = new RowRing();

  constructor(site: WindowSite, next: Operator, quiet: Period) {
    this.order = site.order;
    this.#site = site;
    this.#next = next;
    this.#quiet = quiet;
    this.previous = previousByPlace(
      () => this.#ring.size,
      (place) => this.#ring.fromNewest(place),
    );
  }

  get size(): number {
    return this.#ring.size;
  }

  get idle(): boolean {
    return this.size === 0;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    for (const row of inserted) this.#ring.push(row);
    this.#site.held.rows += inserted.length;
    if (inserted.length > 0) this.#site.schedule.at(this, addPeriod(this.#site.clock.now, this.#quiet));
    this.#next.update(inserted, removed);
  }

  fire(): void {
    const left = this.#ring.takeAll();
    this.#site.held.rows -= left.length;
    if (left.length > 0) this.#next.update(NO_ROWS, left);
  }

  forget(rows: readonly Row[]): void {
    this.#ring.forget(rows);
    this.#site.held.rows -= rows.length;
    if (this.#ring.size === 0) this.#site.schedule.cancel(this);
  }

  rows(): Iterable<Row> {
    return this.#ring.toArray();
  }

  *save(out: StateWriter): Generator<void> {
    out.number(this.due);
    yield* this.#ring.save(out);
  }

  *load(from: StateReader): Generator<void> {
    const due = from.number();
    yield* this.#ring.load(from);
    this.#site.held.rows += this.size;
    if (this.size > 0) this.#site.schedule.at(this, due);
  }
}

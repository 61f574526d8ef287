import type { PreviousSite } from '../expression/environment.js';
import type { Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { type Period, subtractPeriod } from '../time/period.js';
import type { DataWindow, WindowFactory, WindowSite } from './data-window.js';
import { previousByPlace } from './previous.js';
import { RowRing } from './row-ring.js';

/**
 * `ext_timed(ts, size)`: the clock is the timestamp of the row that came last; what is older than it by the size leaves. A row that comes
 * late is put behind the others and turns no clock back.
 */
export const extTimed: WindowFactory = (given) => {
  const [timestamp, size] = [given.value(0), given.period(1)];
  return (site, next) => new ExtTimedWindow(site, next, { timestamp, size });
};

interface Options {
  readonly timestamp: (row: Row) => RowValue;
  readonly size: Period;
}

class ExtTimedWindow implements DataWindow {
  readonly previous: PreviousSite;
  readonly #site: WindowSite;
  readonly #next: Operator;
  readonly #options: Options;
  readonly #ring = new RowRing();

  constructor(site: WindowSite, next: Operator, options: Options) {
    this.#site = site;
    this.#next = next;
    this.#options = options;
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
    const last = inserted.at(-1);
    this.#next.update(inserted, last === undefined ? removed : this.#expire(this.#timeOf(last), removed));
  }

  forget(rows: readonly Row[]): void {
    this.#ring.forget(rows);
    this.#site.held.rows -= rows.length;
  }

  rows(): Iterable<Row> {
    return this.#ring.toArray();
  }

  *save(out: StateWriter): Generator<void> {
    yield* this.#ring.save(out);
  }

  *load(from: StateReader): Generator<void> {
    yield* this.#ring.load(from);
    this.#site.held.rows += this.size;
  }

  #timeOf(row: Row): number {
    return Number(this.#options.timestamp(row));
  }

  #expire(now: number, before: readonly Row[]): readonly Row[] {
    const since = subtractPeriod(now, this.#options.size);
    let left: Row[] | undefined;
    for (let row = this.#ring.first(); row !== undefined && this.#timeOf(row) <= since; row = this.#ring.first()) {
      left ??= [...before];
      left.push(row);
      this.#ring.shift();
      this.#site.held.rows--;
    }
    return left ?? before;
  }
}

import { IDLE, NO_ROWS, type Operator, type Scheduled } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import type { StateReader } from '../state.js';
import { addPeriod, type Period, periodOf } from '../time/period.js';
import type { WindowFactory, WindowSite } from './data-window.js';
import { SortedWindow } from './sorted-window.js';

/** `time_order(ts, size)`: rows in the order of a timestamp of theirs, each until the clock is past it by the size. */
export const timeOrder: WindowFactory = (given) => {
  const [timestamp, size] = [given.value(0), given.period(1)];
  return (site, next) => new TimeOrderWindow(site, next, { timestamp, size });
};

/** `timetolive(ts)`: each row until the clock reaches the instant that it names. */
export const timeToLive: WindowFactory = (given) => {
  const timestamp = given.value(0);
  return (site, next) => new TimeOrderWindow(site, next, { timestamp, size: periodOf(0) });
};

interface Options {
  readonly timestamp: (row: Row) => RowValue;
  readonly size: Period;
}

/** A row that comes too late enters and leaves in one. */
class TimeOrderWindow extends SortedWindow implements Scheduled {
  due = 0;
  slot = IDLE;
  readonly order: number;
  readonly #options: Options;

  constructor(site: WindowSite, next: Operator, options: Options) {
    super(site, next, [false]);
    this.order = site.order;
    this.#options = options;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    let left: Row[] | undefined;
    for (const row of inserted) {
      const time = this.#options.timestamp(row);
      if (addPeriod(Number(time), this.#options.size) > this.site.clock.now) {
        this.#addAt(row, time);
      } else {
        left ??= [...removed];
        left.push(row);
      }
    }
    this.#arm();
    this.next.update(inserted, left ?? removed);
  }

  fire(now: number): void {
    const left: Row[] = [];
    while (this.#firstDue() <= now) {
      const row = this.sorted.shift();
      if (row !== undefined) left.push(row);
    }
    this.site.held.rows -= left.length;
    this.#arm();
    if (left.length > 0) this.next.update(NO_ROWS, left);
  }

  override forget(rows: readonly Row[]): void {
    super.forget(rows);
    this.#arm();
  }

  override *load(from: StateReader): Generator<void> {
    yield* super.load(from);
    this.#arm();
  }

  protected add(row: Row): void {
    this.#addAt(row, this.#options.timestamp(row));
  }

  #addAt(row: Row, time: RowValue): void {
    this.sorted.add(row, [time], false);
    this.site.held.rows++;
  }

  #firstDue(): number {
    const first = this.sorted.sorted[0];
    return first === undefined ? Number.POSITIVE_INFINITY : addPeriod(Number(first.keys[0]), this.#options.size);
  }

  #arm(): void {
    const due = this.#firstDue();
    if (due === Number.POSITIVE_INFINITY) this.site.schedule.cancel(this);
    else this.site.schedule.at(this, due);
  }
}

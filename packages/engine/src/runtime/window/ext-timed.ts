import type { Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import { type Period, subtractPeriod } from '../time/period.js';
import type { WindowFactory, WindowSite } from './data-window.js';
import { PreviousByPlace } from './previous.js';
import { RingWindow } from './ring-window.js';

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

class ExtTimedWindow extends RingWindow {
  readonly previous = new PreviousByPlace(this.ring);
  readonly #options: Options;

  constructor(site: WindowSite, next: Operator, options: Options) {
    super(site, next);
    this.#options = options;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    this.take(inserted);
    const last = inserted.at(-1);
    this.next.update(inserted, last === undefined ? removed : this.#expire(this.#timeOf(last), removed));
  }

  #timeOf(row: Row): number {
    return Number(this.#options.timestamp(row));
  }

  #expire(now: number, before: readonly Row[]): readonly Row[] {
    const since = subtractPeriod(now, this.#options.size);
    let left: Row[] | undefined;
    for (let row = this.ring.first(); row !== undefined && this.#timeOf(row) <= since; row = this.ring.first()) {
      left ??= [...before];
      left.push(row);
      this.ring.shift();
      this.site.held.rows--;
    }
    return left ?? before;
  }
}

import type { Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { WindowFactory, WindowSite } from './data-window.js';
import { PreviousByPlace } from './previous.js';
import { RingWindow } from './ring-window.js';

/** `length(n)`: the last n rows. */
export const length: WindowFactory = (given) => {
  const maxRows = given.count(0);
  return (site, next) => new LengthWindow(site, next, maxRows);
};

class LengthWindow extends RingWindow {
  readonly previous = new PreviousByPlace(this.ring);
  readonly #maxRows: number;

  constructor(site: WindowSite, next: Operator, maxRows: number) {
    super(site, next);
    this.#maxRows = maxRows;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    this.take(inserted);
    const excess = this.ring.size - this.#maxRows;
    this.next.update(inserted, excess > 0 ? this.#shift(excess, removed) : removed);
  }

  #shift(count: number, before: readonly Row[]): readonly Row[] {
    this.site.held.rows -= count;
    if (count === 1 && before.length === 0) return [this.ring.shift() as Row];
    const removed = [...before];
    for (let i = 0; i < count; i++) {
      const row = this.ring.shift();
      if (row !== undefined) removed.push(row);
    }
    return removed;
  }
}

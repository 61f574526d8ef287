import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { WindowFactory, WindowSite } from './data-window.js';
import { RingWindow } from './ring-window.js';

/** `firstlength(n)`: the first n rows; later ones are turned away until one is deleted. */
export const firstLength: WindowFactory = (given) => {
  const maxRows = given.count(0);
  return (site, next) => new FirstRowsWindow(site, next, maxRows);
};

/** `firstevent`: the first row. */
export const firstEvent: WindowFactory = () => (site, next) => new FirstRowsWindow(site, next, 1);

class FirstRowsWindow extends RingWindow {
  readonly #maxRows: number;

  constructor(site: WindowSite, next: Operator, maxRows: number) {
    super(site, next);
    this.#maxRows = maxRows;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    const taken = inserted.slice(0, Math.max(0, this.#maxRows - this.ring.size));
    this.take(taken);
    if (taken.length > 0 || removed.length > 0) this.next.update(taken.length > 0 ? taken : NO_ROWS, removed);
  }
}

import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { DataWindow, WindowFactory, WindowSite } from './data-window.js';
import { RowRing } from './row-ring.js';

/** `firstlength(n)`: the first n rows; later ones are turned away until one is deleted. */
export const firstLength: WindowFactory = (given) => {
  const maxRows = given.count(0);
  return (site, next) => new FirstRowsWindow(site, next, maxRows);
};

/** `firstevent`: the first row. */
export const firstEvent: WindowFactory = () => (site, next) => new FirstRowsWindow(site, next, 1);

class FirstRowsWindow implements DataWindow {
  readonly #site: WindowSite;
  readonly #next: Operator;
  readonly #maxRows: number;
  readonly #ring = new RowRing();

  constructor(site: WindowSite, next: Operator, maxRows: number) {
    this.#site = site;
    this.#next = next;
    this.#maxRows = maxRows;
  }

  get size(): number {
    return this.#ring.size;
  }

  get idle(): boolean {
    return this.size === 0;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    const taken = inserted.slice(0, Math.max(0, this.#maxRows - this.#ring.size));
    for (const row of taken) this.#ring.push(row);
    this.#site.held.rows += taken.length;
    if (taken.length > 0 || removed.length > 0) this.#next.update(taken.length > 0 ? taken : NO_ROWS, removed);
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
}

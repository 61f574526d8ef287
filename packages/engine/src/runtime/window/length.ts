import type { PreviousSite } from '../expression/environment.js';
import type { Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { DataWindow, WindowFactory, WindowSite } from './data-window.js';
import { previousByPlace } from './previous.js';
import { RowRing } from './row-ring.js';

/** `length(n)`: the last n rows. */
export const length: WindowFactory = (given) => {
  const maxRows = given.count(0);
  return (site, next) => new LengthWindow(site, next, maxRows);
};

class LengthWindow implements DataWindow {
  readonly previous: PreviousSite;
  readonly #site: WindowSite;
  readonly #next: Operator;
  readonly #maxRows: number;
  readonly #ring = new RowRing();

  constructor(site: WindowSite, next: Operator, maxRows: number) {
    this.#site = site;
    this.#next = next;
    this.#maxRows = maxRows;
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
    const excess = this.#ring.size - this.#maxRows;
    this.#next.update(inserted, excess > 0 ? this.#shift(excess, removed) : removed);
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

  #shift(count: number, before: readonly Row[]): readonly Row[] {
    if (count === 1 && before.length === 0) {
      this.#site.held.rows--;
      return [this.#ring.shift() as Row];
    }
    const removed = [...before];
    for (let i = 0; i < count; i++) {
      const row = this.#ring.shift();
      if (row !== undefined) removed.push(row);
    }
    this.#site.held.rows -= count;
    return removed;
  }
}

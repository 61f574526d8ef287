import type { PreviousSite } from '../expression/environment.js';
import type { Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import { loadRows, type StateReader, type StateWriter, saveRows } from '../state.js';
import type { DataWindow, WindowFactory, WindowSite } from './data-window.js';
import { previousByPlace } from './previous.js';
import { SortedRows } from './sorted-rows.js';

/**
 * `sort(n, key…)`: the n first rows by an order; the oldest of the last ones leaves, which may be the very row that came. A new row stands
 * before its equals.
 */
export const sort: WindowFactory = (given) => {
  const maxRows = given.count(0);
  const keys = Array.from({ length: given.length - 1 }, (_, index) => given.value(index + 1));
  const options = { maxRows, keys, descending: given.descending.slice(1) };
  return (site, next) => new SortWindow(site, next, options);
};

interface Options {
  readonly maxRows: number;
  readonly keys: readonly ((row: Row) => RowValue)[];
  readonly descending: readonly boolean[];
}

class SortWindow implements DataWindow {
  readonly previous: PreviousSite;
  readonly #site: WindowSite;
  readonly #next: Operator;
  readonly #options: Options;
  readonly #sorted: SortedRows;

  constructor(site: WindowSite, next: Operator, options: Options) {
    this.#site = site;
    this.#next = next;
    this.#options = options;
    this.#sorted = new SortedRows(options.descending);
    this.previous = previousByPlace(
      () => this.#sorted.length,
      (place) => this.#sorted.sorted[place]?.row,
    );
  }

  get size(): number {
    return this.#sorted.length;
  }

  get idle(): boolean {
    return this.size === 0;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    for (const row of inserted) this.#add(row, true);
    this.#site.held.rows += inserted.length;
    let left: Row[] | undefined;
    while (this.#sorted.length > this.#options.maxRows) {
      const row = this.#sorted.pop();
      if (row === undefined) break;
      left ??= [...removed];
      left.push(row);
      this.#site.held.rows--;
    }
    this.#next.update(inserted, left ?? removed);
  }

  forget(rows: readonly Row[]): void {
    for (const row of rows) if (this.#sorted.remove(row)) this.#site.held.rows--;
  }

  rows(): Iterable<Row> {
    return this.#sorted.rows();
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveRows(out, this.#sorted.inOrder(), this.size);
  }

  *load(from: StateReader): Generator<void> {
    // each behind those that are there, so that equals come to stand as they stood
    yield* loadRows(from, (row) => this.#add(row, false));
    this.#site.held.rows += this.size;
  }

  #add(row: Row, isFront: boolean): void {
    this.#sorted.add(
      row,
      this.#options.keys.map((key) => key(row)),
      isFront,
    );
  }
}

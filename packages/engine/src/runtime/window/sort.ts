import type { Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import type { WindowFactory, WindowSite } from './data-window.js';
import { SortedWindow } from './sorted-window.js';

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

class SortWindow extends SortedWindow {
  readonly #options: Options;

  constructor(site: WindowSite, next: Operator, options: Options) {
    super(site, next, options.descending);
    this.#options = options;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    for (const row of inserted) this.sorted.add(row, this.#keysOf(row), true);
    this.site.held.rows += inserted.length;
    let left: Row[] | undefined;
    while (this.sorted.length > this.#options.maxRows) {
      const row = this.sorted.pop();
      if (row === undefined) break;
      left ??= [...removed];
      left.push(row);
      this.site.held.rows--;
    }
    this.next.update(inserted, left ?? removed);
  }

  protected add(row: Row): void {
    this.sorted.add(row, this.#keysOf(row), false);
    this.site.held.rows++;
  }

  #keysOf(row: Row): readonly RowValue[] {
    return this.#options.keys.map((key) => key(row));
  }
}

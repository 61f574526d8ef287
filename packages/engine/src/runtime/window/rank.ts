import { KeyMap } from '../key-map.js';
import type { Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import type { WindowArguments, WindowFactory, WindowSite } from './data-window.js';
import { SortedWindow } from './sorted-window.js';

/**
 * `rank(unique…, n, key…)`: the last row of each unique key, of those the n first by an order; of equals at its end the oldest leaves.
 * The number of rows is the first argument that is the same for all rows.
 */
export const rank: WindowFactory = (given) => {
  const at = countArgument(given);
  const unique = Array.from({ length: at }, (_, index) => given.value(index));
  const keys = Array.from({ length: given.length - at - 1 }, (_, index) => given.value(at + 1 + index));
  const options = { maxRows: given.count(at), unique, keys, descending: given.descending.slice(at + 1) };
  return (site, next) => new RankWindow(site, next, options);
};

function countArgument(given: WindowArguments): number {
  let at = 1;
  while (at < given.length - 1 && typeof given.constant(at) !== 'number') at++;
  return at;
}

interface Options {
  readonly maxRows: number;
  readonly unique: readonly ((row: Row) => RowValue)[];
  readonly keys: readonly ((row: Row) => RowValue)[];
  readonly descending: readonly boolean[];
}

class RankWindow extends SortedWindow {
  readonly #options: Options;
  readonly #byKey: KeyMap<Row>;

  constructor(site: WindowSite, next: Operator, options: Options) {
    super(site, next, options.descending);
    this.#options = options;
    this.#byKey = new KeyMap(options.unique.length);
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    const left = [...removed];
    for (const row of inserted) {
      const before = this.#byKey.get(this.#uniqueOf(row));
      if (before !== undefined) {
        this.takeOut(before);
        left.push(before);
      }
      this.add(row);
      if (this.sorted.length > this.#options.maxRows) this.#dropLast(left);
    }
    this.next.update(inserted, left);
  }

  protected add(row: Row): void {
    this.#byKey.set(this.#uniqueOf(row), row);
    this.sorted.add(
      row,
      this.#options.keys.map((key) => key(row)),
      false,
    );
    this.site.held.rows++;
  }

  protected override takeOut(row: Row): boolean {
    const wasHeld = super.takeOut(row);
    if (wasHeld) this.#byKey.delete(this.#uniqueOf(row));
    return wasHeld;
  }

  #uniqueOf(row: Row): readonly RowValue[] {
    return this.#options.unique.map((key) => key(row));
  }

  #dropLast(left: Row[]): void {
    const row = this.sorted.takeOldestOfLast();
    if (row === undefined) return;
    this.#byKey.delete(this.#uniqueOf(row));
    this.site.held.rows--;
    left.push(row);
  }
}

import type { PreviousSite } from '../expression/environment.js';
import { KeyMap } from '../key-map.js';
import type { Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import { loadRows, type StateReader, type StateWriter, saveRows } from '../state.js';
import type { DataWindow, WindowArguments, WindowFactory, WindowSite } from './data-window.js';
import { previousByPlace } from './previous.js';
import { SortedRows } from './sorted-rows.js';

/**
 * `rank(unique…, n, key…)`: the last row of each unique key, of those the n first by an order; of equals at its end the oldest leaves. The number of rows is the first argument
 * that is the same for all rows.
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

class RankWindow implements DataWindow {
  readonly previous: PreviousSite;
  readonly #site: WindowSite;
  readonly #next: Operator;
  readonly #options: Options;
  readonly #sorted: SortedRows;
  readonly #byKey: KeyMap<Row>;

  constructor(site: WindowSite, next: Operator, options: Options) {
    this.#site = site;
    this.#next = next;
    this.#options = options;
    this.#sorted = new SortedRows(options.descending);
    this.#byKey = new KeyMap(options.unique.length);
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
    const left = [...removed];
    for (const row of inserted) {
      const before = this.#byKey.get(this.#uniqueOf(row));
      if (before !== undefined) {
        this.#takeOut(before);
        left.push(before);
      }
      this.#add(row);
      if (this.#sorted.length > this.#options.maxRows) this.#dropLast(left);
    }
    this.#next.update(inserted, left);
  }

  forget(rows: readonly Row[]): void {
    for (const row of rows) this.#takeOut(row);
  }

  rows(): Iterable<Row> {
    return this.#sorted.rows();
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveRows(out, this.#sorted.inOrder(), this.size);
  }

  *load(from: StateReader): Generator<void> {
    yield* loadRows(from, (row) => this.#add(row));
  }

  #uniqueOf(row: Row): readonly RowValue[] {
    return this.#options.unique.map((key) => key(row));
  }

  #add(row: Row): void {
    this.#byKey.set(this.#uniqueOf(row), row);
    this.#sorted.add(
      row,
      this.#options.keys.map((key) => key(row)),
      false,
    );
    this.#site.held.rows++;
  }

  #takeOut(row: Row): void {
    if (!this.#sorted.remove(row)) return;
    this.#byKey.delete(this.#uniqueOf(row));
    this.#site.held.rows--;
  }

  #dropLast(left: Row[]): void {
    const row = this.#sorted.takeOldestOfLast();
    if (row === undefined) return;
    this.#byKey.delete(this.#uniqueOf(row));
    this.#site.held.rows--;
    left.push(row);
  }
}

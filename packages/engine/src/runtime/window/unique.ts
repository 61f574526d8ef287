import { KeyMap } from '../key-map.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import { loadRows, type StateReader, type StateWriter, saveRows } from '../state.js';
import type { DataWindow, WindowFactory, WindowSite } from './data-window.js';

/** `unique(k…)`: the last row of each key; a new one lets the one before go at once. */
export const unique: WindowFactory = (given) => {
  const keys = keysOf(given);
  return (site, next) => new UniqueWindow(site, next, keys);
};

/** `firstunique(k…)`: the first row of each key; later ones are turned away. */
export const firstUnique: WindowFactory = (given) => {
  const keys = keysOf(given);
  return (site, next) => new FirstUniqueWindow(site, next, keys);
};

type KeyFunction = (row: Row) => RowValue;

function keysOf(given: Parameters<WindowFactory>[0]): readonly KeyFunction[] {
  return Array.from({ length: given.length }, (_, index) => given.value(index));
}

/** Rows by key. */
abstract class KeyedWindow implements DataWindow {
  protected readonly site: WindowSite;
  protected readonly next: Operator;
  protected readonly table: KeyMap<Row>;
  readonly #keys: readonly KeyFunction[];

  constructor(site: WindowSite, next: Operator, keys: readonly KeyFunction[]) {
    this.site = site;
    this.next = next;
    this.#keys = keys;
    this.table = new KeyMap(keys.length);
  }

  abstract update(inserted: readonly Row[], removed: readonly Row[]): void;

  get size(): number {
    return this.table.size;
  }

  get idle(): boolean {
    return this.size === 0;
  }

  forget(rows: readonly Row[]): void {
    for (const row of rows) {
      const keys = this.keysOf(row);
      if (this.table.get(keys) === row && this.table.delete(keys)) this.site.held.rows--;
    }
  }

  rows(): Iterable<Row> {
    return this.table.values();
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveRows(out, this.table.values(), this.table.size);
  }

  *load(from: StateReader): Generator<void> {
    yield* loadRows(from, (row) => this.table.set(this.keysOf(row), row));
    this.site.held.rows += this.size;
  }

  protected keysOf(row: Row): readonly RowValue[] {
    return this.#keys.map((key) => key(row));
  }

  /** Puts a row in the place of that of its key. @returns the one before */
  protected replace(row: Row): Row | undefined {
    const [only] = this.#keys;
    if (this.#keys.length === 1 && only !== undefined) return this.table.replaceOne(only(row), row);
    const keys = this.keysOf(row);
    const before = this.table.get(keys);
    this.table.set(keys, row);
    return before;
  }
}

class UniqueWindow extends KeyedWindow {
  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    let left: Row[] | undefined;
    for (const row of inserted) {
      const before = this.replace(row);
      if (before === undefined) this.site.held.rows++;
      else {
        left ??= [...removed];
        left.push(before);
      }
    }
    this.next.update(inserted, left ?? removed);
  }
}

class FirstUniqueWindow extends KeyedWindow {
  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    const taken: Row[] = [];
    for (const row of inserted) {
      const keys = this.keysOf(row);
      if (this.table.get(keys) !== undefined) continue;
      this.table.set(keys, row);
      taken.push(row);
    }
    this.site.held.rows += taken.length;
    if (taken.length > 0 || removed.length > 0) this.next.update(taken.length > 0 ? taken : NO_ROWS, removed);
  }
}

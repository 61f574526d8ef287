import type { RowStore } from '../lookup/row-store.js';
import type { Operator } from '../operator.js';
import type { Row } from '../row.js';
import { loadRows, type StateReader, type StateWriter, saveRows } from '../state.js';
import type { DataWindow, WindowSite } from './data-window.js';

/** `keepall` over the store of a named window, which holds all of its rows already. */
export class StoredWindow implements DataWindow {
  readonly #store: RowStore;
  readonly #site: WindowSite;
  readonly #next: Operator;

  constructor(store: RowStore, site: WindowSite, next: Operator) {
    this.#store = store;
    this.#site = site;
    this.#next = next;
  }

  get size(): number {
    return this.#store.size;
  }

  get idle(): boolean {
    return this.size === 0;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    this.#site.held.rows += inserted.length - removed.length;
    this.#next.update(inserted, removed);
  }

  forget(rows: readonly Row[]): void {
    this.#site.held.rows -= rows.length;
  }

  rows(): Iterable<Row> {
    return this.#store.rows;
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveRows(out, this.#store.rows, this.size);
  }

  /** The rows themselves come with the store. */
  *load(from: StateReader): Generator<void> {
    yield* loadRows(from, () => {
      this.#site.held.rows++;
    });
  }
}

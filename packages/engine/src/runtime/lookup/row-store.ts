import type { Row } from '../row.js';
import { loadRows, type Stateful, type StateReader, type StateWriter, saveRows } from '../state.js';
import { OrderedRows } from './ordered-rows.js';
import { HashIndex, type RowIndex, SortedIndex } from './row-index.js';

/** The rows that a stream, a subquery or a named window holds now, in order of arrival, and the indexes that somebody asked for. */
export class RowStore implements Stateful {
  readonly rows = new OrderedRows();
  readonly #indexes = new Map<string, RowIndex>();
  #indexList: readonly RowIndex[] = [];

  /** Adds a row that is not held. */
  add(row: Row): void {
    this.rows.add(row);
    for (const index of this.#indexList) index.add(row);
  }

  /** @returns false for a row that is not held, which changes nothing */
  remove(row: Row): boolean {
    if (!this.rows.delete(row)) return false;
    for (const index of this.#indexList) index.remove(row);
    return true;
  }

  /**
   * Takes a row out and adds one that is not held: less work than both by themselves where their keys are the same.
   *
   * @returns false if the first was not held
   */
  replace(row: Row, by: Row): boolean {
    const wasHeld = this.rows.delete(row);
    this.rows.add(by);
    for (const index of this.#indexList) {
      if (wasHeld) index.replace(row, by);
      else index.add(by);
    }
    return wasHeld;
  }

  /** An index by these properties, shared with whoever asks for the same; filled with what is held. */
  hashIndex(properties: readonly string[]): HashIndex {
    return this.#index(`hash ${JSON.stringify(properties)}`, () => new HashIndex(properties));
  }

  sortedIndex(property: string): SortedIndex {
    return this.#index(`sorted ${property}`, () => new SortedIndex(property));
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveRows(out, this.rows, this.rows.size);
  }

  *load(from: StateReader): Generator<void> {
    yield* loadRows(from, (row) => this.add(row));
  }

  #index<I extends RowIndex>(name: string, make: () => I): I {
    const known = this.#indexes.get(name);
    if (known !== undefined) return known as I;
    const index = make();
    for (const row of this.rows) index.add(row);
    this.#indexes.set(name, index);
    this.#indexList = [...this.#indexes.values()];
    return index;
  }
}

import type { Operator } from '../operator.js';
import type { Row } from '../row.js';
import { loadRows, type StateReader, type StateWriter, saveRows } from '../state.js';
import type { DataWindow, WindowSite } from './data-window.js';
import { type PlacedRows, PreviousByPlace } from './previous.js';
import { SortedRows } from './sorted-rows.js';

/** What windows share that hold rows in the order of their keys; `prev` sees them in that order. */
export abstract class SortedWindow implements DataWindow, PlacedRows {
  readonly previous = new PreviousByPlace(this);
  protected readonly site: WindowSite;
  protected readonly next: Operator;
  protected readonly sorted: SortedRows;

  constructor(site: WindowSite, next: Operator, descending: readonly boolean[]) {
    this.site = site;
    this.next = next;
    this.sorted = new SortedRows(descending);
  }

  abstract update(inserted: readonly Row[], removed: readonly Row[]): void;
  /** Adds a row behind its equals, and counts it. */
  protected abstract add(row: Row): void;

  get size(): number {
    return this.sorted.length;
  }

  get idle(): boolean {
    return this.sorted.length === 0;
  }

  forget(rows: readonly Row[]): void {
    for (const row of rows) this.takeOut(row);
  }

  rows(): Iterable<Row> {
    return this.sorted.rows();
  }

  atPlace(place: number): Row | undefined {
    return this.sorted.sorted[place]?.row;
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveRows(out, this.sorted.inOrder(), this.size);
  }

  /** Equals come to stand as they stood. */
  *load(from: StateReader): Generator<void> {
    yield* loadRows(from, (row) => this.add(row));
  }

  /** @returns whether it was held */
  protected takeOut(row: Row): boolean {
    const wasHeld = this.sorted.remove(row);
    if (wasHeld) this.site.held.rows--;
    return wasHeld;
  }
}

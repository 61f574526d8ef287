import type { Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { DataWindow, WindowSite } from './data-window.js';
import { RowRing } from './row-ring.js';

/** What windows share that hold rows in the order in which they came and nothing else. */
export abstract class RingWindow implements DataWindow {
  protected readonly site: WindowSite;
  protected readonly next: Operator;
  protected readonly ring = new RowRing();

  constructor(site: WindowSite, next: Operator) {
    this.site = site;
    this.next = next;
  }

  abstract update(inserted: readonly Row[], removed: readonly Row[]): void;

  get size(): number {
    return this.ring.size;
  }

  get idle(): boolean {
    return this.ring.size === 0;
  }

  forget(rows: readonly Row[]): void {
    this.ring.forget(rows);
    this.site.held.rows -= rows.length;
  }

  rows(): Iterable<Row> {
    return this.ring.toArray();
  }

  *save(out: StateWriter): Generator<void> {
    yield* this.ring.save(out);
  }

  *load(from: StateReader): Generator<void> {
    yield* this.ring.load(from);
    this.site.held.rows += this.size;
  }

  protected take(rows: readonly Row[]): void {
    for (const row of rows) this.ring.push(row);
    this.site.held.rows += rows.length;
  }
}

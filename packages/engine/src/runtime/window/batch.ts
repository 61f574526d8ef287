import type { PreviousSite } from '../expression/environment.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import { loadRows, type StateReader, type StateWriter, saveRows } from '../state.js';
import type { DataWindow, WindowSite } from './data-window.js';
import { PreviousInBatch } from './previous.js';
import { RowRing } from './row-ring.js';

/** What all batch windows share: rows are collected and released together, and leave when the next batch is released. */
export abstract class BatchWindow implements DataWindow {
  readonly previous: PreviousSite;
  protected readonly site: WindowSite;
  protected readonly next: Operator;
  protected readonly current = new RowRing();
  readonly #inBatch = new PreviousInBatch();
  #last: readonly Row[] = NO_ROWS;
  /** the batch that is being told of: until all have heard, it is what the window shows */
  #releasing: readonly Row[] | undefined = undefined;

  constructor(site: WindowSite, next: Operator) {
    this.site = site;
    this.next = next;
    this.previous = this.#inBatch;
  }

  abstract get idle(): boolean;
  /** Takes rows in; may release. */
  protected abstract collect(rows: readonly Row[]): void;

  /** rows of the present batch */
  get size(): number {
    return this.current.size;
  }

  /** Whether a release would tell anything. */
  protected get hasNews(): boolean {
    return this.current.size > 0 || this.#last.length > 0;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    // what is deleted while it waits for its batch has never been told of
    if (removed.length > 0) this.forget(removed);
    if (inserted.length > 0) this.collect(inserted);
  }

  /** Rows of the present batch can be taken out; those of the one before leave together all the same. */
  forget(rows: readonly Row[]): void {
    const last = new Set(this.#last);
    const current = rows.filter((row) => !last.has(row));
    this.current.forget(current);
    this.site.held.rows -= current.length;
  }

  rows(): Iterable<Row> {
    return this.#releasing ?? this.current.toArray();
  }

  *save(out: StateWriter): Generator<void> {
    yield* this.current.save(out);
    yield* saveRows(out, this.#last, this.#last.length);
  }

  *load(from: StateReader): Generator<void> {
    yield* this.current.load(from);
    const last: Row[] = [];
    yield* loadRows(from, (row) => last.push(row));
    this.#last = last;
    this.#inBatch.release(last);
    this.site.held.rows += this.size + last.length;
  }

  protected add(row: Row): void {
    this.current.push(row);
    this.site.held.rows++;
  }

  /** Tells of the present batch as inserted and of the one before as removed. */
  protected release(): void {
    const batch = this.current.takeAll();
    const left = this.#last;
    this.#last = batch;
    this.site.held.rows -= left.length;
    this.#inBatch.release(batch);
    this.#releasing = batch;
    try {
      this.next.update(batch, left);
    } finally {
      this.#releasing = undefined;
    }
  }
}

import { RowStore } from '../lookup/row-store.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { RowClass } from '../row-class.js';
import type { Stateful, StateReader, StateWriter } from '../state.js';
import type { DataWindow, OpenWindow, WindowSite } from '../window/data-window.js';

/** What a named window may reach around it. */
export interface NamedWindowSite extends WindowSite {
  /** Runs `work` when the present event has gone through all statements, before any event that waits in an insert-into stream. */
  dispatch(work: () => void): void;
}

/**
 * A window that statements share: rows come by `insert into` and by on-statements, leave by its data window and by on-statements, and every
 * change is told to its consumers after the event that caused it. Its indexes serve all who look into it.
 */
export class NamedWindow implements Operator, Stateful {
  readonly name: string;
  readonly rowClass: RowClass;
  readonly store = new RowStore();
  readonly #window: DataWindow;
  readonly #site: NamedWindowSite;
  #consumers: readonly Operator[] = [];

  constructor(name: string, rowClass: RowClass, open: OpenWindow, site: NamedWindowSite) {
    this.name = name;
    this.rowClass = rowClass;
    this.#site = site;
    this.#window = open(site, { update: (inserted, removed) => this.#changed(inserted, removed) });
  }

  get size(): number {
    return this.store.rows.size;
  }

  /** Puts rows in and takes rows out (those that an on-statement deleted or replaced) in one step. */
  update(inserted: readonly Row[], removed: readonly Row[]): void {
    const held = removed.filter((row) => this.store.rows.has(row));
    if (inserted.length > 0 || held.length > 0) this.#window.update(inserted, held);
  }

  /**
   * Lets a consumer hear of changes from now on, after those that were there before it.
   *
   * @returns takes it out again
   */
  subscribe(consumer: Operator): () => void {
    this.#consumers = [...this.#consumers, consumer];
    return () => {
      this.#consumers = this.#consumers.filter((one) => one !== consumer);
    };
  }

  /** What it holds, oldest first (sorted windows: in their order). */
  rows(): Iterable<Row> {
    return this.#window.rows();
  }

  *save(out: StateWriter): Generator<void> {
    yield* this.#window.save(out);
    yield* this.store.save(out);
  }

  *load(from: StateReader): Generator<void> {
    yield* this.#window.load(from);
    yield* this.store.load(from);
  }

  /** The rows of the moment are in the store at once: an on-statement that runs next sees them. Consumers hear of it later. */
  #changed(inserted: readonly Row[], removed: readonly Row[]): void {
    for (const row of inserted) this.store.add(row);
    for (const row of removed) this.store.remove(row);
    if (this.#consumers.length === 0) return;
    this.#site.dispatch(() => {
      for (const consumer of this.#consumers) consumer.update(inserted, removed);
    });
  }
}

/** Passes on those rows of a named window that meet a condition. */
export class WindowFilter implements Operator {
  readonly #test: (row: Row) => boolean;
  readonly #next: Operator;

  constructor(test: (row: Row) => boolean, next: Operator) {
    this.#test = test;
    this.#next = next;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    const entered = inserted.length === 0 ? NO_ROWS : inserted.filter(this.#test);
    const left = removed.length === 0 ? NO_ROWS : removed.filter(this.#test);
    if (entered.length > 0 || left.length > 0) this.#next.update(entered, left);
  }
}

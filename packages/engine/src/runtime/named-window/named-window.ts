import { RowStore } from '../lookup/row-store.js';
import type { Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { RowClass } from '../row-class.js';
import type { Stateful, StateReader, StateWriter } from '../state.js';
import type { DataWindow, OpenWindow, WindowSite } from '../window/data-window.js';

/** What a named window may reach around it. */
export interface NamedWindowSite extends WindowSite {
  /** Runs `work` when the present event has gone through all statements, before any event that waits in an insert-into stream. */
  dispatch(work: () => void): void;
}

const NOTHING = new Set<Row>();

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
  #unreported: Set<Row> = NOTHING;
  /** the update at hand told of rows that came before it: a batch ended */
  #hasReleased = false;
  /** rows whose leaving the window's own statement does not tell */
  #silent: Set<Row> = NOTHING;
  /** what consumers have not been told yet */
  #change: { readonly inserted: Row[]; readonly removed: Row[] } | undefined;

  constructor(name: string, rowClass: RowClass, open: OpenWindow, site: NamedWindowSite) {
    this.name = name;
    this.rowClass = rowClass;
    this.#site = site;
    this.#window = open(site, { update: (inserted, removed) => this.#changed(inserted, removed) });
  }

  get size(): number {
    return this.store.rows.size;
  }

  /** rows that it shows: those of a batch that was released are held until the next one, and shown no more */
  get shown(): number {
    return this.#window.size;
  }

  /** Puts rows in and takes rows out (those that an on-statement deleted or replaced) in one step. */
  update(inserted: readonly Row[], removed: readonly Row[]): void {
    const held = removed.filter((row) => this.store.rows.has(row));
    if (inserted.length === 0 && held.length === 0) return;
    const before = this.#window.size;
    this.#unreported = new Set(inserted);
    for (const row of inserted) this.store.add(row);
    for (const row of held) this.store.remove(row);
    this.#window.update(inserted, held);
    // what the window has not told of waits in a batch, where it can be found and deleted, or was turned away
    const wasTurnedAway = this.#window.size - before + held.length < this.#unreported.size;
    if (wasTurnedAway) this.#dropUnheld();
    this.#unreported = NOTHING;
    this.#hasReleased = false;
  }

  /** The window's own statement does not tell that these leave now; its consumers are told. */
  silence(rows: readonly Row[]): void {
    this.#silent = new Set([...this.#silent, ...rows]);
  }

  /** Of rows that leave, those that its own statement tells of. */
  told(removed: readonly Row[]): readonly Row[] {
    return this.#silent.size === 0 ? removed : removed.filter((row) => !this.#silent.has(row));
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

  /** Sizes say nothing of who was turned away when a batch ended meanwhile: then the window is asked. */
  #dropUnheld(): void {
    const held = this.#hasReleased ? new Set(this.#window.rows()) : NOTHING;
    for (const row of this.#unreported) if (!held.has(row)) this.store.remove(row);
  }

  /** The store changes at once, so that an on-statement that runs next sees it; consumers hear of it later. */
  #changed(inserted: readonly Row[], removed: readonly Row[]): void {
    for (const row of inserted) {
      this.store.add(row);
      if (!this.#unreported.delete(row)) this.#hasReleased = true;
    }
    for (const row of removed) this.store.remove(row);
    if (this.#consumers.length === 0) return;
    // several changes of one moment are told together
    if (this.#change !== undefined) {
      this.#change.inserted.push(...inserted);
      this.#change.removed.push(...removed);
      return;
    }
    this.#change = { inserted: [...inserted], removed: [...removed] };
    this.#site.dispatch(() => this.#tell());
  }

  #tell(): void {
    const change = this.#change;
    this.#change = undefined;
    if (change !== undefined) for (const consumer of this.#consumers) consumer.update(change.inserted, change.removed);
    this.#silent = NOTHING;
  }
}

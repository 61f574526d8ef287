import { GatheredRows } from '../gathered-rows.js';
import { RowStore } from '../lookup/row-store.js';
import { GatheredWalk, type Proposed } from '../lookup/row-walk.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import type { RowClass } from '../row-class.js';
import type { Stateful, StateReader, StateWriter } from '../state.js';
import type { DataWindow, OpenWindow, WindowSite } from '../window/data-window.js';
import { StoredWindow } from '../window/stored.js';

/** What a named window may reach around it. */
export interface NamedWindowSite extends WindowSite {
  /** Runs `work` when the present event has gone through all statements, before any event that waits in an insert-into stream. */
  dispatch(work: () => void): void;
  /** throws what the data window would throw for a row; absent where its expressions cannot */
  readonly check: ((row: Row) => void) | undefined;
  /** its rows are not shown in the order of their arrival */
  readonly hasOwnOrder: boolean;
  /** its only window is `keepall` */
  readonly keepsAll: boolean;
  /** how many more rows its statement may hold */
  readonly room: number;
  /** Counts a change that its own statement alone would hear of. @returns false if somebody listens to that, who is to be told */
  countUnheard(inserted: readonly Row[], removed: readonly Row[]): boolean;
  /** Of rows that are more than there is room for, those that may come in. */
  admit(rows: readonly Row[], room: number): readonly Row[];
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
  /** what is put in at present and the window has not told of as it is, and what is taken out */
  #arriving: readonly Row[] = NO_ROWS;
  #leaving: readonly Row[] = NO_ROWS;
  /** of what is put in, that which the window has not told of; made when it tells of other rows than those */
  #unreported: Set<Row> | undefined = undefined;
  /** the update at hand told of rows that came before it: a batch ended */
  #hasReleased = false;
  /** rows whose leaving the window's own statement does not tell */
  #silent: Set<Row> = NOTHING;
  /** what consumers have not been told yet */
  readonly #inserted = new GatheredRows();
  readonly #removed = new GatheredRows();
  #isTelling = false;

  constructor(name: string, rowClass: RowClass, open: OpenWindow, site: NamedWindowSite) {
    this.name = name;
    this.rowClass = rowClass;
    this.#site = site;
    const next: Operator = { update: (inserted, removed) => this.#changed(inserted, removed) };
    this.#window = site.keepsAll ? new StoredWindow(this.store, site, next) : open(site, next);
  }

  get size(): number {
    return this.store.size;
  }

  /** all of its rows are shown, in the order of their arrival */
  get isStored(): boolean {
    return !this.#site.hasOwnOrder && this.size === this.shown;
  }

  /** All rows that it shows, in its order: what is found without an index. */
  walk(): Proposed {
    return this.isStored ? this.store.walk() : new GatheredWalk([...this.rows()]);
  }

  /** rows that it shows: those of a batch that was released are held until the next one, found by index alone and shown no more */
  get shown(): number {
    return this.#window.size;
  }

  /**
   * Puts rows in and takes rows out (those that an on-statement deleted or replaced) in one step.
   *
   * @throws what an expression of its data window throws for one of the rows: nothing has changed then, unless it was the condition of an
   * `expr` or `expr_batch` window, which lets nothing go then
   */
  update(rows: readonly Row[], removed: readonly Row[]): void {
    const inserted = this.#admitted(rows, removed);
    this.verify(inserted);
    const before = this.#window.size;
    const leaving = this.#store(inserted, removed);
    if (inserted.length === 0 && leaving.length === 0) return;
    this.#arriving = inserted;
    this.#leaving = leaving;
    try {
      this.#window.update(inserted, leaving);
    } finally {
      if (this.#arriving.length > 0) this.#dropTurnedAway(this.#window.size - before + leaving.length);
      this.#arriving = NO_ROWS;
      this.#leaving = NO_ROWS;
      this.#unreported = undefined;
      this.#hasReleased = false;
    }
  }

  /** @throws what an expression of its data window throws for one of the rows */
  verify(rows: readonly Row[]): void {
    const { check } = this.#site;
    if (check !== undefined) for (const row of rows) check(row);
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

  /** Rows that leave make room for those that come. */
  #admitted(rows: readonly Row[], removed: readonly Row[]): readonly Row[] {
    const { room } = this.#site;
    if (rows.length <= room) return rows;
    return this.#site.admit(rows, room + removed.filter((row) => this.store.has(row)).length);
  }

  /** @returns of the removed rows those that it held */
  #store(inserted: readonly Row[], removed: readonly Row[]): readonly Row[] {
    const { store } = this;
    if (inserted.length === 1 && removed.length === 1) {
      return store.replace(removed[0] as Row, inserted[0] as Row) ? removed : NO_ROWS;
    }
    const leaving = removed.length === 0 ? NO_ROWS : removed.filter((row) => store.remove(row));
    for (const row of inserted) store.add(row);
    return leaving.length === removed.length ? removed : leaving;
  }

  /**
   * What the window has not told of waits in a batch, where it can be found and deleted, or was turned away. Sizes say nothing of who was
   * when a batch ended meanwhile: then the window is asked.
   *
   * @param entered rows that it holds more than before
   */
  #dropTurnedAway(entered: number): void {
    const unreported = this.#unreported ?? new Set(this.#arriving);
    if (entered >= unreported.size) return;
    const held = this.#hasReleased ? new Set(this.#window.rows()) : NOTHING;
    for (const row of unreported) if (!held.has(row)) this.store.remove(row);
  }

  /** The store changes at once, so that an on-statement that runs next sees it; consumers hear of it later. */
  #changed(inserted: readonly Row[], removed: readonly Row[]): void {
    // most windows tell just what they were given, and the store has that already
    if (inserted === this.#arriving) this.#arriving = NO_ROWS;
    else for (const row of inserted) this.#reported(row);
    if (removed !== this.#leaving) for (const row of removed) this.store.remove(row);
    if (this.#consumers.length === 0 || this.#countsUnheard(inserted, removed)) return;
    // several changes of one moment are told together
    this.#inserted.add(inserted);
    this.#removed.add(removed);
    if (this.#isTelling) return;
    this.#isTelling = true;
    this.#site.dispatch(this.#tell);
  }

  /** Most windows are looked into, and nobody listens to their changes: nothing need be kept until the event is through. */
  #countsUnheard(inserted: readonly Row[], removed: readonly Row[]): boolean {
    if (this.#consumers.length > 1 || this.#isTelling || !this.#site.countUnheard(inserted, removed)) return false;
    this.#silent = NOTHING;
    return true;
  }

  #reported(row: Row): void {
    this.#unreported ??= new Set(this.#arriving);
    if (this.#unreported.delete(row)) return;
    this.#hasReleased = true;
    if (!this.store.has(row)) this.store.add(row);
  }

  readonly #tell = (): void => {
    this.#isTelling = false;
    const inserted = this.#inserted.take();
    const removed = this.#removed.take();
    for (const consumer of this.#consumers) consumer.update(inserted, removed);
    this.#silent = NOTHING;
  };
}

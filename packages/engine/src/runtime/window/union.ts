import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { OrderedMap } from '../table/ordered-map.js';
import { shardOfRow } from '../table/shard-of.js';
import type { DataWindow, WindowSite } from './data-window.js';
import type { Member } from './intersection.js';
import { showToAll } from './show-to-all.js';

/**
 * Rows that at least one of several windows holds: a row leaves with the last that lets it go. A window that turned a row away counts as
 * one that holds it, as in Esper, unless all of them did.
 */
export class UnionWindow implements DataWindow {
  readonly #next: Operator;
  readonly #windows: readonly DataWindow[];
  readonly #mayAllTurnAway: boolean;
  /** what some window took during the present `update` */
  #taken: Set<Row> | undefined = undefined;
  /** how many windows hold each row */
  readonly #holders = new OrderedMap<Row, number>(shardOfRow);
  /** rows that left during the present `update` */
  #left: Row[] | undefined = undefined;

  constructor(site: WindowSite, next: Operator, members: readonly Member[]) {
    this.#next = next;
    this.#windows = members.map(({ open }) => open(site, { update: (inserted, removed) => this.#told(inserted, removed) }));
    this.#mayAllTurnAway = members.every(({ kind }) => kind.selective === true);
  }

  get size(): number {
    return this.#holders.size;
  }

  get idle(): boolean {
    return this.#windows.every(({ idle }) => idle);
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    for (const row of inserted) this.#holders.set(row, this.#windows.length);
    const left = [...removed];
    this.#left = left;
    const taken = this.#mayAllTurnAway ? new Set<Row>() : undefined;
    this.#taken = taken;
    const failure = showToAll(this.#windows, inserted);
    this.#left = undefined;
    const entered = taken === undefined ? inserted : inserted.filter((row) => taken.has(row) || !this.#holders.delete(row));
    if (entered.length > 0 || left.length > 0) this.#next.update(entered, left);
    if (failure !== undefined) throw failure.error;
  }

  forget(rows: readonly Row[]): void {
    const held = rows.filter((row) => this.#holders.delete(row));
    for (const window of this.#windows) {
      const own = new Set(window.rows());
      window.forget(held.filter((row) => own.has(row)));
    }
  }

  rows(): Iterable<Row> {
    return this.#holders.keys();
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveList(out, this.#holders.entries(), this.#holders.size, ([row, count]) => {
      out.row(row);
      out.integer(count);
    });
    for (const window of this.#windows) yield* window.save(out);
  }

  *load(from: StateReader): Generator<void> {
    yield* loadList(from, () => {
      const row = from.row();
      const count = from.integer();
      if (row !== null) this.#holders.set(row, count);
    });
    for (const window of this.#windows) yield* window.load(from);
  }

  #told(inserted: readonly Row[], removed: readonly Row[]): void {
    if (this.#left !== undefined) for (const row of inserted) this.#taken?.add(row);
    const left = this.#release(removed);
    if (this.#left !== undefined) for (const row of left) this.#left.push(row);
    else if (left.length > 0) this.#next.update(NO_ROWS, left);
  }

  /** One window less holds these rows. @returns those that none holds any more */
  #release(rows: readonly Row[]): readonly Row[] {
    return rows.filter((row) => {
      const count = this.#holders.get(row);
      if (count === undefined) return false;
      if (count > 1) this.#holders.set(row, count - 1);
      else this.#holders.delete(row);
      return count === 1;
    });
  }
}

import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import type { DataWindow, WindowSite } from './data-window.js';
import type { Member } from './intersection.js';

/** Rows that at least one of several windows holds: a row leaves with the last that lets it go. */
export class UnionWindow implements DataWindow {
  readonly #next: Operator;
  readonly #members: readonly { readonly window: DataWindow; readonly selective: boolean }[];
  /** how many windows hold each row */
  readonly #holders = new Map<Row, number>();
  /** rows that left during the present `update` */
  #left: Row[] | undefined = undefined;
  /** rows that the member which is being shown them took */
  #taken: readonly Row[] = NO_ROWS;

  constructor(site: WindowSite, next: Operator, members: readonly Member[]) {
    this.#next = next;
    this.#members = members.map(({ kind, open }) => ({
      selective: kind.selective === true,
      window: open(site, { update: (inserted, removed) => this.#told(inserted, removed) }),
    }));
  }

  get size(): number {
    return this.#holders.size;
  }

  get idle(): boolean {
    return this.#members.every(({ window }) => window.idle);
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    for (const row of inserted) this.#holders.set(row, this.#members.length);
    const left = [...removed];
    this.#left = left;
    for (const { window, selective } of this.#members) {
      this.#taken = NO_ROWS;
      window.update(inserted, NO_ROWS);
      if (selective) left.push(...this.#release(this.#turnedAway(inserted)));
    }
    this.#left = undefined;
    this.#next.update(inserted, left);
  }

  forget(rows: readonly Row[]): void {
    const held = rows.filter((row) => this.#holders.delete(row));
    for (const { window } of this.#members) {
      const own = new Set(window.rows());
      window.forget(held.filter((row) => own.has(row)));
    }
  }

  rows(): Iterable<Row> {
    return this.#holders.keys();
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveList(out, this.#holders, this.#holders.size, ([row, count]) => {
      out.row(row);
      out.integer(count);
    });
    for (const { window } of this.#members) yield* window.save(out);
  }

  *load(from: StateReader): Generator<void> {
    yield* loadList(from, () => {
      const row = from.row();
      const count = from.integer();
      if (row !== null) this.#holders.set(row, count);
    });
    for (const { window } of this.#members) yield* window.load(from);
  }

  #turnedAway(inserted: readonly Row[]): readonly Row[] {
    const taken = new Set(this.#taken);
    return inserted.filter((row) => !taken.has(row));
  }

  #told(inserted: readonly Row[], removed: readonly Row[]): void {
    this.#taken = inserted;
    const left = this.#release(removed);
    if (this.#left !== undefined) this.#left.push(...left);
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

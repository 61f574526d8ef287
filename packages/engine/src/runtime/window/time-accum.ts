import { IDLE, NO_ROWS, type Operator, type Scheduled } from '../operator.js';
import type { Row } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { addPeriod, type Period } from '../time/period.js';
import type { DataWindow, WindowFactory, WindowSite } from './data-window.js';
import { type PlacedRows, PreviousByPlace } from './previous.js';

/** `time_accum(quiet)`: all rows until none has come for that time; then all leave together. */
export const timeAccum: WindowFactory = (given) => {
  const quiet = given.period(0);
  return (site, next) => new TimeAccumWindow(site, next, quiet);
};

class TimeAccumWindow implements DataWindow, Scheduled, PlacedRows {
  due = 0;
  slot = IDLE;
  readonly order: number;
  readonly previous = new PreviousByPlace(this);
  readonly #site: WindowSite;
  readonly #next: Operator;
  readonly #quiet: Period;
  #rows: Row[] = [];
  /** when each row would leave were it the newest, in the order of the rows */
  #dues: number[] = [];
  /** rows that leave at this moment: until all have heard, the window shows them */
  #leaving: readonly Row[] = NO_ROWS;

  constructor(site: WindowSite, next: Operator, quiet: Period) {
    this.order = site.order;
    this.#site = site;
    this.#next = next;
    this.#quiet = quiet;
  }

  get size(): number {
    return this.#rows.length;
  }

  get idle(): boolean {
    return this.size === 0;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    if (inserted.length > 0) {
      const due = addPeriod(this.#site.clock.now, this.#quiet);
      for (const row of inserted) this.#add(row, due);
      this.#site.held.rows += inserted.length;
      this.#site.schedule.at(this, due);
    }
    this.#next.update(inserted, removed);
  }

  fire(): void {
    const left = this.#rows;
    this.#rows = [];
    this.#dues = [];
    this.#site.held.rows -= left.length;
    if (left.length === 0) return;
    this.#leaving = left;
    try {
      this.#next.update(NO_ROWS, left);
    } finally {
      this.#leaving = NO_ROWS;
    }
  }

  /** The newest row that is left says when all leave. O(rows held). */
  forget(rows: readonly Row[]): void {
    const gone = new Set(rows);
    const [held, dues] = [this.#rows, this.#dues];
    this.#rows = [];
    this.#dues = [];
    held.forEach((row, index) => {
      if (!gone.has(row)) this.#add(row, dues[index] ?? 0);
    });
    this.#site.held.rows -= rows.length;
    const due = this.#dues.at(-1);
    if (due === undefined) this.#site.schedule.cancel(this);
    // when it is as before it may be running at this moment
    else if (due !== this.due) this.#site.schedule.at(this, due);
  }

  rows(): Iterable<Row> {
    return this.#leaving.length > 0 ? this.#leaving : [...this.#rows];
  }

  atPlace(place: number): Row | undefined {
    return this.#rows[this.#rows.length - 1 - place];
  }

  *save(out: StateWriter): Generator<void> {
    let index = 0;
    yield* saveList(out, this.#rows, this.#rows.length, (row) => {
      out.row(row);
      out.number(this.#dues[index++] ?? 0);
    });
  }

  *load(from: StateReader): Generator<void> {
    yield* loadList(from, () => {
      const row = from.row();
      const due = from.number();
      if (row !== null) this.#add(row, due);
    });
    this.#site.held.rows += this.size;
    const due = this.#dues.at(-1);
    if (due !== undefined) this.#site.schedule.at(this, due);
  }

  #add(row: Row, due: number): void {
    this.#rows.push(row);
    this.#dues.push(due);
  }
}

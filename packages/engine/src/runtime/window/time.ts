import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfRow } from '../table/shard-of.js';
import { DelayLine, type DelayLineOwner } from '../time/delay-line.js';
import { addPeriod, type Period } from '../time/period.js';
import type { DataWindow, WindowFactory, WindowSite } from './data-window.js';
import { type PlacedRows, PreviousByPlace } from './previous.js';

/** `time(size)`: a row leaves at the instant it came plus the size, before events of that same instant. */
export const time: WindowFactory = (given) => {
  const size = given.period(0);
  return (site, next) => new TimeWindow(site, next, size);
};

class TimeWindow implements DataWindow, DelayLineOwner<Row>, PlacedRows {
  readonly order: number;
  readonly previous = new PreviousByPlace(this);
  readonly #site: WindowSite;
  readonly #next: Operator;
  readonly #sizePeriod: Period;
  readonly #line: DelayLine<Row>;
  /** rows of the line that were taken out before their time */
  #dead: LargeMap<Row, true> | undefined = undefined;

  constructor(site: WindowSite, next: Operator, sizePeriod: Period) {
    this.order = site.order;
    this.#site = site;
    this.#next = next;
    this.#sizePeriod = sizePeriod;
    this.#line = new DelayLine(site.schedule, this);
  }

  get size(): number {
    return this.#line.length - (this.#dead?.size ?? 0);
  }

  get idle(): boolean {
    return this.size === 0;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    const due = addPeriod(this.#site.clock.now, this.#sizePeriod);
    for (const row of inserted) this.#line.add(row, due);
    this.#site.held.rows += inserted.length;
    this.#next.update(inserted, removed);
  }

  expire(rows: readonly Row[]): void {
    this.#site.held.rows -= rows.length;
    this.#next.update(NO_ROWS, rows);
  }

  forget(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    this.#dead ??= new LargeMap(shardOfRow);
    for (const row of rows) {
      this.#dead.set(row, true);
      this.#line.forget();
    }
    this.#site.held.rows -= rows.length;
  }

  isLive(row: Row): boolean {
    return this.#dead?.has(row) !== true;
  }

  dropped(row: Row): void {
    this.#dead?.delete(row);
  }

  *rows(): Generator<Row> {
    for (const [row] of this.#line.entries()) yield row;
  }

  atPlace(place: number): Row | undefined {
    if (this.#dead === undefined || this.#dead.size === 0) return this.#line.itemAt(this.#line.length - 1 - place);
    return [...this.rows()].at(-1 - place);
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveList(out, this.#line.entries(), this.size, ([row, due]) => {
      out.row(row);
      out.number(due);
    });
  }

  *load(from: StateReader): Generator<void> {
    yield* loadList(from, () => {
      const row = from.row();
      const due = from.number();
      if (row !== null) this.#line.add(row, due);
    });
    this.#site.held.rows += this.size;
  }
}

import type { Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfRow } from '../table/shard-of.js';
import { type Period, subtractPeriod } from '../time/period.js';
import type { WindowFactory, WindowSite } from './data-window.js';
import { PreviousByPlace } from './previous.js';
import { RingWindow } from './ring-window.js';

/**
 * `ext_timed(ts, size)`: the clock is the timestamp of the row that came last; what is older than it by the size leaves. A row that comes
 * late is put behind the others and turns no clock back: it leaves with the newest that stood before it, also when that was taken out, as in
 * Esper.
 */
export const extTimed: WindowFactory = (given) => {
  const [timestamp, size] = [given.value(0), given.period(1)];
  return (site, next) => new ExtTimedWindow(site, next, { timestamp, size });
};

interface Options {
  readonly timestamp: (row: Row) => RowValue;
  readonly size: Period;
}

class ExtTimedWindow extends RingWindow {
  readonly previous = new PreviousByPlace(this.ring);
  readonly #options: Options;
  /** newest timestamp among the rows that the clock has not passed, those that were taken out included */
  #newest = Number.NEGATIVE_INFINITY;
  /** rows that stood behind newer ones when they came, with the timestamp of the newest */
  readonly #late = new LargeMap<Row, number>(shardOfRow);

  constructor(site: WindowSite, next: Operator, options: Options) {
    super(site, next);
    this.#options = options;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    this.take(inserted);
    for (const row of inserted) this.#rank(row);
    const last = inserted.at(-1);
    this.next.update(inserted, last === undefined ? removed : this.#expire(this.#timeOf(last), removed));
  }

  override forget(rows: readonly Row[]): void {
    super.forget(rows);
    if (this.#late.size > 0) for (const row of rows) this.#late.delete(row);
  }

  override *save(out: StateWriter): Generator<void> {
    yield* super.save(out);
    out.value(this.#newest === Number.NEGATIVE_INFINITY ? null : this.#newest);
    yield* saveList(out, this.#late.entries(), this.#late.size, ([row, since]) => {
      out.row(row);
      out.value(since);
    });
  }

  override *load(from: StateReader): Generator<void> {
    yield* super.load(from);
    this.#newest = (from.value() as number | null) ?? Number.NEGATIVE_INFINITY;
    yield* loadList(from, () => {
      const row = from.row();
      const since = from.value() as number;
      if (row !== null) this.#late.set(row, since);
    });
  }

  #timeOf(row: Row): number {
    return Number(this.#options.timestamp(row));
  }

  #rank(row: Row): void {
    const time = this.#timeOf(row);
    if (time >= this.#newest) this.#newest = time;
    else this.#late.set(row, this.#newest);
  }

  #expire(now: number, before: readonly Row[]): readonly Row[] {
    const since = subtractPeriod(now, this.#options.size);
    if (this.#newest <= since) this.#newest = Number.NEGATIVE_INFINITY;
    let left: Row[] | undefined;
    for (let row = this.ring.first(); row !== undefined && this.#untilOf(row) <= since; row = this.ring.first()) {
      left ??= [...before];
      left.push(row);
      this.ring.shift();
      this.#late.delete(row);
      this.site.held.rows--;
    }
    return left ?? before;
  }

  /** Of what timestamp the row leaves with. */
  #untilOf(row: Row): number {
    return (this.#late.size > 0 ? this.#late.get(row) : undefined) ?? this.#timeOf(row);
  }
}

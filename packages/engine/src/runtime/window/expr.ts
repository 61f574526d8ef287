import { IDLE, NO_ROWS, type Operator, type Scheduled } from '../operator.js';
import type { Row } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfRow } from '../table/shard-of.js';
import { BatchWindow } from './batch.js';
import type { WindowFactory, WindowSite } from './data-window.js';
import { previousInRing } from './previous.js';
import { RingWindow } from './ring-window.js';

type Condition = (row: Row | null, own: Row) => boolean;

/** What the expressions of these windows know of the window itself. */
interface WindowFacts {
  readonly current_count: number;
  readonly expired_count: number;
  readonly newest_timestamp: number | null;
  readonly oldest_timestamp: number | null;
  readonly newest_event: Row | null;
  readonly oldest_event: Row | null;
}

/** `expr(keep)`: the oldest rows leave while the condition does not hold. */
export const expr: WindowFactory = (given) => {
  const [keep, readsVariables] = [given.test(0), given.readsVariables(0)];
  return (site, next) => {
    const window = new ExpressionWindow(site, next, keep);
    if (readsVariables) window.timer = askOnChange(site, () => window.ask());
    return window;
  };
};

/** When a variable changes, the condition is asked at the next step of time. */
function askOnChange(site: WindowSite, ask: () => void): Scheduled {
  const timer: Scheduled = { due: 0, order: site.order, slot: IDLE, fire: ask };
  site.onVariableChange(() => site.schedule.at(timer, site.clock.now));
  return timer;
}

/** Whether a variable has changed since the last step of time. */
function saveTimer(out: StateWriter, timer: Scheduled | undefined): void {
  out.value(timer === undefined || timer.slot === IDLE ? null : timer.due);
}

function loadTimer(from: StateReader, timer: Scheduled | undefined, site: WindowSite): void {
  const due = from.value();
  if (timer === undefined) return;
  if (typeof due === 'number') site.schedule.at(timer, due);
  else site.schedule.cancel(timer);
}

class ExpressionWindow extends RingWindow {
  /** waits for the next step of time when a variable has changed */
  timer: Scheduled | undefined = undefined;
  readonly previous = previousInRing(this.ring);
  readonly #keep: Condition;
  readonly #times = new LargeMap<Row, number>(shardOfRow);

  constructor(site: WindowSite, next: Operator, keep: Condition) {
    super(site, next);
    this.#keep = keep;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    this.take(inserted);
    for (const row of inserted) this.#times.set(row, this.site.clock.now);
    this.next.update(inserted, this.#expire(removed));
  }

  /** Lets go of what the condition does not hold for any more. */
  ask(): void {
    const left = this.#expire(NO_ROWS);
    if (left.length > 0) this.next.update(NO_ROWS, left);
  }

  override forget(rows: readonly Row[]): void {
    super.forget(rows);
    for (const row of rows) this.#times.delete(row);
  }

  override *save(out: StateWriter): Generator<void> {
    saveTimer(out, this.timer);
    yield* super.save(out);
    yield* saveList(out, this.ring.live(), this.size, (row) => out.number(this.#times.get(row) ?? 0));
  }

  override *load(from: StateReader): Generator<void> {
    loadTimer(from, this.timer, this.site);
    yield* super.load(from);
    const rows = this.ring.live();
    yield* loadList(from, () => this.#times.set(rows.next().value as Row, from.number()));
  }

  #expire(before: readonly Row[]): readonly Row[] {
    const left: Row[] = [];
    for (let oldest = this.ring.first(); oldest !== undefined; oldest = this.ring.first()) {
      if (this.#keep(oldest, this.#facts(oldest, left.length) as unknown as Row)) break;
      this.ring.shift();
      this.#times.delete(oldest);
      left.push(oldest);
    }
    this.site.held.rows -= left.length;
    return left.length === 0 ? before : [...before, ...left];
  }

  #facts(oldest: Row, expired: number): WindowFacts {
    const newest = this.ring.fromNewest(0) ?? oldest;
    return {
      current_count: this.ring.size,
      expired_count: expired,
      newest_timestamp: this.#times.get(newest) ?? null,
      oldest_timestamp: this.#times.get(oldest) ?? null,
      newest_event: newest,
      oldest_event: oldest,
    };
  }
}

/** `expr_batch(release[, include])`: releases what it collected when the condition holds; the row that made it hold goes with it unless told not to. */
export const exprBatch: WindowFactory = (given) => {
  const release = given.test(0);
  const isIncluded = given.constant(1) !== false;
  const readsVariables = given.readsVariables(0);
  return (site, next) => {
    const window = new ExpressionBatchWindow(site, next, { release, isIncluded });
    if (readsVariables) window.timer = askOnChange(site, () => window.ask());
    return window;
  };
};

class ExpressionBatchWindow extends BatchWindow {
  /** waits for the next step of time when a variable has changed */
  timer: Scheduled | undefined = undefined;
  readonly #options: { readonly release: Condition; readonly isIncluded: boolean };
  readonly #times = new LargeMap<Row, number>(shardOfRow);

  constructor(site: WindowSite, next: Operator, options: { readonly release: Condition; readonly isIncluded: boolean }) {
    super(site, next);
    this.#options = options;
  }

  get idle(): boolean {
    return !this.hasNews;
  }

  /** Releases what was collected if the condition holds now. */
  ask(): void {
    const oldest = this.current.first();
    if (oldest === undefined) return;
    const newest = this.current.fromNewest(0) ?? oldest;
    if (!this.#options.release(newest, this.#facts(newest, 0) as unknown as Row)) return;
    this.release();
    this.#times.clear();
  }

  override forget(rows: readonly Row[]): void {
    super.forget(rows);
    for (const row of rows) this.#times.delete(row);
  }

  protected collect(rows: readonly Row[]): void {
    for (const row of rows) {
      this.#times.set(row, this.site.clock.now);
      if (this.#options.isIncluded) this.add(row);
      const releases = this.#options.release(row, this.#facts(row, this.#options.isIncluded ? 0 : 1) as unknown as Row);
      if (releases && this.hasNews) {
        this.release();
        this.#times.clear();
        this.#times.set(row, this.site.clock.now);
      }
      if (!this.#options.isIncluded) this.add(row);
    }
  }

  override *save(out: StateWriter): Generator<void> {
    saveTimer(out, this.timer);
    yield* super.save(out);
    yield* saveList(out, this.current.live(), this.current.size, (row) => out.number(this.#times.get(row) ?? 0));
  }

  override *load(from: StateReader): Generator<void> {
    loadTimer(from, this.timer, this.site);
    yield* super.load(from);
    const rows = this.current.live();
    yield* loadList(from, () => this.#times.set(rows.next().value as Row, from.number()));
  }

  /** @param waiting rows that are not collected yet: the one that is asked about counts, whether or not it will go with the batch */
  #facts(row: Row, waiting: number): WindowFacts {
    const oldest = this.current.first() ?? row;
    return {
      current_count: this.current.size + waiting,
      expired_count: 0,
      newest_timestamp: this.#times.get(row) ?? null,
      oldest_timestamp: this.#times.get(oldest) ?? null,
      newest_event: row,
      oldest_event: oldest,
    };
  }
}

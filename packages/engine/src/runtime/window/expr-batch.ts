import type { Operator, Scheduled } from '../operator.js';
import type { Row } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfRow } from '../table/shard-of.js';
import { BatchWindow } from './batch.js';
import type { WindowFactory, WindowSite } from './data-window.js';
import type { WindowAggregates } from './window-aggregates.js';
import { askOnChange, type Condition, loadTimer, saveTimer, type WindowFacts } from './window-condition.js';

/**
 * `expr_batch(release[, include])`: releases what it collected when the condition holds; the row that made it hold goes with it unless told
 * not to.
 */
export const exprBatch: WindowFactory = (given) => {
  const release = given.test(0);
  const isIncluded = given.constant(1) !== false;
  const readsVariables = given.readsVariables(0);
  return (site, next) => {
    const window = new ExpressionBatchWindow(site, next, { release, isIncluded, aggregates: given.aggregates() });
    if (readsVariables) window.timer = askOnChange(site, () => window.ask());
    return window;
  };
};

interface BatchOptions {
  readonly release: Condition;
  readonly isIncluded: boolean;
  readonly aggregates: WindowAggregates;
}

class ExpressionBatchWindow extends BatchWindow {
  /** waits for the next step of time when a variable has changed */
  timer: Scheduled | undefined = undefined;
  readonly #options: BatchOptions;
  readonly #times = new LargeMap<Row, number>(shardOfRow);

  constructor(site: WindowSite, next: Operator, options: BatchOptions) {
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
    const newest = this.current.atPlace(0) ?? oldest;
    if (!this.#holds(newest, 0)) return;
    this.release();
    this.#options.aggregates.clear();
    this.#times.clear();
  }

  override forget(rows: readonly Row[]): void {
    super.forget(rows);
    // rows of the batch that was released have no time any more
    for (const row of rows) if (this.#times.delete(row)) this.#options.aggregates.leave(row);
  }

  /** A condition that fails releases nothing; the failure is told when the rows are in. */
  protected collect(rows: readonly Row[]): void {
    let failure: { readonly error: unknown } | undefined;
    for (const row of rows) {
      try {
        this.#collectOne(row);
      } catch (error) {
        failure = { error };
      }
    }
    if (failure !== undefined) throw failure.error;
  }

  #collectOne(row: Row): void {
    const { isIncluded, aggregates } = this.#options;
    aggregates.enter(row);
    this.#times.set(row, this.site.clock.now);
    if (isIncluded) this.add(row);
    try {
      if (!this.#holds(row, isIncluded ? 0 : 1) || !this.hasNews) return;
      this.release();
      aggregates.clear();
      this.#times.clear();
      // the row that ended a batch left with it
      if (isIncluded) return;
      this.#times.set(row, this.site.clock.now);
      // the row that goes with the next batch counts twice in it, which is Esper's quirk
      aggregates.enter(row);
      aggregates.enter(row);
    } finally {
      if (!isIncluded) this.add(row);
    }
  }

  override *save(out: StateWriter): Generator<void> {
    saveTimer(out, this.timer);
    yield* super.save(out);
    yield* saveList(out, this.current.live(), this.current.size, (row) => out.number(this.#times.get(row) ?? 0));
    yield* this.#options.aggregates.save(out);
  }

  override *load(from: StateReader): Generator<void> {
    loadTimer(from, this.timer, this.site);
    yield* super.load(from);
    const rows = this.current.live();
    yield* loadList(from, () => this.#times.set(rows.next().value as Row, from.number()));
    yield* this.#options.aggregates.load(from);
  }

  #holds(row: Row, waiting: number): boolean {
    return this.#options.release(row, this.#facts(row, waiting) as unknown as Row, this.#options.aggregates.values);
  }

  /** @param waiting rows not collected yet: the one that is asked about counts, whether or not it will go with the batch */
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

import { NO_ROWS, type Operator, type Scheduled } from '../operator.js';
import type { Row } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfRow } from '../table/shard-of.js';
import type { WindowFactory, WindowSite } from './data-window.js';
import { PreviousByPlace } from './previous.js';
import { RingWindow } from './ring-window.js';
import type { WindowAggregates } from './window-aggregates.js';
import { askOnChange, type Condition, loadTimer, saveTimer, type WindowFacts } from './window-condition.js';

/** `expr(keep)`: the oldest rows leave while the condition does not hold. */
export const expr: WindowFactory = (given) => {
  const [keep, readsVariables] = [given.test(0), given.readsVariables(0)];
  return (site, next) => {
    const window = new ExpressionWindow(site, next, { keep, aggregates: given.aggregates() });
    if (readsVariables) window.timer = askOnChange(site, () => window.ask());
    return window;
  };
};

class ExpressionWindow extends RingWindow {
  /** waits for the next step of time when a variable has changed */
  timer: Scheduled | undefined = undefined;
  readonly previous = new PreviousByPlace(this.ring);
  readonly #keep: Condition;
  readonly #aggregates: WindowAggregates;
  /** what the condition threw during the present change */
  #failure: { readonly error: unknown } | undefined = undefined;
  readonly #times = new LargeMap<Row, number>(shardOfRow);

  constructor(
    site: WindowSite,
    next: Operator,
    { keep, aggregates }: { readonly keep: Condition; readonly aggregates: WindowAggregates },
  ) {
    super(site, next);
    this.#keep = keep;
    this.#aggregates = aggregates;
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    if (removed.length > 0) this.forget(removed);
    for (const row of inserted) {
      this.#aggregates.enter(row);
      this.#times.set(row, this.site.clock.now);
    }
    this.take(inserted);
    const left = this.#expire();
    this.next.update(inserted, left.length === 0 ? removed : [...removed, ...left]);
    this.#throwFailure();
  }

  /** Lets go of what the condition does not hold for any more. */
  ask(): void {
    const left = this.#expire();
    if (left.length > 0) this.next.update(NO_ROWS, left);
    this.#throwFailure();
  }

  override forget(rows: readonly Row[]): void {
    super.forget(rows);
    for (const row of rows) {
      this.#times.delete(row);
      this.#aggregates.leave(row);
    }
  }

  override *save(out: StateWriter): Generator<void> {
    saveTimer(out, this.timer);
    yield* super.save(out);
    yield* saveList(out, this.ring.live(), this.size, (row) => out.number(this.#times.get(row) ?? 0));
    yield* this.#aggregates.save(out);
  }

  override *load(from: StateReader): Generator<void> {
    loadTimer(from, this.timer, this.site);
    yield* super.load(from);
    const rows = this.ring.live();
    yield* loadList(from, () => this.#times.set(rows.next().value as Row, from.number()));
    yield* this.#aggregates.load(from);
  }

  /** A condition that fails lets nothing go; the failure is told when the change has been. */
  #expire(): readonly Row[] {
    const left: Row[] = [];
    for (let oldest = this.ring.first(); oldest !== undefined; oldest = this.ring.first()) {
      if (this.#holdsFor(oldest, left.length)) break;
      this.ring.shift();
      this.#times.delete(oldest);
      this.#aggregates.leave(oldest);
      left.push(oldest);
    }
    this.site.held.rows -= left.length;
    return left;
  }

  #holdsFor(oldest: Row, expired: number): boolean {
    try {
      return this.#keep(oldest, this.#facts(oldest, expired) as unknown as Row, this.#aggregates.values);
    } catch (error) {
      this.#failure = { error };
      return true;
    }
  }

  #throwFailure(): void {
    const failure = this.#failure;
    this.#failure = undefined;
    if (failure !== undefined) throw failure.error;
  }

  #facts(oldest: Row, expired: number): WindowFacts {
    const newest = this.ring.atPlace(0) ?? oldest;
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

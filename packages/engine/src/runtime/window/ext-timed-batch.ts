import { NO_ROWS, type Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { addPeriod, nextMultiple, type Period } from '../time/period.js';
import { BatchWindow } from './batch.js';
import type { WindowFactory, WindowSite } from './data-window.js';

/**
 * `ext_timed_batch(ts, size[, reference])`: batches of a period by a timestamp of the rows; a batch is released when a row beyond its end
 * comes. Periods are counted from the reference, which is the first timestamp when it is not given.
 */
export const extTimedBatch: WindowFactory = (given) => {
  const [timestamp, size, reference] = [given.value(0), given.period(1), given.constant(2)];
  const options = { timestamp, size, reference: typeof reference === 'number' ? reference : undefined };
  return (site, next) => new ExtTimedBatchWindow(site, next, options);
};

interface Options {
  readonly timestamp: (row: Row) => RowValue;
  readonly size: Period;
  readonly reference: number | undefined;
}

class ExtTimedBatchWindow extends BatchWindow {
  readonly #options: Options;
  #reference: number | undefined;
  /** timestamp at which the present batch ends, exclusive */
  #end: number | undefined = undefined;

  constructor(site: WindowSite, next: Operator, options: Options) {
    super(site, next);
    this.#options = options;
    this.#reference = options.reference;
  }

  get idle(): boolean {
    return false;
  }

  /** What is deleted while it waits for its batch is told of at once: nothing but another row ends the batch. */
  override update(inserted: readonly Row[], removed: readonly Row[]): void {
    super.update(inserted, removed);
    if (removed.length > 0) this.next.update(NO_ROWS, removed);
  }

  protected collect(rows: readonly Row[]): void {
    for (const row of rows) {
      const time = Number(this.#options.timestamp(row));
      this.#end ??= this.#firstEnd(time);
      if (time >= this.#end) {
        if (this.hasNews) this.release();
        this.#end = nextMultiple(this.#reference ?? time, time, this.#options.size);
      }
      this.add(row);
    }
  }

  override *save(out: StateWriter): Generator<void> {
    out.value(this.#reference);
    out.value(this.#end);
    yield* super.save(out);
  }

  override *load(from: StateReader): Generator<void> {
    this.#reference = (from.value() as number | null) ?? undefined;
    this.#end = (from.value() as number | null) ?? undefined;
    yield* super.load(from);
  }

  #firstEnd(time: number): number {
    if (this.#reference !== undefined) return nextMultiple(this.#reference, time, this.#options.size);
    this.#reference = time;
    return addPeriod(time, this.#options.size);
  }
}

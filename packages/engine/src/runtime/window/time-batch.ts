import { IDLE, type Operator, type Scheduled } from '../operator.js';
import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { nextMultiple, type Period } from '../time/period.js';
import { BatchWindow } from './batch.js';
import { type BatchFlags, batchFlags } from './batch-flags.js';
import type { WindowFactory, WindowSite } from './data-window.js';

/**
 * `time_batch(size[, reference][, flags])`: releases what came, once a period. Periods are counted from the reference, which is the first
 * row's instant when it is not given; after a batch without rows the timer rests until a row comes.
 */
export const timeBatch: WindowFactory = (given) => {
  const size = given.period(0);
  const reference = given.constant(1);
  const flags = batchFlags(given, 1);
  return (site, next) =>
    new TimeBatchWindow(site, next, { size, flags, reference: typeof reference === 'number' ? reference : undefined });
};

interface TimeBatchOptions {
  readonly size: Period;
  readonly flags: BatchFlags;
  readonly reference: number | undefined;
}

class TimeBatchWindow extends BatchWindow implements Scheduled {
  due = 0;
  slot = IDLE;
  readonly order: number;
  readonly #options: TimeBatchOptions;
  #reference: number | undefined;

  constructor(site: WindowSite, next: Operator, options: TimeBatchOptions) {
    super(site, next);
    this.order = site.order;
    this.#options = options;
    this.#reference = options.reference;
    if (options.flags.startEager) this.#arm();
  }

  /** the reference has to be kept */
  get idle(): boolean {
    return false;
  }

  fire(): void {
    const { forceUpdate } = this.#options.flags;
    const hasNews = this.hasNews || forceUpdate;
    if (hasNews) this.release();
    if (hasNews) this.#arm();
  }

  protected collect(rows: readonly Row[]): void {
    for (const row of rows) this.add(row);
    if (this.slot === IDLE) this.#arm();
  }

  override *save(out: StateWriter): Generator<void> {
    out.value(this.#reference);
    out.value(this.slot === IDLE ? null : this.due);
    yield* super.save(out);
  }

  override *load(from: StateReader): Generator<void> {
    this.#reference = (from.value() as number | null) ?? undefined;
    const due = from.value() as number | null;
    yield* super.load(from);
    if (due === null) this.site.schedule.cancel(this);
    else this.site.schedule.at(this, due);
  }

  #arm(): void {
    const { now } = this.site.clock;
    this.#reference ??= now;
    this.site.schedule.at(this, nextMultiple(this.#reference, now, this.#options.size));
  }
}

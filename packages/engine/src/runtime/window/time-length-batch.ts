import { IDLE, type Operator, type Scheduled } from '../operator.js';
import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { addPeriod, type Period } from '../time/period.js';
import { BatchWindow } from './batch.js';
import { type BatchFlags, batchFlags } from './batch-flags.js';
import type { WindowFactory, WindowSite } from './data-window.js';

/** `time_length_batch(time, n[, flags])`: releases after the time or at n rows, whichever is first; either starts the time anew. */
export const timeLengthBatch: WindowFactory = (given) => {
  const [size, batchRows, flags] = [given.period(0), given.count(1), batchFlags(given, 2)];
  return (site, next) => new TimeLengthBatchWindow(site, next, { size, batchRows, flags });
};

interface Options {
  readonly size: Period;
  readonly batchRows: number;
  readonly flags: BatchFlags;
}

class TimeLengthBatchWindow extends BatchWindow implements Scheduled {
  due = 0;
  slot = IDLE;
  readonly order: number;
  readonly #options: Options;

  constructor(site: WindowSite, next: Operator, options: Options) {
    super(site, next);
    this.order = site.order;
    this.#options = options;
    if (options.flags.startEager) this.#arm();
  }

  get idle(): boolean {
    return !this.hasNews && this.slot === IDLE;
  }

  fire(): void {
    this.#releaseAndArm();
  }

  protected collect(rows: readonly Row[]): void {
    for (const row of rows) this.add(row);
    if (this.current.size >= this.#options.batchRows) this.#releaseAndArm();
    else if (this.slot === IDLE) this.#arm();
  }

  override *save(out: StateWriter): Generator<void> {
    out.value(this.slot === IDLE ? null : this.due);
    yield* super.save(out);
  }

  override *load(from: StateReader): Generator<void> {
    const due = from.value() as number | null;
    yield* super.load(from);
    if (due === null) this.site.schedule.cancel(this);
    else this.site.schedule.at(this, due);
  }

  /** The timer runs on until an interval had nothing to tell; one that began eagerly runs on for ever. */
  #releaseAndArm(): void {
    const { forceUpdate, startEager } = this.#options.flags;
    const hasNews = this.hasNews || forceUpdate;
    // armed first, for who hears of the batch may close a window that waits for nothing
    if (hasNews || startEager) this.#arm();
    else this.site.schedule.cancel(this);
    if (hasNews) this.release();
  }

  #arm(): void {
    this.site.schedule.at(this, addPeriod(this.site.clock.now, this.#options.size));
  }
}

import { messageOf } from '../message-of.js';
import type { SavedSession } from './session/session-state.js';

export interface SnapshotKeeperOptions {
  /** what the engine is after all that it was sent so far */
  readonly take: () => Promise<SavedSession>;
  /** Resolved when the effects of all entries up to `seq` are stored; false if this server will not store them. */
  readonly stored: (seq: number) => Promise<boolean>;
  /** @returns bytes as they are stored */
  readonly save: (session: SavedSession) => Promise<number>;
  readonly now: () => number;
  /** time between two snapshots while events come, ms */
  readonly everyMs: number;
  readonly failed: (error: unknown) => void;
}

/** The last snapshot that was stored. */
export interface SnapshotFigures {
  /** ms since the epoch */
  readonly at: number;
  readonly seq: number;
  readonly bytes: number;
  /** from the question to the stored row */
  readonly tookMs: number;
}

/** With nothing but ticks of the clock in the journal, snapshots come this much seldomer: a tail of ticks is replayed in no time. */
const IDLE_FACTOR = 10;

/** Takes snapshots: now and then while this server leads, one at a time, and when it stops. */
export class SnapshotKeeper {
  readonly #options: SnapshotKeeperOptions;
  #timer: ReturnType<typeof setInterval> | undefined;
  #working: Promise<void> | undefined;
  #startedAt = 0;
  /** events and orders came since the last snapshot */
  #changed = false;
  #last: SnapshotFigures | undefined;

  constructor(options: SnapshotKeeperOptions) {
    this.#options = options;
  }

  get last(): SnapshotFigures | undefined {
    return this.#last;
  }

  /** Something other than a tick of the clock is in the journal. */
  changed(): void {
    this.#changed = true;
  }

  start(): void {
    if (this.#timer) return;
    this.#startedAt = this.#options.now();
    this.#timer = setInterval(() => this.#look(), Math.max(50, this.#options.everyMs / 10));
  }

  /** No more of them, until {@link start}. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Takes one now, if there is anything new; resolved when it is stored or could not be. */
  take(): Promise<void> {
    if (!this.#changed) return this.#working ?? Promise.resolve();
    this.#working ??= this.#work().finally(() => {
      this.#working = undefined;
    });
    return this.#working;
  }

  #look(): void {
    const { now, everyMs } = this.#options;
    const since = Math.abs(now() - this.#startedAt);
    if (since < everyMs) return;
    if (since >= everyMs * IDLE_FACTOR) this.#changed = true;
    void this.take();
  }

  async #work(): Promise<void> {
    const { take, stored, save, now, failed } = this.#options;
    this.#startedAt = now();
    this.#changed = false;
    const began = performance.now();
    try {
      const session = await take();
      // A snapshot lets recovery pass over what came before it: so all of that has to be stored.
      if (!(await stored(session.seq))) return;
      const bytes = await save(session);
      this.#last = { at: now(), seq: session.seq, bytes, tookMs: performance.now() - began };
    } catch (error) {
      this.#changed = true;
      failed(new Error(`no snapshot was stored: ${messageOf(error)}`));
    }
  }
}

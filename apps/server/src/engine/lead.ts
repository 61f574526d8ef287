import { setTimeout as pause } from 'node:timers/promises';
import { messageOf } from '../message-of.js';

/** How often a stand-by looks whether the lead is free. */
const TRY_AGAIN_MS = 500;
/** The longest pause after an engine that could not be started. */
const LONGEST_PAUSE_MS = 30_000;

/** The right to write the journal, held until `lost`. */
export interface Leadership {
  readonly lost: Promise<Error>;
  release(): Promise<void>;
}

export interface LeadOptions<L extends Leadership> {
  /** @returns undefined while another server leads */
  readonly acquire: () => Promise<L | undefined>;
  /**
   * Begins to lead.
   *
   * @param over  aborted when the lead is over, be it before it has begun: nothing may be begun afterwards, whatever was waited for
   * @returns when it does
   */
  readonly begin: (leadership: L, over: AbortSignal) => Promise<void>;
  /** The lead is over, or came to nothing; nothing may be written any more. */
  readonly end: () => void;
  /** Another server holds the lead; told at every try. */
  readonly standBy?: () => void;
  readonly notice: (message: string) => void;
}

export type LeadState = 'stand-by' | 'beginning' | 'leading' | 'stopped';

/** Leads while it may, stands by while it may not: takes the lead when it is free, gives it up when it is lost, and tries again. */
export class Lead<L extends Leadership> {
  readonly #options: LeadOptions<L>;
  #state: LeadState = 'stand-by';
  readonly #stopping = new AbortController();
  #running: Promise<void> | undefined;
  /** starts in a row that came to nothing */
  #failures = 0;

  constructor(options: LeadOptions<L>) {
    this.#options = options;
  }

  get state(): LeadState {
    return this.#state;
  }

  /** Begins, and goes on until {@link stop}. */
  start(): void {
    this.#running = this.#run();
  }

  /** Stops trying. A lead that is held is kept until {@link LeadOptions.end} may be called: `finish` runs before it is released. */
  async stop(finish: () => Promise<void>): Promise<void> {
    this.#finish = finish;
    this.#stopping.abort();
    await this.#running;
    await this.#finish?.();
  }

  #finish: (() => Promise<void>) | undefined;

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const leadership = await this.#acquire();
      if (leadership) await this.#serve(leadership);
      else await this.#pause(TRY_AGAIN_MS);
    }
    this.#state = 'stopped';
  }

  async #acquire(): Promise<L | undefined> {
    try {
      const leadership = await this.#options.acquire();
      if (!leadership && !this.#stopping.signal.aborted) this.#options.standBy?.();
      return leadership;
    } catch (error) {
      this.#options.notice(`the database cannot be reached: ${messageOf(error)}`);
      return undefined;
    }
  }

  /** Leads until the lead is lost or the server stops. */
  async #serve(leadership: L): Promise<void> {
    let lost: Error | undefined;
    const ending = new AbortController();
    const over = Promise.race([leadership.lost.then((error) => (lost = error)), this.#aborted()]);
    this.#state = 'beginning';
    try {
      await Promise.race([this.#begin(leadership, ending.signal), over]);
      await over;
    } catch (error) {
      this.#options.notice(`the engine could not be started: ${messageOf(error)}`);
      await this.#pause(Math.min(LONGEST_PAUSE_MS, TRY_AGAIN_MS * 2 ** this.#failures++));
    }
    if (lost) this.#options.notice(`the lead was lost: ${lost.message}`);
    else await this.#takeFinish()?.();
    ending.abort();
    this.#options.end();
    this.#state = 'stand-by';
    await leadership.release().catch(() => undefined);
  }

  async #begin(leadership: L, over: AbortSignal): Promise<void> {
    await this.#options.begin(leadership, over);
    over.throwIfAborted();
    this.#state = 'leading';
    this.#failures = 0;
  }

  #takeFinish(): (() => Promise<void>) | undefined {
    const finish = this.#finish;
    this.#finish = undefined;
    return finish;
  }

  #aborted(): Promise<void> {
    const { signal } = this.#stopping;
    return new Promise((resolve) => {
      if (signal.aborted) resolve();
      else signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  async #pause(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}

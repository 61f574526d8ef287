import { setTimeout as pause } from 'node:timers/promises';
import type { EngineState } from '@rulewright/contracts';
import { RequestFailure } from '../failure.js';
import type { EventPath } from './event-path.js';

/** How often a stand-by looks whether the lead is free. */
const TRY_AGAIN_MS = 1000;
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
  readonly open: (leadership: L) => Promise<EventPath>;
  /** the engine is where the journal ends, and takes entries */
  readonly ready: (path: EventPath) => Promise<void>;
  readonly notice: (message: string) => void;
}

/**
 * Leads while it may, stands by while it may not. When the lead is lost (the database was restarted, the network broke), everything that
 * runs on it is dropped, and opened again from the journal as soon as the lead is free.
 */
export class Lead<L extends Leadership> {
  readonly #options: LeadOptions<L>;
  #path: EventPath | undefined;
  #state: EngineState = 'stand-by';
  #stopping = new AbortController();
  #running: Promise<void> | undefined;
  /** starts in a row that came to nothing */
  #failures = 0;

  constructor(options: LeadOptions<L>) {
    this.#options = options;
  }

  get state(): EngineState {
    return this.#state;
  }

  /** @throws RequestFailure `not-ready` while there is none */
  path(): EventPath {
    if (this.#path) return this.#path;
    throw new RequestFailure('not-ready', `the engine is not running: ${this.#state}`, { retryAfterSeconds: 1 });
  }

  /** @returns undefined while this server does not lead */
  currentPath(): EventPath | undefined {
    return this.#path;
  }

  /** Begins, and goes on until {@link stop}. */
  start(): void {
    this.#running = this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const leadership = await this.#acquire();
      if (leadership) await this.#serve(leadership);
      else {
        this.#state = 'stand-by';
        await this.#pause(TRY_AGAIN_MS);
      }
    }
    this.#state = 'stopped';
  }

  async #acquire(): Promise<L | undefined> {
    try {
      return await this.#options.acquire();
    } catch (error) {
      this.#options.notice(`the database cannot be reached: ${messageOf(error)}`);
      return undefined;
    }
  }

  /** Runs on one leadership until it is lost or the server stops. */
  async #serve(leadership: L): Promise<void> {
    let lost: Error | undefined;
    const ended = Promise.race([leadership.lost.then((error) => (lost = error)), this.#aborted()]);
    try {
      this.#state = 'recovering';
      const path = await this.#options.open(leadership);
      this.#path = path;
      await Promise.race([this.#begin(path), ended]);
      await ended;
    } catch (error) {
      this.#options.notice(`the engine could not be started: ${messageOf(error)}`);
      await this.#pause(Math.min(LONGEST_PAUSE_MS, TRY_AGAIN_MS * 2 ** this.#failures++));
    }
    const path = this.#path;
    this.#path = undefined;
    if (lost) this.#options.notice(`the lead was lost: ${lost.message}`);
    await path?.stop({ abandon: lost !== undefined });
    await leadership.release().catch(() => undefined);
  }

  async #begin(path: EventPath): Promise<void> {
    await path.start();
    await this.#options.ready(path);
    if (path.state !== 'running') return;
    this.#state = 'running';
    this.#failures = 0;
  }

  /** The engine was lost and comes back, or comes back no more. */
  pathChanged(state: 'recovering' | 'running' | 'stopped'): void {
    if (this.#path && this.#state !== 'stand-by' && !this.#stopping.signal.aborted) this.#state = state;
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

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

import { messageOf } from '../message-of.js';
import type { EvidenceStore, UnexplainedAlert } from '../store/evidence.js';
import type { EvidenceRunner } from './evidence-runner.js';

/** The thread rests so many times as long as it worked: what comes in goes first. */
const REST = 3;
const LONGEST_REST_MS = 30_000;
const AFTER_FAILURE_MS = 5000;

export interface EvidenceKeeperOptions {
  readonly alerts: EvidenceStore;
  readonly runner: EvidenceRunner;
  readonly notice: (message: string) => void;
}

/** Finds the events behind alerts after they were stored, the newest alert first, and keeps them with it. Only whoever leads does. */
export class EvidenceKeeper {
  readonly #options: EvidenceKeeperOptions;
  #leading = false;
  #working = false;
  #again = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: EvidenceKeeperOptions) {
    this.#options = options;
  }

  lead(leading: boolean): void {
    this.#leading = leading;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (leading) this.wake();
  }

  /** There may be alerts that nobody has explained. */
  wake(): void {
    this.#again = true;
    if (this.#leading && !this.#working && this.#timer === undefined) void this.#work();
  }

  async #work(): Promise<void> {
    this.#working = true;
    this.#again = false;
    const began = performance.now();
    let rest: number | undefined;
    try {
      const alert = await this.#options.alerts.nextUnexplained();
      if (alert) {
        await this.#keep(alert);
        rest = Math.min(LONGEST_REST_MS, (performance.now() - began) * REST);
      }
    } catch (error) {
      if (this.#leading) this.#options.notice(`events behind alerts could not be kept: ${messageOf(error)}`);
      rest = AFTER_FAILURE_MS;
    }
    this.#working = false;
    if (!this.#leading || (rest === undefined && !this.#again)) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.wake();
    }, rest ?? 0);
    this.#timer.unref();
  }

  /** @throws if it could not be looked for now: it stays as it is, and is taken again */
  async #keep(alert: UnexplainedAlert): Promise<void> {
    const outcome = await this.#options.runner.run(alert);
    // Whoever leads by now has begun with it, too.
    if (!this.#leading) return;
    if (outcome.kind === 'found') await this.#options.alerts.keep(alert.seq, outcome.evidence);
    else await this.#options.alerts.giveUp(alert.seq, outcome.reason);
  }
}

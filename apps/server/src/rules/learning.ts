import { setTimeout as pause } from 'node:timers/promises';
import { messageOf } from '../message-of.js';

export interface LearningOptions {
  readonly learn: () => Promise<void>;
  /** whether it is still of use: a server that leads knows by itself what it deploys */
  readonly wanted: () => boolean;
  readonly notice: (message: string) => void;
  /** pause after a failure, ms */
  readonly againMs?: number;
}

const AGAIN_MS = 1000;

/**
 * Learns again what the engine runs whenever another server has changed it: one change or many, one question at a time, tried again until it
 * succeeds, since nothing else would tell of the change.
 */
export class Learning {
  readonly #options: LearningOptions;
  #isBehind = false;
  #working = false;

  constructor(options: LearningOptions) {
    this.#options = options;
  }

  changed(): void {
    this.#isBehind = true;
    if (!this.#working) void this.#work();
  }

  async #work(): Promise<void> {
    const { learn, wanted, notice, againMs = AGAIN_MS } = this.#options;
    this.#working = true;
    while (this.#isBehind && wanted()) {
      this.#isBehind = false;
      try {
        await learn();
      } catch (error) {
        this.#isBehind = true;
        notice(`what the leader deployed is not known yet: ${messageOf(error)}`);
        await pause(againMs, undefined, { ref: false });
      }
    }
    this.#working = false;
  }
}

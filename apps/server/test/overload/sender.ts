import { setTimeout as pause } from 'node:timers/promises';
import type { IngestAnswer } from '@rulewright/contracts';

/** A batch and what became of it. */
export interface SentBatch {
  /** its key, and the name that its first event bears */
  readonly name: string;
  readonly events: number;
  /** status of the first answer; 0 = the connection broke before there was one */
  readonly firstStatus: number;
  /** whether a refusal said when to come back */
  readonly retryAfter: boolean;
  /** status of the last answer */
  status: number;
}

const EVENTS_A_BATCH = 8000;
const AGAIN_MS = 200;

/** Sends batches of events, each under a key of its own. */
export class Sender {
  readonly eventsABatch = EVENTS_A_BATCH;
  readonly #url: string;
  readonly #acknowledged: SentBatch[] = [];
  readonly #rest: string;
  #number = 0;

  constructor(url: string) {
    this.#url = url;
    const more = Array.from({ length: EVENTS_A_BATCH - 1 }, (_, n) => ({ type: 'more', src_ip: `10.0.0.${n % 250}`, n }));
    this.#rest = JSON.stringify(more).slice(1);
  }

  /** All batches that the server said it has, in the order in which it said so. */
  get acknowledged(): readonly SentBatch[] {
    return this.#acknowledged;
  }

  async send(): Promise<SentBatch> {
    const name = `batch ${++this.#number}`;
    const { status, retryAfter } = await this.#post(name);
    const batch: SentBatch = { name, events: EVENTS_A_BATCH, firstStatus: status, retryAfter, status };
    if (status === 200) this.#acknowledged.push(batch);
    return batch;
  }

  /** Sends a batch again under its key: nobody knows whether the server has it. */
  async repeat(batch: SentBatch): Promise<void> {
    await pause(AGAIN_MS);
    const { status } = await this.#post(batch.name);
    // A refusal now says nothing of the first time.
    if (status !== 200) return;
    batch.status = 200;
    this.#acknowledged.push(batch);
  }

  async #post(name: string): Promise<{ readonly status: number; readonly retryAfter: boolean }> {
    const body = `[${JSON.stringify({ type: 'first', batch: name })},${this.#rest}`;
    try {
      const headers = { 'content-type': 'application/json', 'idempotency-key': name };
      const response = await fetch(`${this.#url}/api/events`, { method: 'POST', headers, body });
      const answer = (await response.json()) as Partial<IngestAnswer>;
      if (response.status === 200 && answer.accepted !== EVENTS_A_BATCH)
        throw new Error(`"${name}" was taken in part: ${JSON.stringify(answer)}`);
      return { status: response.status, retryAfter: response.headers.has('retry-after') };
    } catch (error) {
      if (error instanceof TypeError) return { status: 0, retryAfter: true };
      throw error;
    }
  }
}

import { guardedRequest, OutgoingError, type OutgoingPolicy } from '@rulewright/connectors';
import type { EventRecord, Value } from '@rulewright/core';
import type { Order } from '../engine/session/order.js';
import type { PendingEnrichment } from '../engine/session/pending-enrichment.js';
import { addressOf, commandOf } from './question.js';
import { runCommand } from './run-command.js';

/** An alert that waits for an answer. */
export interface EnrichmentQuestion {
  readonly alert: string;
  readonly row: EventRecord;
  readonly enrichments: EventRecord;
  readonly pending: PendingEnrichment;
}

export interface EnricherOptions {
  /** programs that rules may run, by name; empty = none */
  readonly commands: Readonly<Record<string, string>>;
  readonly policy: OutgoingPolicy;
  /** Brings an answer into the journal. */
  readonly answer: (order: Extract<Order, { readonly kind: 'answer' }>) => Promise<void>;
  readonly now: () => number;
}

const AT_ONCE = 4;
const REMEMBERED_MS = 60_000;
const REMEMBERED_MAX = 2000;
const REQUEST_TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 65_536;
/** Pauses before a request is tried again. */
const TRY_AGAIN_MS = [500, 2000] as const;
/** Pause before an answer is offered again to a journal that did not take it. */
const OFFER_AGAIN_MS = 1000;

interface Answer {
  readonly value: Value;
  readonly error?: string;
}

/**
 * Asks programs and services what `@Enrich` wants to know, a few at once and each thing once a minute, and brings the answers into the
 * journal. What is not answered when the server ends stays noted with its alert and is asked again.
 */
export class Enricher {
  readonly #options: EnricherOptions;
  readonly #waiting: EnrichmentQuestion[] = [];
  readonly #remembered = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();
  readonly #asked = new Set<string>();
  #working = 0;
  #stopped = false;

  constructor(options: EnricherOptions) {
    this.#options = options;
  }

  ask(question: EnrichmentQuestion): void {
    const key = `${question.alert} ${question.pending.step}`;
    if (this.#stopped || this.#asked.has(key)) return;
    this.#asked.add(key);
    this.#waiting.push(question);
    this.#pump();
  }

  /** Asks nothing more; what is under way comes to nothing. */
  stop(): void {
    this.#stopped = true;
    this.#waiting.length = 0;
  }

  #pump(): void {
    while (this.#working < AT_ONCE && !this.#stopped) {
      const question = this.#waiting.shift();
      if (!question) return;
      this.#working++;
      void this.#work(question).finally(() => {
        this.#working--;
        this.#asked.delete(`${question.alert} ${question.pending.step}`);
        this.#pump();
      });
    }
  }

  async #work({ alert, row, enrichments, pending }: EnrichmentQuestion): Promise<void> {
    const { deployment, statement, step, dst } = pending;
    const { value, error } = await this.#recall(pending, { ...row, ...enrichments });
    const told = error === undefined ? enrichments : { ...enrichments, [`${dst}.error`]: error };
    const order = { kind: 'answer', alert, deployment, statement, step, row, enrichments: told, dst, answer: value } as const;
    while (!this.#stopped) {
      try {
        await this.#options.answer(order);
        return;
      } catch {
        await pause(OFFER_AGAIN_MS);
      }
    }
  }

  /** The same question within a minute has one answer; one that failed is asked again. */
  #recall({ kind, param }: PendingEnrichment, values: EventRecord): Promise<Answer> {
    const now = this.#options.now();
    let call: { readonly key: string; readonly run: () => Promise<Value> };
    try {
      call = this.#callOf(kind, param, values);
    } catch (error) {
      return Promise.resolve({ value: null, error: messageOf(error) });
    }
    const known = this.#remembered.get(call.key);
    if (known && known.until > now) return known.answer;
    if (this.#remembered.size >= REMEMBERED_MAX) this.#remembered.clear();
    const answer = call.run().then(
      (value): Answer => ({ value }),
      (error: unknown): Answer => {
        this.#remembered.delete(call.key);
        return { value: null, error: messageOf(error) };
      },
    );
    this.#remembered.set(call.key, { until: now + REMEMBERED_MS, answer });
    return answer;
  }

  #callOf(kind: PendingEnrichment['kind'], param: string, values: EventRecord) {
    if (kind === 'cmd') {
      const command = commandOf(param, values, this.#options.commands);
      return { key: JSON.stringify(command), run: () => runCommand(command) };
    }
    const url = addressOf(param, values);
    return { key: url, run: () => this.#request(url) };
  }

  async #request(url: string): Promise<Value> {
    for (let tries = 0; ; tries++) {
      const again = TRY_AGAIN_MS[tries];
      try {
        const { status, body } = await guardedRequest({
          url,
          method: 'GET',
          headers: { accept: 'application/json, text/plain' },
          timeoutMs: REQUEST_TIMEOUT_MS,
          maxAnswerBytes: MAX_ANSWER_BYTES,
          policy: this.#options.policy,
        });
        if (status < 300) return answerOf(body);
        if (status < 500 || again === undefined) throw new OutgoingError('refused', `answered with status ${status}`);
      } catch (error) {
        const final = error instanceof OutgoingError && (error.code === 'refused' || error.code === 'too-large');
        if (final || again === undefined || this.#stopped) throw error;
      }
      await pause(again);
    }
  }
}

/** JSON as it is, anything else as text. */
function answerOf(body: string): Value {
  try {
    return JSON.parse(body) as Value;
  } catch {
    return body.trim();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

import { setTimeout as pause } from 'node:timers/promises';
import { guardedRequest, OutgoingError, type OutgoingPolicy } from '@rulewright/connectors';
import type { EventRecord, Value } from '@rulewright/core';
import type { PendingEnrichment } from '../engine/session/pending-enrichment.js';
import { messageOf } from '../message-of.js';
import { addressOf, commandOf } from './question.js';
import { runCommand } from './run-command.js';

export interface AnswersOptions {
  /** programs that rules may run, by name; empty = none */
  readonly commands: Readonly<Record<string, string>>;
  readonly policy: OutgoingPolicy;
  readonly now: () => number;
}

/** What somebody outside says, or null and why not. */
export interface Answer {
  readonly value: Value;
  readonly error?: string;
}

const REMEMBERED_MS = 60_000;
const REMEMBERED_MAX = 2000;
const REQUEST_TIMEOUT_MS = 10_000;
const MAX_ANSWER_BYTES = 65_536;
/** Pauses before a request is tried again. */
const TRY_AGAIN_MS = [500, 2000] as const;

/** Asks programs and services, each thing once a minute. */
export class Answers {
  readonly #options: AnswersOptions;
  readonly #remembered = new Map<string, { readonly until: number; readonly answer: Promise<Answer> }>();

  constructor(options: AnswersOptions) {
    this.#options = options;
  }

  /** The same question within a minute has one answer; one that failed is asked again. */
  to({ kind, param }: PendingEnrichment, values: EventRecord): Promise<Answer> {
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
        if (final || again === undefined) throw error;
      }
      await pause(again, undefined, { ref: false });
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

import { setTimeout as pause } from 'node:timers/promises';
import type { EventRecord } from '@rulewright/core';
import type { Order } from '../engine/session/order.js';
import type { PendingEnrichment } from '../engine/session/pending-enrichment.js';
import { Answers, type AnswersOptions } from './answers.js';

/** An alert that waits for an answer. */
export interface EnrichmentQuestion {
  readonly alert: string;
  readonly row: EventRecord;
  readonly enrichments: EventRecord;
  readonly pending: PendingEnrichment;
}

export interface EnricherOptions extends AnswersOptions {
  /** Alerts that wait for an answer, as they are stored, oldest first. */
  readonly unanswered: (limit: number) => Promise<readonly EnrichmentQuestion[]>;
  /** Brings an answer into the journal. */
  readonly answer: (order: Extract<Order, { readonly kind: 'answer' }>) => Promise<void>;
  readonly failed: (error: unknown) => void;
  /** questions in memory at most; absent = 1000 */
  readonly maxWaiting?: number;
}

/** What is asked for while this server leads: ended with the lead, and begun anew with the next. */
interface Turn {
  readonly waiting: EnrichmentQuestion[];
  /** questions that wait or are being asked */
  readonly asked: Set<string>;
  /** questions that came to an end while the store was being read */
  readonly ended: Set<string>;
  /** there may be more in the store */
  isMore: boolean;
  isReading: boolean;
}

const AT_ONCE = 4;
const MAX_WAITING = 1000;
/** Pause before an answer is offered again to a journal that did not take it, and before the store is read again. */
const AGAIN_MS = 1000;

/**
 * Asks what `@Enrich` wants to know, a few things at once, and brings the answers into the journal. What waits is noted with its alert in
 * the store: so much of it is in memory as is soon asked, the rest is read when there is room, and what is not answered when the server
 * ends is asked again.
 */
export class Enricher {
  readonly #options: EnricherOptions;
  readonly #answers: Answers;
  #turn: Turn | undefined;
  #working = 0;

  constructor(options: EnricherOptions) {
    this.#options = options;
    this.#answers = new Answers(options);
  }

  /** Begins with what is stored. */
  start(): void {
    this.#turn = { waiting: [], asked: new Set(), ended: new Set(), isMore: true, isReading: false };
    this.#pump();
  }

  /** Takes a question that was stored. */
  ask(question: EnrichmentQuestion): void {
    const turn = this.#turn;
    if (!turn) return;
    if (turn.waiting.length < (this.#options.maxWaiting ?? MAX_WAITING)) take(turn, question);
    else turn.isMore = true;
    this.#pump();
  }

  /** Asks nothing more; what is under way comes to nothing. */
  stop(): void {
    this.#turn = undefined;
  }

  #pump(): void {
    const turn = this.#turn;
    while (turn && this.#working < AT_ONCE) {
      const question = turn.waiting.shift();
      if (!question) {
        if (turn.isMore && !turn.isReading) void this.#read(turn);
        return;
      }
      this.#working++;
      void this.#work(question, turn).finally(() => {
        this.#working--;
        turn.asked.delete(keyOf(question));
        if (turn.isReading) turn.ended.add(keyOf(question));
        this.#pump();
      });
    }
  }

  /** Fetches questions from the store. */
  async #read(turn: Turn): Promise<void> {
    const limit = this.#options.maxWaiting ?? MAX_WAITING;
    turn.isReading = true;
    turn.isMore = false;
    try {
      const questions = await this.#options.unanswered(limit);
      turn.isMore ||= questions.length === limit;
      for (const question of questions) if (!turn.ended.has(keyOf(question))) take(turn, question);
    } catch (error) {
      turn.isMore = true;
      this.#options.failed(error);
      await pause(AGAIN_MS, undefined, { ref: false });
    }
    turn.ended.clear();
    turn.isReading = false;
    // With nothing to ask the next answer reads on, since what is stored is then being asked.
    if (this.#turn === turn && (turn.waiting.length > 0 || this.#working === 0)) this.#pump();
  }

  async #work({ alert, row, enrichments, pending }: EnrichmentQuestion, turn: Turn): Promise<void> {
    const { deployment, statement, step, dst } = pending;
    const { value, error } = await this.#answers.to(pending, { ...row, ...enrichments });
    const told = error === undefined ? enrichments : { ...enrichments, [`${dst}.error`]: error };
    const order = { kind: 'answer', alert, deployment, statement, step, row, enrichments: told, dst, answer: value } as const;
    while (this.#turn === turn) {
      try {
        await this.#options.answer(order);
        return;
      } catch {
        await pause(AGAIN_MS, undefined, { ref: false });
      }
    }
  }
}

function take({ asked, waiting }: Turn, question: EnrichmentQuestion): void {
  if (asked.has(keyOf(question))) return;
  asked.add(keyOf(question));
  waiting.push(question);
}

function keyOf({ alert, pending }: EnrichmentQuestion): string {
  return `${alert} ${pending.step}`;
}

import { Desk } from '../alerts/desk.js';
import { RequestFailure } from '../failure.js';
import { type Entry, entryBytes, type NewEntry } from '../journal/entry.js';
import type { JournalLog } from '../journal/journal-log.js';
import { JournalWriter } from '../journal/journal-writer.js';
import type { Effects, StoredPlace } from '../store/effects.js';
import { AwaitedResults } from './awaited-results.js';
import { EnginePipeline, type PipelineState } from './pipeline.js';
import type { Question, QuestionKind, Questions } from './protocol.js';
import type { EntryResult } from './session/entry-result.js';
import { orderEntry } from './session/order.js';

export interface EventPathOptions {
  readonly log: JournalLog;
  readonly effects: {
    position(): Promise<number>;
    /** entries under an idempotency key whose answer is not stored yet */
    unanswered(): Promise<readonly number[]>;
    apply(effects: Effects): Promise<readonly StoredPlace[]>;
  };
  readonly now: () => number;
  readonly answerOf: (result: EntryResult) => unknown;
  readonly heard: EventPathListener;
  /** bytes that may be on their way between sender and engine */
  readonly maxQueueBytes: number;
  /** engine time moves on by itself this often when no events come, ms */
  readonly tickMs: number;
}

export interface EventPathListener {
  /** results as soon as the engine has them */
  processed(results: readonly EntryResult[]): void;
  /** the same results once their effects are stored; `places` of the alerts that are new */
  stored(results: readonly EntryResult[], places: ReadonlyMap<string, StoredPlace>): void;
  stateChanged(state: PipelineState): void;
  failed(error: unknown): void;
}

/** An entry that was taken: durable, and later processed and stored. */
export interface Taken {
  readonly entry: Entry;
  readonly processed: Promise<EntryResult>;
  readonly stored: Promise<EntryResult>;
}

const RETRY_AFTER_SECONDS = 1;

/**
 * The path of an event through the server: journal (durable) -> engine -> desk (stored). Everything that changes the engine goes through
 * {@link EventPath.append}.
 */
export class EventPath {
  readonly #options: EventPathOptions;
  readonly #pipeline: EnginePipeline;
  readonly #desk: Desk;
  readonly #writer: JournalWriter;
  readonly #processed = new AwaitedResults();
  readonly #stored = new AwaitedResults();
  /** entries under an idempotency key: their answer is stored with their effects */
  readonly #keyed: Set<number>;
  /** bytes given to the journal and not yet durable */
  #appending = 0;
  #ticker: ReturnType<typeof setInterval> | undefined;

  private constructor(options: EventPathOptions, parts: OpenedParts) {
    this.#options = options;
    this.#keyed = new Set(parts.unanswered);
    this.#desk = new Desk({
      apply: (effects) => options.effects.apply(effects),
      position: parts.position,
      keyed: (seq) => this.#keyed.delete(seq),
      answerOf: options.answerOf,
      stored: (results, places) => this.#onStored(results, places),
      failed: (error) => options.heard.failed(error),
    });
    this.#pipeline = new EnginePipeline({
      log: options.log,
      processed: (results) => this.#onProcessed(results),
      stateChanged: (state) => options.heard.stateChanged(state),
      lost: (error) => options.heard.failed(error),
      holdBack: () => this.#desk.overfull,
    });
    this.#writer = new JournalWriter({
      log: options.log,
      end: parts.journalEnd,
      now: options.now,
      committed: (entry) => this.#pipeline.push(entry),
    });
  }

  /** Opens the path and begins to bring the engine to the end of the journal; until then nothing is taken (`not-ready`). */
  static async open(options: EventPathOptions): Promise<EventPath> {
    const journalEnd = await options.log.end();
    const [position, unanswered] = await Promise.all([options.effects.position(), options.effects.unanswered()]);
    return new EventPath(options, { journalEnd, position, unanswered });
  }

  /** Resolved when the engine is where the journal ends. */
  async start(): Promise<void> {
    await this.#pipeline.start(this.#writer.seq);
    this.#ticker = setInterval(() => this.#tick(), this.#options.tickMs);
    this.#ticker.unref();
  }

  get state(): PipelineState {
    return this.#pipeline.state;
  }

  get journalSeq(): number {
    return this.#writer.seq;
  }

  get storedSeq(): number {
    return this.#desk.position;
  }

  get backlog(): { readonly entries: number; readonly bytes: number } {
    return this.#pipeline.backlog;
  }

  /**
   * Makes an entry durable.
   *
   * @returns once it is; `processed` and `stored` are fulfilled later
   * @throws  RequestFailure `not-ready` while the engine recovers, `queue-full` when too much is on its way
   */
  async append(entry: NewEntry): Promise<Taken> {
    const bytes = entryBytes(entry);
    this.admit(bytes);
    this.#appending += bytes;
    const seq = this.#writer.seq + 1;
    if (entry.key) this.#keyed.add(seq);
    const processed = this.#processed.of(seq);
    const stored = this.#stored.of(seq);
    // Who does not wait for these is not told of their failure either.
    processed.catch(() => undefined);
    stored.catch(() => undefined);
    try {
      return { entry: await this.#writer.append(entry), processed, stored };
    } catch (error) {
      this.#processed.refuse(new RequestFailure('not-ready', 'the journal cannot be written', { cause: error }));
      this.#options.heard.failed(error);
      throw new RequestFailure('not-ready', 'the journal cannot be written', {
        retryAfterSeconds: RETRY_AFTER_SECONDS,
        cause: error,
      });
    } finally {
      this.#appending -= bytes;
    }
  }

  /**
   * Says no to what cannot be taken now.
   *
   * @throws RequestFailure `not-ready` while the engine recovers, `queue-full` when too much is on its way
   */
  admit(bytes: number): void {
    const retry = { retryAfterSeconds: RETRY_AFTER_SECONDS };
    if (this.#pipeline.state !== 'running') throw new RequestFailure('not-ready', 'the engine is not ready yet', retry);
    const queued = this.#pipeline.backlog.bytes + this.#appending;
    if (queued > 0 && queued + bytes > this.#options.maxQueueBytes) {
      throw new RequestFailure('queue-full', 'more events come than can be processed: send this again later', retry);
    }
  }

  ask<K extends QuestionKind>(question: Extract<Question, { readonly kind: K }>): Promise<Questions[K]['answer']> {
    return this.#pipeline.ask<K>(question);
  }

  /** Resolved when the effects of all that was processed so far are stored. */
  settled(): Promise<void> {
    return this.#desk.settled();
  }

  /**
   * Stops taking, stores what the engine has given, ends the engine. What was not processed is in the journal.
   *
   * @param options.abandon nothing can be stored any more: what was not stored is left to the next start
   */
  async stop({ abandon }: { readonly abandon: boolean }): Promise<void> {
    clearInterval(this.#ticker);
    if (!abandon) await this.#writer.close();
    await this.#pipeline.stop();
    if (!abandon) await this.#desk.settled();
    await this.#desk.close();
    const error = new RequestFailure('not-ready', 'the server stops', { retryAfterSeconds: RETRY_AFTER_SECONDS });
    this.#processed.refuse(error);
    this.#stored.refuse(error);
  }

  /** Time goes on without events, as entries like all else; nothing is written while events carry the time. */
  #tick(): void {
    const { now, tickMs } = this.#options;
    if (this.#pipeline.state !== 'running' || now() - this.#writer.receivedAt < tickMs) return;
    if (this.#pipeline.backlog.entries > 0 || this.#appending > 0) return;
    this.append(orderEntry({ kind: 'tick' })).catch(() => undefined);
  }

  #onProcessed(results: readonly EntryResult[]): void {
    this.#options.heard.processed(results);
    this.#processed.tell(results);
    this.#desk.take(results);
  }

  #onStored(results: readonly EntryResult[], places: ReadonlyMap<string, StoredPlace>): void {
    this.#options.heard.stored(results, places);
    this.#stored.tell(results);
    this.#pipeline.pump();
  }
}

interface OpenedParts {
  readonly journalEnd: Awaited<ReturnType<JournalLog['end']>>;
  readonly position: number;
  readonly unanswered: readonly number[];
}

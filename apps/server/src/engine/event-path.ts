import { setTimeout as pause } from 'node:timers/promises';
import { Desk } from '../alerts/desk.js';
import { RequestFailure } from '../failure.js';
import { type Entry, entryBytes, type NewEntry } from '../journal/entry.js';
import type { JournalAppender, JournalReader } from '../journal/journal-log.js';
import { JournalWriter } from '../journal/journal-writer.js';
import type { Effects, StoredSingly } from '../store/effects.js';
import type { StoredPlace } from '../store/new-alerts.js';
import { AwaitedResults } from './awaited-results.js';
import { EnginePipeline, type PipelineState } from './pipeline.js';
import type { Question, QuestionKind, Questions, Restored } from './protocol.js';
import { Recovery, type SnapshotReader } from './recovery.js';
import type { EntryResult } from './session/entry-result.js';
import { orderEntry } from './session/order.js';
import type { SavedSession } from './session/session-state.js';
import { type SnapshotFigures, SnapshotKeeper } from './snapshot-keeper.js';

export interface EventPathOptions {
  readonly log: JournalReader;
  readonly effects: {
    position(): Promise<number>;
    /** entries under an idempotency key whose answer is not stored yet */
    unanswered(): Promise<readonly number[]>;
    apply(effects: Effects): Promise<readonly StoredPlace[]>;
    applySingly(effects: Effects): Promise<StoredSingly>;
  };
  /** `save` gives the bytes as they are stored */
  readonly snapshots: SnapshotReader & { save(session: SavedSession): Promise<number> };
  readonly snapshotEveryMs: number;
  readonly now: () => number;
  readonly answerOf: (result: EntryResult) => unknown;
  readonly heard: EventPathListener;
  /** bytes that may be on their way between sender and engine */
  readonly maxQueueBytes: number;
  /** engine time moves on by itself this often when no events come, ms */
  readonly tickMs: number;
}

export interface EventPathListener {
  /** a new engine goes on from here, after a start or because the one before was lost */
  restored(restored: Restored): void;
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

const RETRY = { retryAfterSeconds: 1 } as const;
/** How often a server that does not lead looks what the leader has stored. */
const CONFIRM_MS = 1000;
/** A snapshot at the end that takes longer is not waited for: the journal has all of it. */
const LAST_SNAPSHOT_WITHIN_MS = 2500;

/**
 * The path of an event through the server: journal (durable) -> engine -> desk (stored). Everything that changes the engine goes through
 * {@link EventPath.append}. It outlives the lead: while another server writes, the engine follows.
 */
export class EventPath {
  readonly #options: EventPathOptions;
  readonly #pipeline: EnginePipeline;
  readonly #desk: Desk;
  readonly #snapshots: SnapshotKeeper;
  #writer: JournalWriter | undefined;
  readonly #processed = new AwaitedResults();
  readonly #stored = new AwaitedResults();
  /** entries under an idempotency key: their answer is stored with their effects */
  #keyed = new Set<number>();
  /** bytes given to the journal and not yet durable */
  #appending = 0;
  readonly #timers: readonly ReturnType<typeof setInterval>[];

  constructor(options: EventPathOptions) {
    this.#options = options;
    const { heard } = options;
    this.#desk = new Desk({
      apply: (effects) => options.effects.apply(effects),
      applySingly: (effects) => options.effects.applySingly(effects),
      keyed: (seq) => this.#keyed.has(seq),
      answerOf: options.answerOf,
      stored: (results, places) => this.#onStored(results, places),
      failed: (error) => heard.failed(error),
    });
    const failed = (error: unknown): void => heard.failed(error);
    this.#pipeline = new EnginePipeline({
      log: options.log,
      recovery: new Recovery({ snapshots: options.snapshots, failed }),
      restored: (restored) => heard.restored(restored),
      processed: (results) => this.#onProcessed(results),
      stateChanged: (state) => heard.stateChanged(state),
      failed: (error) => heard.failed(error),
      holdBack: () => this.#desk.overfull,
    });
    this.#snapshots = new SnapshotKeeper({
      take: () => this.#pipeline.save(),
      stored: (seq) => this.#desk.reached(seq),
      save: (session) => options.snapshots.save(session),
      now: options.now,
      everyMs: options.snapshotEveryMs,
      failed,
    });
    this.#timers = [setInterval(() => this.#tick(), options.tickMs), setInterval(() => void this.#confirm(), CONFIRM_MS)];
    this.#pipeline.start();
  }

  /** `running`: takes entries */
  get state(): PipelineState {
    return this.#pipeline.state;
  }

  /** whether this server writes the journal */
  get leads(): boolean {
    return this.#writer !== undefined;
  }

  get journalSeq(): number {
    return this.#writer?.seq ?? this.#desk.position;
  }

  get storedSeq(): number {
    return this.#desk.position;
  }

  get backlog(): { readonly entries: number; readonly bytes: number } {
    return this.#pipeline.backlog;
  }

  /** The last snapshot that this server has stored. */
  get snapshot(): SnapshotFigures | undefined {
    return this.#snapshots.last;
  }

  /**
   * Writes the journal from now on.
   *
   * @param over  aborted when the lead is over: it may be lost while the store is still being asked where the journal ends
   * @returns when the engine is where it ends and entries are taken
   */
  async lead(appender: JournalAppender, over: AbortSignal): Promise<void> {
    const { log, effects, now } = this.#options;
    const end = await log.end();
    const [position, unanswered] = await Promise.all([effects.position(), effects.unanswered()]);
    over.throwIfAborted();
    this.#keyed = new Set(unanswered);
    this.#writer = new JournalWriter({ log: appender, end, now, committed: (entry) => this.#pipeline.push(entry) });
    this.#desk.lead(position);
    await this.#pipeline.lead(end.seq);
    over.throwIfAborted();
    this.#snapshots.changed();
    this.#snapshots.start();
  }

  /** Another server may write from now on; those who wait for something that was not made durable are told so. */
  yieldLead(): void {
    this.#writer = undefined;
    this.#snapshots.stop();
    this.#desk.yieldLead();
    this.#pipeline.yieldLead();
  }

  /**
   * Makes an entry durable.
   *
   * @returns once it is; `processed` and `stored` are fulfilled later
   * @throws  RequestFailure `not-ready` while this server does not lead or its engine recovers, `queue-full` when too much is on its way
   */
  async append(entry: NewEntry): Promise<Taken> {
    const bytes = entryBytes(entry);
    const writer = this.admit(bytes);
    this.#appending += bytes;
    const seq = writer.seq + 1;
    if (entry.key) this.#keyed.add(seq);
    if (entry.kind !== 'tick') this.#snapshots.changed();
    const processed = this.#processed.of(seq);
    const stored = this.#stored.of(seq);
    // Who does not wait for these is not told of their failure either.
    processed.catch(() => undefined);
    stored.catch(() => undefined);
    try {
      return { entry: await writer.append(entry), processed, stored };
    } catch (cause) {
      const failure = new RequestFailure('not-ready', 'the journal cannot be written', { ...RETRY, cause });
      this.#processed.refuse(failure, seq);
      this.#stored.refuse(failure, seq);
      throw failure;
    } finally {
      this.#appending -= bytes;
    }
  }

  /**
   * Says no to what cannot be taken now.
   *
   * @throws RequestFailure `not-ready` or `queue-full`
   */
  admit(bytes: number): JournalWriter {
    if (!this.#writer || this.#pipeline.state !== 'running')
      throw new RequestFailure('not-ready', 'the engine is not ready yet', RETRY);
    const queued = this.#pipeline.backlog.bytes + this.#appending;
    if (queued > 0 && queued + bytes > this.#options.maxQueueBytes) {
      throw new RequestFailure('queue-full', 'more events come than can be processed: send this again later', RETRY);
    }
    return this.#writer;
  }

  ask<K extends QuestionKind>(question: Extract<Question, { readonly kind: K }>): Promise<Questions[K]['answer']> {
    return this.#pipeline.ask<K>(question);
  }

  /** Resolved when the effects of all that was processed so far are stored. */
  settled(): Promise<void> {
    return this.#desk.settled();
  }

  /** Stops taking, stores what the engine has given and a last snapshot, ends the engine. What was not processed is in the journal. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#snapshots.stop();
    await this.#writer?.close();
    if (this.#writer && this.#pipeline.state === 'running') await within(LAST_SNAPSHOT_WITHIN_MS, this.#snapshots.take());
    await this.#pipeline.stop();
    await this.#desk.settled();
    const error = new RequestFailure('not-ready', 'the server stops', RETRY);
    this.#processed.refuse(error);
    this.#stored.refuse(error);
  }

  /** Time goes on without events, as entries like all else; nothing is written while events carry the time. */
  #tick(): void {
    const { now, tickMs } = this.#options;
    const writer = this.#writer;
    if (!writer || this.#pipeline.state !== 'running' || now() - writer.receivedAt < tickMs) return;
    if (this.#pipeline.backlog.entries > 0 || this.#appending > 0) return;
    this.append(orderEntry({ kind: 'tick' })).catch(() => undefined);
  }

  /** A follower forgets what the leader has stored. */
  async #confirm(): Promise<void> {
    if (this.#writer || this.#desk.idle) return;
    try {
      this.#desk.confirmed(await this.#options.effects.position());
    } catch (error) {
      this.#options.heard.failed(error);
    }
  }

  #onProcessed(results: readonly EntryResult[]): void {
    this.#options.heard.processed(results);
    this.#processed.tell(results);
    this.#desk.take(results);
  }

  #onStored(results: readonly EntryResult[], places: ReadonlyMap<string, StoredPlace>): void {
    for (const { seq } of results) this.#keyed.delete(seq);
    this.#options.heard.stored(results, places);
    this.#stored.tell(results);
    this.#pipeline.pump();
  }
}

/** Resolved with the work, or when its time is over. */
async function within(ms: number, work: Promise<void>): Promise<void> {
  const over = new AbortController();
  await Promise.race([work, pause(ms, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
}

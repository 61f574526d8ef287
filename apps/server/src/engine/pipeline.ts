import { type Entry, entryBytes } from '../journal/entry.js';
import type { JournalLog } from '../journal/journal-log.js';
import { EngineHost } from './engine-host.js';
import type { Question, QuestionKind, Questions } from './protocol.js';
import type { EntryResult } from './session/entry-result.js';

/** Bytes and entries that the worker may have in hand: enough to keep it busy, little enough to answer questions soon. */
const IN_HAND_MAX_BYTES = 4 * 1_048_576;
const IN_HAND_MAX_ENTRIES = 256;
/** Times that an engine may be lost without having finished a single further entry. */
const FRUITLESS_STARTS_MAX = 3;

export interface PipelineOptions {
  readonly log: JournalLog;
  /** results in the order of the journal; those of a recovery too */
  readonly processed: (results: readonly EntryResult[]) => void;
  readonly stateChanged: (state: PipelineState) => void;
  /** an engine ended by itself; another takes its place, unless that happened too often */
  readonly lost: (error: Error) => void;
  /** whether results come faster than they can be stored: nothing more is sent until {@link EnginePipeline.pump} is called */
  readonly holdBack: () => boolean;
}

/** `stopped`: the engine was lost again and again at the same entry, or the pipeline was closed. */
export type PipelineState = 'recovering' | 'running' | 'stopped';

/**
 * Brings durable entries to the engine, in order and each once per life of the engine. When the engine is lost, a new one is brought to
 * the same place from the journal; those who wait for a result notice nothing but the delay.
 */
export class EnginePipeline {
  readonly #options: PipelineOptions;
  #host: EngineHost | undefined;
  #state: PipelineState = 'recovering';
  readonly #queue: Entry[] = [];
  #queueBytes = 0;
  #inHandBytes = 0;
  #inHand = 0;
  /** last entry known to be durable, last given to this engine, last processed by any engine */
  #committed = 0;
  #sent = 0;
  #processed = 0;
  #fruitlessStarts = 0;
  #wake: (() => void) | undefined;
  #tellSettled: () => void = () => undefined;
  #lastLoss: Error | undefined;

  constructor(options: PipelineOptions) {
    this.#options = options;
  }

  get state(): PipelineState {
    return this.#state;
  }

  /** What is durable and not yet processed. */
  get backlog(): { readonly entries: number; readonly bytes: number } {
    return { entries: this.#queue.length + this.#inHand, bytes: this.#queueBytes + this.#inHandBytes };
  }

  get processedSeq(): number {
    return this.#processed;
  }

  /** Starts an engine and brings it to the end of the journal. @throws what ended it, if it cannot be kept alive */
  async start(committed: number): Promise<void> {
    this.#committed = committed;
    const settled = new Promise<void>((resolve) => {
      this.#tellSettled = resolve;
    });
    void this.#recover();
    await settled;
    if (this.#state !== 'running') throw this.#lastLoss ?? new Error('the engine was stopped');
  }

  /** Takes an entry that has just become durable. */
  push(entry: Entry): void {
    this.#committed = entry.seq;
    // While an engine recovers it reads the journal itself, up to whatever is durable by then.
    if (this.#state !== 'running') return;
    this.#enqueue(entry);
    this.pump();
  }

  ask<K extends QuestionKind>(question: Extract<Question, { readonly kind: K }>): Promise<Questions[K]['answer']> {
    return this.#host ? this.#host.ask<K>(question) : Promise.reject(new Error('the engine does not run'));
  }

  /** Sends what may be sent. */
  pump(): void {
    const entries: Entry[] = [];
    while (this.#queue.length > 0 && this.#mayHand()) {
      const entry = this.#queue.shift();
      if (!entry) break;
      const bytes = entryBytes(entry);
      this.#queueBytes -= bytes;
      this.#inHandBytes += bytes;
      this.#inHand++;
      this.#sent = entry.seq;
      entries.push(entry);
    }
    if (entries.length > 0) this.#host?.send(entries);
    this.#wake?.();
  }

  async stop(): Promise<void> {
    this.#setState('stopped');
    this.#wake?.();
    await this.#host?.stop();
  }

  #mayHand(): boolean {
    return this.#inHandBytes < IN_HAND_MAX_BYTES && this.#inHand < IN_HAND_MAX_ENTRIES && !this.#options.holdBack();
  }

  #enqueue(entry: Entry): void {
    this.#queue.push(entry);
    this.#queueBytes += entryBytes(entry);
  }

  async #recover(): Promise<void> {
    this.#setState('recovering');
    this.#queue.length = 0;
    this.#queueBytes = this.#inHandBytes = this.#inHand = this.#sent = 0;
    const host = new EngineHost({
      processed: (results) => this.#received(results),
      lost: (error) => void this.#lost(error),
    });
    this.#host = host;
    try {
      await host.ready;
    } catch {
      // It was lost before it began: whoever noticed that goes on.
      return;
    }
    let read = 0;
    while (this.#host === host && this.#state === 'recovering') {
      const page = await this.#options.log.readAfter(read);
      if (page.length === 0 && read >= this.#committed) break;
      for (const entry of page) this.#enqueue(entry);
      read = page.at(-1)?.seq ?? read;
      this.pump();
      await this.#drained();
    }
    if (this.#host === host && this.#state === 'recovering') this.#setState('running');
  }

  /** Resolved when the queue is empty and the worker has nothing in hand, or when the pipeline was stopped or its engine lost. */
  async #drained(): Promise<void> {
    const host = this.#host;
    while (this.backlog.entries > 0 && this.#state === 'recovering' && this.#host === host) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  #received(results: readonly EntryResult[]): void {
    for (const { bytes, seq } of results) {
      this.#inHandBytes -= bytes;
      this.#inHand--;
      this.#processed = Math.max(this.#processed, seq);
    }
    this.#fruitlessStarts = 0;
    this.#options.processed(results);
    this.pump();
  }

  async #lost(error: Error): Promise<void> {
    if (this.#state === 'stopped') return;
    this.#lastLoss = error;
    this.#options.lost(error);
    this.#fruitlessStarts++;
    this.#host = undefined;
    this.#wake?.();
    if (this.#fruitlessStarts >= FRUITLESS_STARTS_MAX) this.#setState('stopped');
    else await this.#recover();
  }

  #setState(state: PipelineState): void {
    if (this.#state === state && state !== 'recovering') return;
    this.#state = state;
    if (state !== 'recovering') this.#tellSettled();
    this.#options.stateChanged(state);
  }
}

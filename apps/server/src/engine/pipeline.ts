import { setTimeout as pause } from 'node:timers/promises';
import { invariant } from '@rulewright/core';
import { type Entry, entryBytes } from '../journal/entry.js';
import type { JournalReader } from '../journal/journal-log.js';
import { EngineHost } from './engine-host.js';
import type { Question, QuestionKind, Questions, Restored } from './protocol.js';
import type { Recovery } from './recovery.js';
import type { EntryResult } from './session/entry-result.js';
import type { SavedSession } from './session/session-state.js';

/** Bytes and entries that the worker may have in hand: enough to keep it busy, little enough to answer questions soon. */
const IN_HAND_MAX_BYTES = 4 * 1_048_576;
const IN_HAND_MAX_ENTRIES = 256;
/** Times that an engine may be lost without having finished a single further entry. */
const FRUITLESS_STARTS_MAX = 3;
/** How often a follower looks for new entries, and a broken log is tried again. */
const LOOK_AGAIN_MS = 250;

export interface PipelineOptions {
  readonly log: JournalReader;
  /** where a new engine begins */
  readonly recovery: Recovery;
  /** a new engine goes on from here */
  readonly restored: (restored: Restored) => void;
  /** results in the order of the journal; after an engine was lost, from the beginning of what the new one replays */
  readonly processed: (results: readonly EntryResult[]) => void;
  readonly stateChanged: (state: PipelineState) => void;
  /** an engine ended by itself (another takes its place, unless that happened too often), or the log could not be read */
  readonly failed: (error: unknown) => void;
  /** whether results come faster than they can be stored: nothing more is sent until {@link EnginePipeline.pump} is called */
  readonly holdBack: () => boolean;
}

/**
 * `following`: reads the journal that another server may be writing · `running`: is where the journal ends, and is given every new entry ·
 * `stopped`: closed, or the engine was lost again and again at the same entry.
 */
export type PipelineState = 'following' | 'running' | 'stopped';

/**
 * Brings durable entries to the engine, in order and each once per life of the engine. While it does not lead it follows the journal, so
 * that it is warm when it comes to lead. When the engine is lost, a new one is brought to the same place from the journal; those who wait
 * for a result notice nothing but the delay.
 */
export class EnginePipeline {
  readonly #options: PipelineOptions;
  #host: EngineHost | undefined;
  #state: PipelineState = 'following';
  /** set while this server writes the journal: the last entry that has to be read before it runs */
  #leadFrom: number | undefined;
  readonly #queue: Entry[] = [];
  #queueBytes = 0;
  #inHandBytes = 0;
  #inHand = 0;
  /** last entry that was read or given for this engine, and last that any engine has processed */
  #read = 0;
  #processed = 0;
  #fruitlessStarts = 0;
  #ahead: { readonly after: number; readonly page: Promise<readonly Entry[]> } | undefined;
  #wake: (() => void) | undefined;
  #settle: { readonly resolve: () => void; readonly reject: (error: Error) => void } | undefined;
  readonly #stopping = new AbortController();

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

  /** Starts an engine that follows the journal. */
  start(): void {
    this.#open();
  }

  /**
   * From now on this server writes the journal, whose end is `end`.
   *
   * @returns when the engine is there
   * @throws  if no engine can be kept alive
   */
  lead(end: number): Promise<void> {
    this.#leadFrom = end;
    if (this.#state === 'stopped') {
      this.#fruitlessStarts = 0;
      this.#enter('following');
      this.#open();
    }
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
    });
  }

  /** Another server may write the journal from now on. */
  yieldLead(): void {
    this.#leadFrom = undefined;
    this.#settle?.reject(new Error('the lead was lost'));
    this.#settle = undefined;
    if (this.#state === 'running') this.#enter('following');
    this.#wake?.();
  }

  /** Takes an entry that has just become durable. */
  push(entry: Entry): void {
    if (this.#leadFrom !== undefined) this.#leadFrom = entry.seq;
    // An engine that is not yet where the journal ends reads the entry there.
    if (this.#state !== 'running') return;
    invariant(entry.seq === this.#read + 1, `entry ${entry.seq} comes after entry ${this.#read}`);
    this.#enqueue(entry);
    this.pump();
  }

  ask<K extends QuestionKind>(question: Extract<Question, { readonly kind: K }>): Promise<Questions[K]['answer']> {
    return this.#host ? this.#host.ask<K>(question) : Promise.reject(new Error('the engine does not run'));
  }

  /** The state after all that the engine was sent so far. */
  save(): Promise<SavedSession> {
    return this.#host ? this.#host.save() : Promise.reject(new Error('the engine does not run'));
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
      entries.push(entry);
    }
    if (entries.length > 0) this.#host?.send(entries);
    this.#wake?.();
  }

  async stop(): Promise<void> {
    this.#enter('stopped');
    this.#stopping.abort();
    this.#settle?.reject(new Error('the engine was stopped'));
    this.#wake?.();
    await this.#host?.stop();
  }

  #mayHand(): boolean {
    return this.#inHandBytes < IN_HAND_MAX_BYTES && this.#inHand < IN_HAND_MAX_ENTRIES && !this.#options.holdBack();
  }

  #enqueue(entry: Entry): void {
    this.#queue.push(entry);
    this.#queueBytes += entryBytes(entry);
    this.#read = entry.seq;
  }

  #open(): void {
    this.#queue.length = 0;
    this.#queueBytes = this.#inHandBytes = this.#inHand = this.#read = 0;
    const host = new EngineHost({
      processed: (results) => this.#received(results),
      lost: (error) => this.#lost(host, error),
    });
    this.#host = host;
    // Who lost it before it began is told by `lost`.
    host.ready.then(
      () => this.#begin(host),
      () => undefined,
    );
  }

  async #begin(host: EngineHost): Promise<void> {
    while (!host.ended && !(await this.#restore(host))) await this.#pause();
    await this.#follow(host);
  }

  /** @returns whether the engine has its beginning: a snapshot, or none if there is none */
  async #restore(host: EngineHost): Promise<boolean> {
    try {
      const restored = await this.#options.recovery.restoreNewest(host);
      if (!restored || this.#host !== host) return true;
      this.#read = restored.seq;
      this.#options.restored(restored);
      return true;
    } catch (error) {
      if (!host.ended) this.#options.failed(error);
      return host.ended;
    }
  }

  /** Reads the journal for one engine, for as long as it lives. */
  async #follow(host: EngineHost): Promise<void> {
    while (this.#host === host && this.#state !== 'stopped') {
      if (this.#state === 'running') await this.#woken();
      else await this.#readPage(host);
    }
  }

  async #readPage(host: EngineHost): Promise<void> {
    let page: readonly Entry[];
    try {
      page = await this.#nextPage();
    } catch (error) {
      this.#options.failed(error);
      await this.#pause();
      return;
    }
    if (this.#host !== host) return;
    if (page.length === 0) {
      if (this.#leadFrom !== undefined && this.#read >= this.#leadFrom) this.#run();
      else await this.#pause();
      return;
    }
    this.#noteGap(page);
    for (const entry of page) this.#enqueue(entry);
    this.pump();
    // While the engine works on this page the next one is read.
    this.#ahead = { after: this.#read, page: this.#options.log.readAfter(this.#read) };
    this.#ahead.page.catch(() => undefined);
    while (this.backlog.entries > 0 && this.#host === host && this.#state === 'following') await this.#woken();
  }

  /** What comes after the last entry that was read; a page that was read ahead and is empty is read again, since time has passed. */
  async #nextPage(): Promise<readonly Entry[]> {
    const ahead = this.#ahead;
    this.#ahead = undefined;
    const page = ahead?.after === this.#read ? await ahead.page : [];
    return page.length > 0 ? page : this.#options.log.readAfter(this.#read);
  }

  /** Entries that were let go before every snapshot that reaches behind them was lost: nothing can bring them back, but it has to be said. */
  #noteGap([first]: readonly Entry[]): void {
    if (!first || first.seq === this.#read + 1) return;
    this.#options.failed(
      new Error(`the journal goes on at entry ${first.seq}: entries ${this.#read + 1} to ${first.seq - 1} are gone`),
    );
  }

  /** The engine is where the journal ends. */
  #run(): void {
    this.#enter('running');
    this.#settle?.resolve();
    this.#settle = undefined;
  }

  #received(results: readonly EntryResult[]): void {
    for (const { bytes, seq } of results) {
      this.#inHandBytes -= bytes;
      this.#inHand--;
      if (seq > this.#processed) this.#fruitlessStarts = 0;
      this.#processed = Math.max(this.#processed, seq);
    }
    this.#options.processed(results);
    this.pump();
  }

  #lost(host: EngineHost, error: Error): void {
    if (this.#state === 'stopped' || this.#host !== host) return;
    this.#options.failed(error);
    this.#host = undefined;
    this.#fruitlessStarts++;
    if (this.#fruitlessStarts < FRUITLESS_STARTS_MAX) {
      this.#enter('following');
      this.#open();
    } else {
      this.#enter('stopped');
      this.#settle?.reject(error);
      this.#settle = undefined;
    }
    this.#wake?.();
  }

  #enter(state: PipelineState): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#options.stateChanged(state);
  }

  #woken(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  async #pause(): Promise<void> {
    await pause(LOOK_AGAIN_MS, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }
}

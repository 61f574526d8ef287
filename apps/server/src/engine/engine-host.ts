import type { Worker } from 'node:worker_threads';
import type { Entry } from '../journal/entry.js';
import { startWorker } from '../start-worker.js';
import type { FromWorker, Question, QuestionKind, Questions, Restored, ToWorker } from './protocol.js';
import type { EntryResult } from './session/entry-result.js';
import type { SavedSession } from './session/session-state.js';

export interface EngineHostOptions {
  /** results in the order of the entries */
  readonly processed: (results: readonly EntryResult[]) => void;
  /** the worker ended by itself: out of memory, or a fault of ours */
  readonly lost: (error: Error) => void;
}

interface Pending {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** The engine's worker thread as the server sees it. Knows no journal: what it is given it runs. */
export class EngineHost {
  readonly #options: EngineHostOptions;
  readonly #worker: Worker;
  readonly #ready: Promise<void>;
  readonly #pending = new Map<number, Pending>();
  #nextId = 1;
  #ended = false;

  constructor(options: EngineHostOptions) {
    this.#options = options;
    this.#worker = startWorker('engine-worker');
    this.#ready = new Promise((resolve, reject) => {
      this.#pending.set(0, { resolve: () => resolve(), reject });
    });
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error: Error) => this.#end(error));
    this.#worker.on('exit', (code) => this.#end(new Error(`the engine ended with code ${code}`)));
  }

  /** Resolved when the worker has loaded. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Nothing can be asked of it any more. */
  get ended(): boolean {
    return this.#ended;
  }

  /** The bytes of the entries are given away: nobody may read them afterwards. */
  send(entries: readonly Entry[]): void {
    const owned = entries.map((entry) => ({ ...entry, payload: ownBuffer(entry.payload) }));
    this.#post(
      { kind: 'entries', entries: owned },
      owned.map(({ payload }) => payload.buffer as ArrayBuffer),
    );
  }

  ask<K extends QuestionKind>(question: Extract<Question, { readonly kind: K }>): Promise<Questions[K]['answer']> {
    return this.#answered((id) => this.#post({ kind: 'ask', id, question }, []));
  }

  /** The state after all entries that were sent before; those that are sent meanwhile wait for it. */
  save(): Promise<SavedSession> {
    return this.#answered((id) => this.#post({ kind: 'save', id }, []));
  }

  /** Before any entry is sent. The bytes are given away. @throws if the engine does not take it; it is then as it was */
  restore(session: SavedSession): Promise<Restored> {
    const bytes = ownBuffer(session.bytes);
    return this.#answered((id) =>
      this.#post({ kind: 'restore', id, session: { ...session, bytes } }, [bytes.buffer as ArrayBuffer]),
    );
  }

  /** Ends the worker at once; whatever it had in hand is in the journal. */
  async stop(): Promise<void> {
    this.#ended = true;
    await this.#worker.terminate();
    this.#refusePending(new Error('the engine was stopped'));
  }

  #answered<T>(post: (id: number) => void): Promise<T> {
    if (this.#ended) return Promise.reject(new Error('the engine has ended'));
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#pending.set(id, { resolve: (answer) => resolve(answer as T), reject });
      post(id);
    });
  }

  #post(message: ToWorker, transfer: readonly ArrayBuffer[]): void {
    this.#worker.postMessage(message, [...transfer]);
  }

  #receive(message: FromWorker): void {
    switch (message.kind) {
      case 'ready':
        this.#settle(0)?.resolve(undefined);
        return;
      case 'processed':
        this.#options.processed(message.results);
        return;
      case 'answer':
        this.#settle(message.id)?.resolve(message.answer);
        return;
      case 'failed':
        this.#settle(message.id)?.reject(new Error(message.message));
        return;
    }
  }

  #settle(id: number): Pending | undefined {
    const pending = this.#pending.get(id);
    this.#pending.delete(id);
    return pending;
  }

  #end(error: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#refusePending(error);
    this.#options.lost(error);
  }

  #refusePending(error: Error): void {
    for (const { reject } of this.#pending.values()) reject(error);
    this.#pending.clear();
  }
}

/** Bytes with a buffer of their own, so that nothing else goes along when it is transferred. */
function ownBuffer(bytes: Uint8Array): Uint8Array {
  const owns = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer;
  return owns ? new Uint8Array(bytes.buffer) : new Uint8Array(bytes);
}

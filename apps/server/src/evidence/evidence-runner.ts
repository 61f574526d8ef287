import type { Worker } from 'node:worker_threads';
import { startWorker } from '../start-worker.js';
import type { Connection } from '../store/background-reader.js';
import type { UnexplainedAlert } from '../store/evidence.js';
import { type EvidenceOutcome, type FromEvidenceWorker, unavailable } from './evidence-job.js';

/** What takes longer is given up, and its thread with it. The thread has a lower claim to a processor than those that take events. */
const LIMIT_MS = 180_000;

/**
 * Explains alerts in a thread of its own, one at a time. The thread reads journal and snapshots itself, over a connection of its own: pages
 * that came by the thread of the requests, or were unpacked where the journal is packed, would hold up the events that come in.
 */
export class EvidenceRunner {
  readonly #connection: Connection;
  readonly #limitMs: number;
  #worker: Worker | undefined;

  constructor(connection: Connection, limitMs = LIMIT_MS) {
    this.#connection = connection;
    this.#limitMs = limitMs;
  }

  /** @throws if the search was cut short: the database did not answer, or the thread was stopped. It may be tried again. */
  run(alert: UnexplainedAlert): Promise<EvidenceOutcome> {
    const worker = this.#worker ?? this.#start();
    return new Promise((resolve, reject) => {
      const drop = (): void => {
        clearTimeout(limit);
        if (this.#worker === worker) this.#worker = undefined;
        void worker.terminate();
      };
      const giveUp = (reason: string): void => {
        drop();
        resolve(unavailable(reason));
      };
      const limit = setTimeout(() => giveUp(`it was not found within ${this.#limitMs / 1000} s`), this.#limitMs);
      worker.removeAllListeners();
      worker.on('message', (message: FromEvidenceWorker) => {
        clearTimeout(limit);
        if (message.kind === 'outcome') resolve(message.outcome);
        else reject(new Error(message.message));
      });
      // What breaks the search, as too little memory does, would break it again.
      worker.once('error', (error) => giveUp((error as Error).message));
      worker.once('exit', () => {
        drop();
        reject(new Error('the thread that explains alerts has ended'));
      });
      worker.postMessage(alert);
    });
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    this.#worker = startWorker('evidence-worker', this.#connection);
    // A thread that waits for work does not keep the server from ending.
    this.#worker.unref();
    return this.#worker;
  }
}

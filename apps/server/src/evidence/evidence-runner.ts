import type { Worker } from 'node:worker_threads';
import type { Entry } from '../journal/entry.js';
import { startWorker } from '../start-worker.js';
import type { EvidenceJob, FoundEvidence, FromEvidenceWorker, ToEvidenceWorker } from './evidence-job.js';

/** What takes longer is given up, and its thread with it. */
const LIMIT_MS = 60_000;

/** Explains alerts in a thread of its own, one at a time, away from the engine and from the requests. */
export class EvidenceRunner {
  readonly #limitMs: number;
  #worker: Worker | undefined;

  constructor(limitMs = LIMIT_MS) {
    this.#limitMs = limitMs;
  }

  /**
   * @param nextPage what follows in the journal; empty at its end
   * @throws if it takes too long, or the thread is lost
   */
  run(job: EvidenceJob, nextPage: () => Promise<readonly Entry[]>): Promise<FoundEvidence | undefined> {
    const worker = this.#worker ?? this.#start();
    return new Promise((resolve, reject) => {
      const give = (error: Error): void => {
        clearTimeout(limit);
        if (this.#worker === worker) this.#worker = undefined;
        void worker.terminate();
        reject(error);
      };
      const limit = setTimeout(() => give(new Error(`it was not found within ${this.#limitMs / 1000} s`)), this.#limitMs);
      const done = (end: () => void): void => {
        clearTimeout(limit);
        end();
      };
      worker.removeAllListeners();
      worker.on('message', (message: FromEvidenceWorker) => {
        if (message.kind === 'more') nextPage().then((entries) => post(worker, { kind: 'page', entries }), give);
        else if (message.kind === 'found') done(() => resolve(message.evidence));
        else done(() => reject(new Error(message.message)));
      });
      worker.once('error', (error) => give(error as Error));
      worker.once('exit', () => give(new Error('the thread that explains alerts has ended')));
      post(worker, { kind: 'job', job });
    });
  }

  async stop(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    this.#worker = startWorker('evidence-worker');
    // A thread that waits for work does not keep the server from ending.
    this.#worker.unref();
    return this.#worker;
  }
}

function post(worker: Worker, message: ToEvidenceWorker): void {
  worker.postMessage(message);
}

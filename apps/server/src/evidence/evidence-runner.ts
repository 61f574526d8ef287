import type { Worker } from 'node:worker_threads';
import type { Entry } from '../journal/entry.js';
import { startWorker } from '../start-worker.js';
import type { EvidenceJob, EvidenceOutcome, FoundEvidence, FromEvidenceWorker, ToEvidenceWorker } from './evidence-job.js';

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
   * @throws if the search was cut short: a page could not be read, or the thread was stopped. It may be tried again.
   */
  run(job: EvidenceJob, nextPage: () => Promise<readonly Entry[]>): Promise<EvidenceOutcome> {
    const worker = this.#worker ?? this.#start();
    return new Promise((resolve, reject) => {
      const drop = (): void => {
        clearTimeout(limit);
        if (this.#worker === worker) this.#worker = undefined;
        void worker.terminate();
      };
      const cutShort = (error: Error): void => {
        drop();
        reject(error);
      };
      const giveUp = (reason: string): void => {
        drop();
        resolve(unavailable(reason));
      };
      const limit = setTimeout(() => giveUp(`it was not found within ${this.#limitMs / 1000} s`), this.#limitMs);
      worker.removeAllListeners();
      worker.on('message', (message: FromEvidenceWorker) => {
        if (message.kind === 'more') {
          nextPage().then((entries) => post(worker, { kind: 'page', entries }), cutShort);
          return;
        }
        clearTimeout(limit);
        resolve(message.kind === 'failed' ? unavailable(message.message) : outcomeOf(message.evidence));
      });
      // What breaks the search, as too little memory does, would break it again.
      worker.once('error', (error) => giveUp((error as Error).message));
      worker.once('exit', () => cutShort(new Error('the thread that explains alerts has ended')));
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

function outcomeOf(evidence: FoundEvidence | undefined): EvidenceOutcome {
  return evidence ? { kind: 'found', evidence } : unavailable('what the journal holds does not lead to it');
}

function unavailable(reason: string): EvidenceOutcome {
  return { kind: 'unavailable', reason };
}

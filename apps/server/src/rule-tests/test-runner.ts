import type { Worker } from 'node:worker_threads';
import { RequestFailure } from '../failure.js';
import { startWorker } from '../start-worker.js';
import type { TestAnswer, TestJob, TestJobKind, TestJobs } from './protocol.js';

/** A job that takes longer is given up, and its thread with it: a rule in a draft may well be one that never ends. */
const LIMIT_MS = 30_000;
/** Jobs that may wait; beyond it an asker is told to come again. */
const MAX_WAITING = 50;

/** Runs rule tests in a thread of their own, one job after the other, away from the engine and from the requests. */
export class TestRunner {
  readonly #limitMs: number;
  #worker: Worker | undefined;
  #last: Promise<unknown> = Promise.resolve();
  #waiting = 0;
  #stopped = false;

  constructor(limitMs = LIMIT_MS) {
    this.#limitMs = limitMs;
  }

  /** @throws RequestFailure `refused` if it takes too long, `queue-full` if too many wait */
  run<K extends TestJobKind>(job: Extract<TestJob, { readonly kind: K }>): Promise<TestJobs[K]['answer']> {
    if (this.#waiting >= MAX_WAITING) {
      throw new RequestFailure('queue-full', 'too many tests are waiting to be run', { retryAfterSeconds: 5 });
    }
    this.#waiting++;
    const turn = this.#last.then(() => this.#perform(job)).finally(() => this.#waiting--);
    this.#last = turn.catch(() => undefined);
    return turn as Promise<TestJobs[K]['answer']>;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.#worker?.terminate();
  }

  #perform(job: TestJob): Promise<unknown> {
    if (this.#stopped) return Promise.reject(new RequestFailure('not-ready', 'the server is stopping', { retryAfterSeconds: 1 }));
    const worker = this.#worker ?? this.#start();
    return new Promise((resolve, reject) => {
      const give = (error: Error): void => {
        // A thread that was given up may end when the next one is already at work.
        if (this.#worker === worker) this.#worker = undefined;
        void worker.terminate();
        reject(error);
      };
      const limit = setTimeout(() => {
        give(new RequestFailure('refused', `the tests did not end within ${this.#limitMs / 1000} s`));
      }, this.#limitMs);
      const ended = (): void => clearTimeout(limit);
      worker.removeAllListeners();
      worker.once('message', (answer: TestAnswer) => {
        ended();
        if (answer.kind === 'done') resolve(answer.answer);
        else reject(new Error(answer.message));
      });
      worker.once('error', (error) => {
        ended();
        give(error as Error);
      });
      worker.once('exit', () => {
        ended();
        give(new RequestFailure('not-ready', 'the tests were stopped', { retryAfterSeconds: 1 }));
      });
      worker.postMessage(job);
    });
  }

  #start(): Worker {
    this.#worker = startWorker('rule-test-worker');
    // A thread that waits for work does not keep the server from ending.
    this.#worker.unref();
    return this.#worker;
  }
}

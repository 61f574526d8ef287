import type { Entry } from '../journal/entry.js';
import { messageOf } from '../message-of.js';
import { answerQuestion } from './answer-question.js';
import { NodeWatches } from './node-watches.js';
import type { AskedOfWorker, FromWorker, Question, ToWorker } from './protocol.js';
import { EngineSession } from './session/engine-session.js';
import type { EntryResult } from './session/entry-result.js';

/** What the desk is given to reach the world. */
export interface DeskOptions {
  readonly post: (message: FromWorker, transfer: readonly ArrayBuffer[]) => void;
  /** runs work when others have had their turn */
  readonly nextTurn: (work: () => void) => void;
  /** ms of a clock that never goes back */
  readonly now: () => number;
}

/** What follows of work that is done slice by slice. */
interface Endings<T> {
  readonly finished: (result: T) => void;
  readonly failed: (error: unknown) => void;
}

/** Slices of a snapshot or a deployment run for so long before others have their turn; the last of them may take some ms more. */
const TURN_MS = 10;

/**
 * Takes what is asked of the engine's worker, in order. What takes long is done slice by slice, and what comes meanwhile waits. Only while
 * a snapshot is written, which shows one instant, are questions answered that change nothing at all, not even by tidying up, and none of
 * them before an entry that was sent earlier.
 */
export class WorkerDesk {
  readonly #options: DeskOptions;
  readonly #held: ToWorker[] = [];
  #session = new EngineSession();
  #watches: NodeWatches;
  /** what is going on: messages wait */
  #work: 'none' | 'saving' | 'other' = 'none';

  constructor(options: DeskOptions) {
    this.#options = options;
    this.#watches = new NodeWatches(this.#session, options.now);
  }

  /** Ends what is watched and nobody looks at any more. */
  sweep(): void {
    this.#watches.sweep();
  }

  receive(message: ToWorker): void {
    const isFree = this.#work === 'none' || (this.#work === 'saving' && this.#held.length === 0 && isLight(message));
    if (isFree) this.#do(message);
    else this.#held.push(message);
  }

  #do(message: ToWorker): void {
    if (message.kind === 'entries') {
      this.#work = 'other';
      this.#inSlices(processed(this.#session, message.entries), {
        finished: (results) => this.#post({ kind: 'processed', results }),
        failed: (error) => {
          throw error;
        },
      });
      return;
    }
    try {
      this.#answer(message);
    } catch (error) {
      this.#fail(message.id, error);
    }
  }

  #answer(message: AskedOfWorker): void {
    const { id } = message;
    switch (message.kind) {
      case 'ask':
        this.#post({ kind: 'answer', id, answer: this.#answerTo(message.question) });
        return;
      case 'save':
        this.#work = 'saving';
        this.#inSlices(this.#session.saving(), {
          finished: (saved) => this.#post({ kind: 'answer', id, answer: saved }, [saved.bytes.buffer as ArrayBuffer]),
          failed: (error) => this.#fail(id, error),
        });
        return;
      case 'restore': {
        const { seq, time } = message.session;
        this.#work = 'other';
        this.#inSlices(EngineSession.restoring(message.session), {
          finished: (session) => {
            this.#session = session;
            this.#watches = new NodeWatches(session, this.#options.now);
            this.#post({ kind: 'answer', id, answer: { seq, time, totals: session.totals } });
          },
          failed: (error) => this.#fail(id, error),
        });
      }
    }
  }

  #answerTo(question: Question): unknown {
    return question.kind === 'inspect' ? this.#watches.look(question.input) : answerQuestion(this.#session, question);
  }

  #inSlices<T>(steps: Generator<void, T>, { finished, failed }: Endings<T>): void {
    const turn = (): void => {
      try {
        const until = this.#options.now() + TURN_MS;
        do {
          const step = steps.next();
          if (step.done) {
            finished(step.value);
            this.#release();
            return;
          }
        } while (this.#options.now() < until);
      } catch (error) {
        failed(error);
        this.#release();
        return;
      }
      this.#options.nextTurn(turn);
    };
    turn();
  }

  /** Does what had to wait, a message a turn. */
  #release(): void {
    this.#work = this.#held.length === 0 ? 'none' : 'other';
    if (this.#work !== 'none') this.#options.nextTurn(() => this.#next());
  }

  #next(): void {
    const message = this.#held.shift();
    this.#work = 'none';
    if (message !== undefined) this.#do(message);
    // it may have begun another snapshot
    if (this.#work === 'none') this.#release();
  }

  #fail(id: number, error: unknown): void {
    this.#post({ kind: 'failed', id, message: messageOf(error) });
  }

  #post(message: FromWorker, transfer: readonly ArrayBuffer[] = []): void {
    this.#options.post(message, transfer);
  }
}

/** Entries in order; only a deployment that takes over a large state has more than one slice. */
function* processed(session: EngineSession, entries: readonly Entry[]): Generator<void, readonly EntryResult[]> {
  const results: EntryResult[] = [];
  for (const entry of entries) results.push(yield* session.processing(entry));
  return results;
}

/** Queries evaluate, and what is evaluated may let go of what is over. */
const LIGHT: ReadonlySet<Question['kind']> = new Set<Question['kind']>([
  'counters',
  'inspect',
  'samples',
  'drifts',
  'modules',
  'sources',
  'foresee',
]);

function isLight(message: ToWorker): boolean {
  return message.kind === 'ask' && LIGHT.has(message.question.kind);
}

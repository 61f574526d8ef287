import type { LookupAnswer, LookupPort, LookupRequest } from '../../lookup-port.js';

/** Who asks: told when the answer is in, outside of the path of any event. */
export interface Asker {
  /** @param isLater everything that led to the question has been done: what follows of the answer is to be done now */
  answered(id: string, answer: LookupAnswer, isLater: boolean): void;
}

const NO_PORT: LookupAnswer = { failed: 'nobody answers lookups here' };

/** All questions to the outside that wait for an answer, by id. */
export class Lookups {
  readonly #port: LookupPort | undefined;
  readonly #waiting = new Map<string, Asker>();
  #asking = 0;

  constructor(port: LookupPort | undefined) {
    this.#port = port;
  }

  /** A port may answer before this returns; without one the answer is that nobody answers. */
  ask(request: LookupRequest, asker: Asker): void {
    this.#waiting.set(request.id, asker);
    this.#asking++;
    try {
      if (this.#port === undefined) this.answer(request.id, NO_PORT);
      else this.#port.request(request);
    } finally {
      this.#asking--;
    }
  }

  /** The answer is of no interest any more to `asker`; another may have asked again under the same id. */
  forget(id: string, asker: Asker | undefined): void {
    if (this.#waiting.get(id) === asker) this.#waiting.delete(id);
  }

  /** @returns lets those wait again who wait now */
  remember(): () => void {
    const before = new Map(this.#waiting);
    return () => {
      this.#waiting.clear();
      for (const [id, asker] of before) this.#waiting.set(id, asker);
    };
  }

  /** @returns false if nobody waits for it: it was answered, or whoever asked is gone */
  answer(id: string, answer: LookupAnswer): boolean {
    const asker = this.#waiting.get(id);
    if (asker === undefined) return false;
    this.#waiting.delete(id);
    asker.answered(id, answer, this.#asking === 0);
    return true;
  }
}

export function isFailed(answer: LookupAnswer): answer is { readonly failed: string } {
  return !Array.isArray(answer);
}

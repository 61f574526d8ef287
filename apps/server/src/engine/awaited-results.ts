import type { EntryResult } from './session/entry-result.js';

interface Awaiting {
  readonly resolve: (result: EntryResult) => void;
  readonly reject: (error: Error) => void;
}

/** Those who wait for what becomes of one entry. */
export class AwaitedResults {
  readonly #waiting = new Map<number, Awaiting>();

  /** Has to be called before the result can come; each entry is awaited by one at most. */
  of(seq: number): Promise<EntryResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(seq, { resolve, reject });
    });
  }

  tell(results: readonly EntryResult[]): void {
    if (this.#waiting.size === 0) return;
    for (const result of results) {
      this.#waiting.get(result.seq)?.resolve(result);
      this.#waiting.delete(result.seq);
    }
  }

  /** There will be no result for this entry; without one, for none. */
  refuse(error: Error, seq?: number): void {
    for (const one of seq === undefined ? [...this.#waiting.keys()] : [seq]) {
      this.#waiting.get(one)?.reject(error);
      this.#waiting.delete(one);
    }
  }
}

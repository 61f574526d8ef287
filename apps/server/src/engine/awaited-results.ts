import type { EntryResult } from './session/entry-result.js';

/** Those who wait for what becomes of one entry. */
export class AwaitedResults {
  readonly #waiting = new Map<number, (result: EntryResult) => void>();
  readonly #refusals = new Map<number, (error: Error) => void>();

  /** Has to be called before the result can come; each entry is awaited by one at most. */
  of(seq: number): Promise<EntryResult> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(seq, resolve);
      this.#refusals.set(seq, reject);
    });
  }

  tell(results: readonly EntryResult[]): void {
    if (this.#waiting.size === 0) return;
    for (const result of results) {
      this.#waiting.get(result.seq)?.(result);
      this.#forget(result.seq);
    }
  }

  /** Tells everybody that there will be no result in this life of the server. */
  refuse(error: Error): void {
    for (const [seq, refusal] of this.#refusals) {
      refusal(error);
      this.#forget(seq);
    }
  }

  #forget(seq: number): void {
    this.#waiting.delete(seq);
    this.#refusals.delete(seq);
  }
}

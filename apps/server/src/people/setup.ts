import type { PeopleStore } from '../store/people.js';
import { newToken, sameToken } from './secret-token.js';

/**
 * Whether there is an account yet. Until then whoever sits at the machine may do everything, and the one-time link, which is printed at
 * start, makes the first account from elsewhere.
 */
export class Setup {
  readonly #store: PeopleStore;
  readonly #whenDone: (() => void)[] = [];
  readonly token = newToken();
  #done: boolean;

  private constructor(store: PeopleStore, done: boolean) {
    this.#store = store;
    this.#done = done;
  }

  static async read(store: PeopleStore): Promise<Setup> {
    return new Setup(store, await store.anybody());
  }

  get done(): boolean {
    return this.#done;
  }

  accepts(token: string): boolean {
    return !this.#done && sameToken(token, this.token);
  }

  /** Looks again: another server on the same database may have been set up meanwhile. */
  async refresh(): Promise<boolean> {
    if (!this.#done && (await this.#store.anybody())) this.finish();
    return this.#done;
  }

  finish(): void {
    if (this.#done) return;
    this.#done = true;
    for (const tell of this.#whenDone) tell();
  }

  onDone(tell: () => void): void {
    this.#whenDone.push(tell);
  }
}

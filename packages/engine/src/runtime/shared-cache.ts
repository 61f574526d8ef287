const MAX_ENTRIES = 4_096;

/**
 * What was made of a text, for all engines of the process: engines that run the same statements share their code, so that it is compiled
 * once and what the JIT has learnt of it stays. Bounded: what was made first is forgotten first, and made anew when it is asked for again.
 */
export class SharedCache<T> {
  readonly #entries = new Map<string, T>();

  /** What stands under a text, made if it is not there. */
  get(text: string, make: () => T): T {
    let entry = this.#entries.get(text);
    if (entry !== undefined) return entry;
    if (this.#entries.size >= MAX_ENTRIES) {
      const [oldest] = this.#entries.keys();
      if (oldest !== undefined) this.#entries.delete(oldest);
    }
    entry = make();
    this.#entries.set(text, entry);
    return entry;
  }
}

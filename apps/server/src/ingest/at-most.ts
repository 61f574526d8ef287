/** Lets so much work go on at once; the rest waits in the order in which it came. */
export class AtMost {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  constructor(atOnce: number) {
    this.#free = atOnce;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free--;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      // Whoever waits takes the place over: nobody who comes in between is faster.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free++;
    }
  }
}

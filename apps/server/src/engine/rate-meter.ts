const SECONDS = 5;

/** Counts per second, averaged over the last whole seconds. */
export class RateMeter {
  readonly #counts = new Float64Array(SECONDS + 1);
  #second = 0;

  /** @param now ms since the epoch */
  add(count: number, now: number): void {
    this.#turnTo(now);
    const slot = this.#second % this.#counts.length;
    this.#counts[slot] = (this.#counts[slot] ?? 0) + count;
  }

  /** The running second is left out: it would make every rate look low at its beginning. */
  perSecond(now: number): number {
    this.#turnTo(now);
    const running = this.#counts[this.#second % this.#counts.length] ?? 0;
    return (this.#counts.reduce((sum, count) => sum + count, 0) - running) / SECONDS;
  }

  #turnTo(now: number): void {
    const second = Math.floor(now / 1000);
    if (second - this.#second > this.#counts.length) this.#counts.fill(0);
    else for (let s = this.#second + 1; s <= second; s++) this.#counts[s % this.#counts.length] = 0;
    this.#second = Math.max(this.#second, second);
  }
}

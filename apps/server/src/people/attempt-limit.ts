/** Attempts that one address or name has at once, and how fast they come back. */
const BURST = 10;
const REFILL_MS = 6_000;
const TRACKED_MAX = 10_000;

/** A token bucket for each key, for attempts that are expensive or worth guessing at. */
export class AttemptLimit {
  readonly #buckets = new Map<string, { left: number; at: number }>();

  /**
   * Takes one attempt.
   *
   * @returns seconds until the next is free, 0 if this one was
   */
  take(key: string, now: number): number {
    const bucket = this.#buckets.get(key) ?? { left: BURST, at: now };
    bucket.left = Math.min(BURST, bucket.left + (now - bucket.at) / REFILL_MS);
    bucket.at = now;
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > TRACKED_MAX) this.#dropOldest();
    if (bucket.left < 1) return Math.ceil(((1 - bucket.left) * REFILL_MS) / 1000);
    bucket.left -= 1;
    return 0;
  }

  #dropOldest(): void {
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}

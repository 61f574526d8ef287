export interface Allowance {
  /** attempts at once */
  readonly burst: number;
  /** one comes back every so many ms */
  readonly refillMs: number;
}

/** For one address or one name that tries to get in. */
const GUESSING: Allowance = { burst: 10, refillMs: 6_000 };
const TRACKED_MAX = 10_000;

/** A token bucket for each key, for attempts that are expensive or worth guessing at. */
export class AttemptLimit {
  readonly #allowance: Allowance;
  readonly #buckets = new Map<string, { left: number; at: number }>();

  constructor(allowance: Allowance = GUESSING) {
    this.#allowance = allowance;
  }

  /**
   * Takes one attempt.
   *
   * @returns seconds until the next is free, 0 if this one was
   */
  take(key: string, now: number): number {
    const { burst, refillMs } = this.#allowance;
    const bucket = this.#buckets.get(key) ?? { left: burst, at: now };
    bucket.left = Math.min(burst, bucket.left + (now - bucket.at) / refillMs);
    bucket.at = now;
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size > TRACKED_MAX) this.#dropOldest();
    if (bucket.left < 1) return Math.ceil(((1 - bucket.left) * refillMs) / 1000);
    bucket.left -= 1;
    return 0;
  }

  #dropOldest(): void {
    const oldest = this.#buckets.keys().next();
    if (!oldest.done) this.#buckets.delete(oldest.value);
  }
}

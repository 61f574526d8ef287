/** From so many entries on a map is split. */
const LARGE = 1 << 16;
const SHARDS = 64;

/**
 * A map that grows without a pause. One `Map` that grows to its two-millionth entry stands still for a tenth of a second while it is built
 * anew; so beyond {@link LARGE} entries there are many small ones. Up to there it is one `Map`. Entries come in no particular order.
 */
export class LargeMap<K, V> {
  readonly #shardOf: (key: K) => number;
  #whole = new Map<K, V>();
  #shards: readonly Map<K, V>[] | undefined = undefined;
  #size = 0;

  /**
   * @param shardOf a number, the same for equal keys; of its bits the lowest six count
   * @param isLarge it will have many entries: it need not be split later
   */
  constructor(shardOf: (key: K) => number, isLarge = false) {
    this.#shardOf = shardOf;
    if (isLarge) this.#shards = emptyShards();
  }

  get size(): number {
    return this.#shards === undefined ? this.#whole.size : this.#size;
  }

  get(key: K): V | undefined {
    return this.#mapOf(key).get(key);
  }

  has(key: K): boolean {
    return this.#mapOf(key).has(key);
  }

  set(key: K, value: V): void {
    const map = this.#mapOf(key);
    if (this.#shards === undefined) {
      map.set(key, value);
      if (map.size >= LARGE) this.#split();
      return;
    }
    const before = map.size;
    map.set(key, value);
    this.#size += map.size - before;
  }

  delete(key: K): boolean {
    const deleted = this.#mapOf(key).delete(key);
    if (deleted && this.#shards !== undefined && --this.#size === 0) this.clear();
    return deleted;
  }

  clear(): void {
    this.#whole = new Map();
    this.#shards = undefined;
    this.#size = 0;
  }

  *entries(): Generator<[K, V]> {
    for (const map of this.#shards ?? [this.#whole]) yield* map;
  }

  *values(): Generator<V> {
    for (const map of this.#shards ?? [this.#whole]) yield* map.values();
  }

  *keys(): Generator<K> {
    for (const map of this.#shards ?? [this.#whole]) yield* map.keys();
  }

  #mapOf(key: K): Map<K, V> {
    return this.#shards === undefined ? this.#whole : (this.#shards[this.#shardOf(key) & (SHARDS - 1)] ?? this.#whole);
  }

  #split(): void {
    const whole = this.#whole;
    this.#shards = emptyShards();
    this.#size = whole.size;
    for (const [key, value] of whole) this.#mapOf(key).set(key, value);
    this.#whole = new Map();
  }
}

function emptyShards<K, V>(): readonly Map<K, V>[] {
  return Array.from({ length: SHARDS }, () => new Map<K, V>());
}

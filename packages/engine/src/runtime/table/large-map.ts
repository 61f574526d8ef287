import { SHARD_BITS, SHARDS, shardAt } from './shards.js';

/** From so many entries on a map is split. */
const LARGE = 1 << 15;

/** Tables that grow beside each other are split from so many entries on, up to twice as many. */
const LARGE_BESIDE = 1 << 11;

/** What is known of a table before it grows. */
interface Growth {
  /** it will have many entries: it need not be split later */
  readonly isLarge?: boolean;
  /** which of the tables it is that stand beside it below one table, counted as they come */
  readonly sibling?: number;
}

/** Up to so many entries stand in a short list, which is searched. */
const FEW = 8;

/**
 * A map that grows without a pause. One `Map` that grows to its two-millionth entry stands still for a tenth of a second while it is built
 * anew; so beyond {@link LARGE} entries there are many small ones, which grow one after the other. Up to there it is one `Map`, and as long as
 * there are few entries a list: below the keys of a first field there are thousands of such tables, each of which is met in memory that no
 * cache knows, and a `Map` is three objects. Entries come in no particular order.
 *
 * Of a hundred tables that are filled in turn all would be built anew within the same hundred entries: siblings are split while that is
 * cheap, each at a size of its own.
 */
export class LargeMap<K, V> {
  readonly #shardOf: (key: K) => number;
  readonly #splitAt: number;
  /** key, value, key, value …, no longer than need be; undefined once there are many */
  #few: readonly (K | V)[] | undefined = NOTHING;
  #whole: Map<K, V> | undefined = undefined;
  #shards: readonly Map<K, V>[] | undefined = undefined;
  #size = 0;

  /**
   * @param shardOf a number, the same for equal keys; of its bits the lowest {@link SHARD_BITS} count
   */
  constructor(shardOf: (key: K) => number, { isLarge = false, sibling }: Growth = {}) {
    this.#shardOf = shardOf;
    this.#splitAt = sibling === undefined ? LARGE : LARGE_BESIDE + ((sibling * STRIDE) % LARGE_BESIDE);
    if (!isLarge) return;
    this.#few = undefined;
    this.#shards = emptyShards();
  }

  get size(): number {
    if (this.#few !== undefined) return this.#few.length >> 1;
    return this.#whole === undefined ? this.#size : this.#whole.size;
  }

  get(key: K): V | undefined {
    const few = this.#few;
    if (few === undefined) return this.#mapOf(key)?.get(key);
    const at = placeOf(key, few);
    return at < 0 ? undefined : (few[at + 1] as V);
  }

  has(key: K): boolean {
    if (this.#few !== undefined) return placeOf(key, this.#few) >= 0;
    return this.#mapOf(key)?.has(key) === true;
  }

  set(key: K, value: V): void {
    if (this.#few !== undefined) {
      this.#setFew(this.#few, key, value);
      return;
    }
    const map = this.#mapOf(key);
    if (map === undefined) return;
    const before = map.size;
    map.set(key, value);
    if (map === this.#whole) {
      if (map.size >= this.#splitAt) this.#split(map);
    } else this.#size += map.size - before;
  }

  delete(key: K): boolean {
    if (this.#few !== undefined) return this.#deleteFew(this.#few, key);
    const deleted = this.#mapOf(key)?.delete(key) === true;
    if (deleted && this.#whole === undefined && --this.#size === 0) this.clear();
    return deleted;
  }

  clear(): void {
    this.#few = NOTHING;
    this.#whole = undefined;
    this.#shards = undefined;
    this.#size = 0;
  }

  /** Entries may go meanwhile. */
  *entries(): Generator<[K, V]> {
    const few = this.#few;
    if (few === undefined) for (const map of this.#maps()) yield* map;
    else for (let i = 0; i < few.length; i += 2) yield [few[i] as K, few[i + 1] as V];
  }

  *values(): Generator<V> {
    for (const [, value] of this.entries()) yield value;
  }

  *keys(): Generator<K> {
    for (const [key] of this.entries()) yield key;
  }

  #maps(): readonly Map<K, V>[] {
    return this.#shards ?? (this.#whole === undefined ? [] : [this.#whole]);
  }

  #mapOf(key: K): Map<K, V> | undefined {
    return this.#whole ?? this.#shards?.[shardAt(this.#shardOf(key))];
  }

  #setFew(few: readonly (K | V)[], key: K, value: V): void {
    const at = placeOf(key, few);
    if (at >= 0) this.#few = few.with(at + 1, value);
    else if (few.length < FEW * 2) this.#few = [...few, key, value];
    else {
      this.#whole = new Map(this.entries()).set(key, value);
      this.#few = undefined;
    }
  }

  #deleteFew(few: readonly (K | V)[], key: K): boolean {
    const at = placeOf(key, few);
    if (at >= 0) this.#few = few.toSpliced(at, 2);
    return at >= 0;
  }

  #split(whole: Map<K, V>): void {
    this.#shards = emptyShards();
    this.#size = whole.size;
    this.#whole = undefined;
    for (const [key, value] of whole) this.#mapOf(key)?.set(key, value);
  }
}

const NOTHING: readonly never[] = [];

/** Prime to {@link LARGE_BESIDE}, so that siblings have different sizes. */
const STRIDE = 37;

/** Where a key stands; below zero when it does not. Not a number is a key like any, as it is in a `Map`. */
function placeOf<K, V>(key: K, few: readonly (K | V)[]): number {
  for (let i = 0; i < few.length; i += 2) if (few[i] === key) return i;
  if (!Number.isNaN(key)) return -1;
  for (let i = 0; i < few.length; i += 2) if (Number.isNaN(few[i])) return i;
  return -1;
}

function emptyShards<K, V>(): readonly Map<K, V>[] {
  return Array.from({ length: SHARDS }, () => new Map<K, V>());
}

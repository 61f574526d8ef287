import type { RowValue } from './row.js';
import { OrderedMap } from './table/ordered-map.js';
import { shardOfValue } from './table/shard-of.js';

/** Arrays are equal by content: their text is the key, which a control character keeps apart from texts. */
export function keyOf(value: RowValue): RowValue {
  return typeof value === 'object' && Array.isArray(value) ? `\u0000${JSON.stringify(value)}` : value;
}

type Level<T> = OrderedMap<RowValue, Level<T> | T>;

/**
 * Values by one key or several: nested maps, one level a key field. null is a key like any. (Joining keys to a text costs more than the
 * levels do.)
 */
export class KeyMap<T extends object> {
  readonly #depth: number;
  readonly #root: Level<T> = new OrderedMap(shardOfValue);
  #size = 0;

  /** @param depth number of key fields; 0 for a table with at most one entry */
  constructor(depth: number) {
    this.#depth = depth;
  }

  get size(): number {
    return this.#size;
  }

  get(keys: readonly RowValue[]): T | undefined {
    let level: Level<T> = this.#root;
    for (let i = 0; i < this.#depth - 1; i++) {
      const next = level.get(keyOf(keys[i] ?? null)) as Level<T> | undefined;
      if (next === undefined) return undefined;
      level = next;
    }
    return level.get(this.#lastKey(keys)) as T | undefined;
  }

  /** The entry of a single-field key. */
  getOne(key: RowValue): T | undefined {
    return this.#root.get(keyOf(key)) as T | undefined;
  }

  /** The entry of a key of two fields. */
  getTwo(first: RowValue, second: RowValue): T | undefined {
    return (this.#root.get(keyOf(first)) as Level<T> | undefined)?.get(keyOf(second)) as T | undefined;
  }

  set(keys: readonly RowValue[], value: T): void {
    let level: Level<T> = this.#root;
    for (let i = 0; i < this.#depth - 1; i++) {
      const key = keyOf(keys[i] ?? null);
      let next = level.get(key) as Level<T> | undefined;
      if (next === undefined) {
        next = new OrderedMap(shardOfValue);
        level.set(key, next);
      }
      level = next;
    }
    const before = level.size;
    level.set(this.#lastKey(keys), value);
    this.#size += level.size - before;
  }

  /** Puts an entry of a single-field key in the place of what is there. @returns what was */
  replaceOne(key: RowValue, value: T): T | undefined {
    const at = keyOf(key);
    const old = this.#root.get(at) as T | undefined;
    this.#root.set(at, value);
    if (old === undefined) this.#size++;
    return old;
  }

  delete(keys: readonly RowValue[]): boolean {
    const deleted = this.#deleteAt(this.#root, keys, 0);
    if (deleted) this.#size--;
    return deleted;
  }

  *values(): Generator<T> {
    yield* this.#valuesOf(this.#root, 1);
  }

  #lastKey(keys: readonly RowValue[]): RowValue {
    return this.#depth === 0 ? null : keyOf(keys[this.#depth - 1] ?? null);
  }

  /** Maps that are empty go with their last entry. */
  #deleteAt(level: Level<T>, keys: readonly RowValue[], at: number): boolean {
    if (at >= this.#depth - 1) return level.delete(this.#lastKey(keys));
    const key = keyOf(keys[at] ?? null);
    const next = level.get(key) as Level<T> | undefined;
    if (next === undefined || !this.#deleteAt(next, keys, at + 1)) return false;
    if (next.size === 0) level.delete(key);
    return true;
  }

  *#valuesOf(level: Level<T>, at: number): Generator<T> {
    if (at >= this.#depth) yield* level.values() as Iterable<T>;
    else for (const next of level.values()) yield* this.#valuesOf(next as Level<T>, at + 1);
  }
}

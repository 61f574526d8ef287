import type { RowValue } from '../row.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfValue } from '../table/shard-of.js';
import { Ring } from '../time/ring.js';

type Level = LargeMap<RowValue, Level | true>;

interface Remembered {
  readonly keys: readonly RowValue[];
  readonly due: number;
}

/**
 * Which keys have been seen, for ever or for a while: a map a key, nested; null is a key like any. Keys are forgotten in the order in which
 * they came.
 */
export class KeySet {
  readonly #root: Level = new LargeMap(shardOfValue);
  readonly #order: Ring<Remembered> = new Ring();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  has(keys: readonly RowValue[]): boolean {
    let level = this.#root;
    for (const key of keys) {
      const below = level.get(key);
      if (below === undefined) return false;
      if (below !== true) level = below;
    }
    return true;
  }

  /** Remembers `keys`, which are not there yet, until `due` (ms); Infinity = for ever. */
  add(keys: readonly RowValue[], due: number): void {
    let level = this.#root;
    const deepest = keys.length - 1;
    for (const [depth, key] of keys.entries()) {
      if (depth === deepest) {
        level.set(key, true);
        break;
      }
      let below = level.get(key);
      if (below === undefined || below === true) {
        below = new LargeMap(shardOfValue, { sibling: level.size });
        level.set(key, below);
      }
      level = below;
    }
    this.#size++;
    if (due !== Number.POSITIVE_INFINITY) this.#order.push({ keys, due });
  }

  /** Forgets what is due, oldest first, up to the first that is not. @returns how many */
  forget(now: number): number {
    let forgotten = 0;
    for (let oldest = this.#order.at(0); oldest !== undefined && oldest.due <= now; oldest = this.#order.at(0)) {
      this.#order.shift();
      remove(this.#root, oldest.keys, 0);
      forgotten++;
    }
    this.#size -= forgotten;
    return forgotten;
  }

  copy(): KeySet {
    const copy = new KeySet();
    for (const { keys, due } of this.entries()) copy.add(keys, due);
    return copy;
  }

  /** What is remembered, with until when; in the order of coming if it is forgotten at all. */
  *entries(): Generator<Remembered> {
    if (this.#order.length === 0) for (const keys of walk(this.#root, [])) yield { keys, due: Number.POSITIVE_INFINITY };
    else yield* this.#order;
  }
}

function remove(level: Level, keys: readonly RowValue[], depth: number): void {
  const key = keys[depth] ?? null;
  const below = level.get(key);
  if (below instanceof LargeMap) {
    remove(below, keys, depth + 1);
    if (below.size > 0) return;
  }
  level.delete(key);
}

function* walk(level: Level, above: readonly RowValue[]): Generator<readonly RowValue[]> {
  for (const [key, below] of level.entries()) {
    if (below === true) yield [...above, key];
    else yield* walk(below, [...above, key]);
  }
}

import { keyOf } from '../key-map.js';
import type { RowValue } from '../row.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfValue } from '../table/shard-of.js';

/** How lists of a table begin and end. */
export interface ListKind<L> {
  make(): L;
  isEmpty(list: L): boolean;
  /** An empty list is no longer in the table. */
  drop(list: L): void;
}

type Level<L> = LargeMap<RowValue, Level<L> | L>;

/** So many empty lists are always borne. */
const FEW = 64;

/**
 * Lists by one key or several: nested maps, one level a key field. A list that runs empty stays, so that keys that come and go (a host, a
 * user) cost the maps nothing; when more than half of all are empty, these go. null is a key like any.
 */
export class ListTable<L> {
  readonly #depth: number;
  readonly #kind: ListKind<L>;
  readonly #root: Level<L> = new LargeMap(shardOfValue);
  #lists = 0;
  #empty = 0;

  /** @param depth number of key fields, at least 1 */
  constructor(depth: number, kind: ListKind<L>) {
    this.#depth = depth;
    this.#kind = kind;
  }

  /** The list of a key, which may be empty. */
  find(keys: readonly RowValue[]): L | undefined {
    let level: Level<L> = this.#root;
    const last = keys.length - 1;
    for (let i = 0; i < last; i++) {
      const below = level.get(keyOf(keys[i] ?? null)) as Level<L> | undefined;
      if (below === undefined) return undefined;
      level = below;
    }
    return level.get(keyOf(keys[last] ?? null)) as L | undefined;
  }

  /** The list of a key of one field. */
  findOne(key: RowValue): L | undefined {
    return this.#root.get(keyOf(key)) as L | undefined;
  }

  /** The list of a key, to be added to at once. */
  obtain(keys: readonly RowValue[]): L {
    let level: Level<L> = this.#root;
    const last = keys.length - 1;
    for (let i = 0; i < last; i++) {
      const key = keyOf(keys[i] ?? null);
      let below = level.get(key) as Level<L> | undefined;
      if (below === undefined) {
        below = new LargeMap(shardOfValue, { sibling: level.size });
        level.set(key, below);
      }
      level = below;
    }
    return this.#obtainAt(level, keys[last] ?? null);
  }

  /** {@link obtain} for a key of one field. */
  obtainOne(key: RowValue): L {
    return this.#obtainAt(this.#root, key);
  }

  /** Tells that a list has run empty. */
  emptied(): void {
    if (++this.#empty > FEW && this.#empty * 2 > this.#lists) this.#sweep(this.#root, 1);
  }

  #obtainAt(level: Level<L>, value: RowValue): L {
    const key = keyOf(value);
    const known = level.get(key) as L | undefined;
    if (known !== undefined) {
      if (this.#kind.isEmpty(known)) this.#empty--;
      return known;
    }
    const list = this.#kind.make();
    level.set(key, list);
    this.#lists++;
    return list;
  }

  #sweep(level: Level<L>, depth: number): void {
    for (const [key, below] of level.entries()) {
      if (depth < this.#depth) {
        this.#sweep(below as Level<L>, depth + 1);
        if ((below as Level<L>).size === 0) level.delete(key);
      } else if (this.#kind.isEmpty(below as L)) {
        level.delete(key);
        this.#lists--;
        this.#empty--;
        this.#kind.drop(below as L);
      }
    }
  }
}

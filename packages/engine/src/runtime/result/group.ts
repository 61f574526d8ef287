import type { AggregateColumn } from '../aggregate/aggregate-column.js';
import type { Tally } from '../aggregate/tally.js';
import type { ValueFunction } from '../expression/functions.js';
import type { Item } from '../item.js';
import { KeyMap } from '../key-map.js';
import type { RowValue } from '../row.js';

/** One group: its aggregates, and what an output rate remembers of it. */
export interface Group {
  readonly keys: readonly RowValue[];
  readonly tallies: readonly Tally[];
  /** rows of the window that belong to it */
  held: number;
  /** the item by which it was met last: its bare columns are read from it */
  item: Item;
  /** engine time or count from which on `output first` lets it pass again */
  passesFrom: number;
}

/** The groups of a statement by their keys, in order of creation within a key level. */
export class GroupTable {
  readonly #columns: readonly AggregateColumn[];
  readonly #keys: readonly ValueFunction[];
  readonly #groups: KeyMap<Group>;

  constructor(columns: readonly AggregateColumn[], keys: readonly ValueFunction[]) {
    this.#columns = columns;
    this.#keys = keys;
    this.#groups = new KeyMap(keys.length);
  }

  get size(): number {
    return this.#groups.size;
  }

  values(): Iterable<Group> {
    return this.#groups.values();
  }

  /** The group of an item, opened if it is new; undefined when it is new and `mayOpen` says no. */
  of(item: Item, mayOpen: () => boolean): Group | undefined {
    const keys = this.#keys.map((key) => key(item));
    const known = this.#groups.get(keys);
    if (known !== undefined) {
      known.item = item;
      return known;
    }
    if (!mayOpen()) return undefined;
    const group = this.open(keys, item);
    this.#groups.set(keys, group);
    return group;
  }

  /** A group that stands in no table: the only one of a statement without keys. */
  open(keys: readonly RowValue[], item: Item): Group {
    return { keys, tallies: this.#columns.map((column) => column.open()), held: 0, item, passesFrom: Number.NEGATIVE_INFINITY };
  }

  enter(group: Group, item: Item): void {
    group.held++;
    for (let i = 0; i < this.#columns.length; i++) this.#columns[i]?.enter(group.tallies[i] as Tally, item);
  }

  leave(group: Group, item: Item): void {
    group.held--;
    for (let i = 0; i < this.#columns.length; i++) this.#columns[i]?.leave(group.tallies[i] as Tally, item);
  }

  delete(group: Group): void {
    this.#groups.delete(group.keys);
  }
}

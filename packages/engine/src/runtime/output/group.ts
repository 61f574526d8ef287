import type { AggregateColumn } from '../aggregate/aggregate-column.js';
import type { Tally } from '../aggregate/tally.js';
import type { BudgetKind } from '../deployment/statement-budget.js';
import type { FeedFunction, ValueFunction } from '../expression/functions.js';
import type { Item } from '../item.js';
import { KeyMap, keyOf } from '../key-map.js';
import type { RowValue } from '../row.js';
import { inOrder, loadList, type Slices, type StateReader, type StateWriter, saveList } from '../state.js';
import { shardOfValue } from '../table/shard-of.js';
import { loadItem, saveItem } from './item-codec.js';

/** One group: its aggregates and what output limits remember of it. */
export class Group {
  readonly keys: readonly RowValue[];
  readonly tallies: readonly Tally[];
  /** rows in it; fewer than none when rows of an outer join leave that have never entered */
  size = 0;
  /** place among the groups as they were written last, from 1; 0 = not among them */
  number = 0;
  /** the row that came last, which stands for the group in columns that are keys */
  last: Item | null = null;
  /** `output first`: nothing before this instant */
  until = Number.NEGATIVE_INFINITY;
  /** `output first every n events`: rows since the one that passed; undefined before the first */
  counts: { inserted: number; removed: number } | undefined = undefined;
  /** `output first` by a crontab or a condition: the interval in which a row passed last */
  passed = 0;
  /** number of the last change of several rows that touched it, and its place among the groups of that */
  change = 0;
  place = 0;

  constructor(keys: readonly RowValue[], tallies: readonly Tally[]) {
    this.keys = keys;
    this.tallies = tallies;
  }
}

/** For tables of groups. */
export function shardOfGroup({ keys }: Group): number {
  return shardOfValue(keyOf(keys.at(-1) ?? null));
}

export interface GroupTableOptions {
  readonly kit: {
    readonly keys: readonly ValueFunction[];
    readonly columns: readonly AggregateColumn[];
    readonly enter: FeedFunction;
    readonly leave: FeedFunction;
  };
  /** Takes room for one more group. @returns which limit leaves none */
  readonly refuses: () => BudgetKind | undefined;
  /** Hears of each row of a key that there was no room for, and of the limit that left none. */
  readonly refused: (why: BudgetKind) => void;
  /** rows leave again, those that were refused too */
  readonly letsGo: boolean;
}

/** Rows of a key that are held and stand in no group: there was no room for one. */
interface Refused {
  readonly keys: readonly RowValue[];
  readonly why: BudgetKind;
  rows: number;
}

/** The groups of a statement by key; without keys, one group. */
export class GroupTable {
  readonly #keys: readonly ValueFunction[];
  readonly #columns: readonly AggregateColumn[];
  /** places of the columns of which each group has a tally of its own */
  readonly #own: readonly number[];
  readonly #refuses: () => BudgetKind | undefined;
  readonly #groups: KeyMap<Group>;
  readonly #enter: FeedFunction;
  readonly #leave: FeedFunction;
  readonly #first: ValueFunction | undefined;
  readonly #second: ValueFunction | undefined;
  /** keys of which rows are held that stand in no group; no more than rows are held */
  readonly #refused: KeyMap<Refused>;
  readonly #tellRefused: (why: BudgetKind) => void;
  readonly #letsGo: boolean;

  constructor({ kit, refuses, refused, letsGo }: GroupTableOptions) {
    const { keys, columns } = kit;
    this.#keys = keys;
    this.#columns = columns;
    this.#own = columns.flatMap(({ shared }, index) => (shared === undefined ? [index] : []));
    this.#enter = kit.enter;
    this.#leave = kit.leave;
    this.#refuses = refuses;
    this.#tellRefused = refused;
    this.#letsGo = letsGo;
    this.#groups = new KeyMap(keys.length);
    this.#refused = new KeyMap(keys.length);
    this.#first = keys.length === 1 || keys.length === 2 ? keys[0] : undefined;
    this.#second = keys.length === 2 ? keys[1] : undefined;
  }

  get size(): number {
    return this.#groups.size;
  }

  /** The group of a row, made if need be; undefined when there may be no further one. */
  of(e: Item): Group | undefined {
    if (this.#first === undefined) {
      const keys = this.#keys.map((key) => key(e));
      return this.#groups.get(keys) ?? this.#add(keys);
    }
    const first = this.#first(e);
    if (this.#second === undefined) return this.#groups.getOne(first) ?? this.#add([first]);
    const second = this.#second(e);
    return this.#groups.getTwo(first, second) ?? this.#add([first, second]);
  }

  /**
   * The group of a row that leaves; none for a row that was refused. One that never entered, of an outer join or by a where-clause that has
   * changed its mind, makes its group.
   */
  ofLeaving(e: Item): Group | undefined {
    return this.find(e) ?? this.#madeByLeaving(e);
  }

  /** A row of no group is forgotten: it may have been refused. */
  forgetRefused(e: Item): void {
    if (this.#refused.size > 0) this.#letGo(this.#keys.map((key) => key(e)));
  }

  /** The group of a row if there is one. */
  find(e: Item): Group | undefined {
    if (this.#first === undefined) return this.#groups.get(this.#keys.map((key) => key(e)));
    if (this.#second === undefined) return this.#groups.getOne(this.#first(e));
    return this.#groups.getTwo(this.#first(e), this.#second(e));
  }

  /** A group outside of the table, for what has no rows. */
  make(keys: readonly RowValue[]): Group {
    return new Group(
      keys,
      this.#columns.map((column) => column.open()),
    );
  }

  enter(group: Group, e: Item): void {
    this.#enter(e, undefined, undefined, group.tallies);
    group.size++;
    group.last = e;
  }

  leave(group: Group, e: Item): void {
    this.#leave(e, undefined, undefined, group.tallies);
    group.size--;
  }

  put(group: Group): void {
    this.#groups.set(group.keys, group);
  }

  delete(group: Group): void {
    this.#groups.delete(group.keys);
  }

  all(): Iterable<Group> {
    return this.#groups.values();
  }

  /** What stands for all groups: keys that were refused, and aggregates that group for themselves. */
  *saveShared(out: StateWriter): Generator<void> {
    yield* saveList(out, this.#refused.values(), this.#refused.size, ({ keys, why, rows }) => {
      for (const key of keys) out.value(key);
      out.value(why);
      out.integer(rows);
    });
    const shared = inOrder(this.#columns, (column) => column.shared?.save(out));
    if (shared !== undefined) yield* shared;
  }

  *loadShared(from: StateReader): Generator<void> {
    yield* loadList(from, () => {
      const keys = this.#keys.map(() => from.value());
      this.#refused.set(keys, { keys, why: from.value() as BudgetKind, rows: from.integer() });
    });
    const shared = inOrder(this.#columns, (column) => column.shared?.load(from));
    if (shared !== undefined) yield* shared;
  }

  /** The one group of all rows. */
  *saveOnly(out: StateWriter, group: Group): Generator<void> {
    yield* this.saveShared(out);
    const long = this.saveGroup(out, group);
    if (long !== undefined) yield* long;
  }

  *loadOnly(from: StateReader, group: Group): Generator<void> {
    yield* this.loadShared(from);
    const long = this.loadGroup(from, group);
    if (long !== undefined) yield* long;
  }

  saveGroup(out: StateWriter, group: Group): Slices {
    out.integer(group.size);
    saveItem(out, group.last);
    out.value(group.until === Number.NEGATIVE_INFINITY ? null : group.until);
    out.integer(group.passed);
    out.value(group.counts === undefined ? null : [group.counts.inserted, group.counts.removed]);
    return inOrder(this.#own, (index) => group.tallies[index]?.save(out));
  }

  loadGroup(from: StateReader, group: Group): Slices {
    group.size = from.integer();
    group.last = loadItem(from);
    group.until = (from.value() as number | null) ?? Number.NEGATIVE_INFINITY;
    group.passed = from.integer();
    const counts = from.value() as readonly [number, number] | null;
    group.counts = counts === null ? undefined : { inserted: counts[0], removed: counts[1] };
    return inOrder(this.#own, (index) => group.tallies[index]?.load(from));
  }

  /** A key that was refused is so until its rows have left: a group that is told of has all of its rows in it. */
  #add(keys: readonly RowValue[]): Group | undefined {
    const refused = this.#refused.size > 0 ? this.#refused.get(keys) : undefined;
    if (refused !== undefined) {
      refused.rows++;
      this.#tellRefused(refused.why);
      return undefined;
    }
    return this.#make(keys, this.#letsGo);
  }

  /** @param isHeld  the row of a key that there is no room for is remembered: it will leave */
  #make(keys: readonly RowValue[], isHeld: boolean): Group | undefined {
    const why = this.#refuses();
    if (why !== undefined) {
      if (isHeld) this.#refused.set(keys, { keys, why, rows: 1 });
      this.#tellRefused(why);
      return undefined;
    }
    const group = this.make(keys);
    this.#groups.set(keys, group);
    return group;
  }

  #madeByLeaving(e: Item): Group | undefined {
    const keys = this.#keys.map((key) => key(e));
    return this.#letGo(keys) ? undefined : this.#make(keys, false);
  }

  /** @returns whether a row of the key was refused */
  #letGo(keys: readonly RowValue[]): boolean {
    const refused = this.#refused.get(keys);
    if (refused === undefined) return false;
    if (--refused.rows === 0) this.#refused.delete(keys);
    return true;
  }
}

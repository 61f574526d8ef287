import type { Item } from '../item.js';
import { KeyMap } from '../key-map.js';
import { loadList, loadLongItems, type StateReader, type StateWriter, saveList, saveLongItems } from '../state.js';
import { Ring } from '../time/ring.js';
import { type Group, GroupTable } from './group.js';
import { GroupNumbers } from './item-state.js';
import type { OutputRows } from './output-rows.js';
import type { Items } from './processor.js';
import type { ResultKit } from './result-kit.js';

/** A change with the group of each of its rows; undefined where there may be no further group. */
export interface Located {
  readonly inserted: Items;
  readonly removed: Items;
  readonly entered: readonly (Group | undefined)[];
  readonly left: readonly (Group | undefined)[];
}

/** What both grouped shapes share: the groups, and when one is let go. */
export abstract class Grouped {
  protected readonly kit: ResultKit;
  protected readonly table: GroupTable;
  /** empty groups that an output limit still remembers */
  readonly #waiting = new Ring<Group>();
  /** those that were just read, by their numbers */
  #restored: readonly Group[] = [];

  constructor(kit: ResultKit) {
    this.kit = kit;
    const { budget } = kit.run;
    this.table = new GroupTable({
      kit,
      refuses: () => {
        const why = budget.refusesGroup();
        if (why === undefined) budget.groups++;
        return why;
      },
      refused: (why) => kit.run.overBudget(why, kit.plan.id),
      letsGo: kit.letsGo,
    });
  }

  /** Groups that are not there yet, for {@link groupToShow}. */
  protected noGroups(): KeyMap<Group> {
    return new KeyMap(this.kit.keys.length);
  }

  get groups(): number {
    return this.table.size;
  }

  /** The group of a row that a window holds; the `empty` one of its key while changes wait for the end of an interval. */
  protected groupToShow(e: Item, empty: KeyMap<Group>): Group {
    const known = this.table.find(e);
    if (known !== undefined) return known;
    const keys = this.kit.keys.map((key) => key(e));
    let group = empty.get(keys);
    if (group === undefined) {
      group = this.table.make(keys);
      empty.set(keys, group);
    }
    return group;
  }

  allGroups(): Iterable<Group> {
    return this.table.all();
  }

  groupNumbers(): GroupNumbers {
    const groups = this.#restored;
    this.#restored = [];
    return new GroupNumbers(groups);
  }

  *save(out: StateWriter): Generator<void> {
    yield* this.table.saveShared(out);
    let number = 0;
    yield* saveLongItems(out, this.table.all(), this.table.size, (group) => {
      group.number = ++number;
      for (const key of group.keys) out.value(key);
      return this.table.saveGroup(out, group);
    });
    // one that was deleted meanwhile is none any more, nor does it keep others waiting
    const waiting = this.#waiting.toArray().filter(({ number }) => number > 0);
    const numbers = this.groupNumbers();
    yield* saveList(out, waiting, waiting.length, (group) => numbers.save(out, group));
  }

  *load(from: StateReader): Generator<void> {
    yield* this.table.loadShared(from);
    const groups: Group[] = [];
    yield* loadLongItems(from, () => {
      const group = this.table.make(this.kit.keys.map(() => from.value()));
      groups.push(group);
      this.table.put(group);
      this.kit.run.budget.groups++;
      return this.table.loadGroup(from, group);
    });
    const numbers = new GroupNumbers(groups);
    yield* loadList(from, () => {
      const group = numbers.load(from);
      if (group !== undefined) this.#waiting.push(group);
    });
    this.#restored = groups;
  }

  /** Finds the groups of a change, once a row; made if need be. */
  protected locate(inserted: Items, removed: Items): Located {
    const entered: (Group | undefined)[] = [];
    for (const e of inserted) entered.push(this.table.of(e));
    const left: (Group | undefined)[] = [];
    for (const e of removed) left.push(this.table.ofLeaving(e));
    return { inserted, removed, entered, left };
  }

  forget(items: Items): void {
    for (const e of items) {
      const group = this.table.find(e);
      if (group !== undefined) this.table.leave(group, e);
      else this.table.forgetRefused(e);
    }
  }

  protected apply({ inserted, removed, entered, left }: Located): void {
    const { table } = this;
    for (let i = 0; i < entered.length; i++) {
      const group = entered[i];
      if (group !== undefined) table.enter(group, inserted[i] as Item);
    }
    for (let i = 0; i < left.length; i++) {
      const group = left[i];
      if (group !== undefined) table.leave(group, removed[i] as Item);
    }
  }

  /** {@link release} for the groups that rows have left. */
  protected releaseAll(left: Located['left']): void {
    for (const group of left.length > 1 ? new Set(left) : left) if (group !== undefined) this.release(group);
  }

  /** Lets go of a group whose last row has left, unless it may not say anything yet. */
  protected release(group: Group): void {
    // what counts rows for `output first` has to be kept
    if (group.size > 0 || group.counts !== undefined) return;
    // rows of outer joins leave that have never entered: what others left behind stays, as in Esper
    if (group.size < 0 && group.last !== null) return;
    if (group.until > this.kit.run.runtime.clock.now) this.#waiting.push(group);
    else this.#delete(group);
    this.#releaseWaiting();
  }

  /** A group's rows that all other groups tell of as well: with the last row that came. */
  protected addGroup(group: Group, out: OutputRows): void {
    if (group.last !== null) this.kit.add('inserted', group.last, group, out);
  }

  snapshotAll(out: OutputRows): void {
    for (const group of this.table.all()) this.addGroup(group, out);
  }

  #releaseWaiting(): void {
    const { now } = this.kit.run.runtime.clock;
    for (let group = this.#waiting.at(0); group !== undefined && group.until <= now; group = this.#waiting.at(0)) {
      this.#waiting.shift();
      if (group.size === 0 && this.table.find(group.last as Item) === group) this.#delete(group);
    }
  }

  #delete(group: Group): void {
    this.table.delete(group);
    group.number = 0;
    this.kit.run.budget.groups--;
  }
}

import type { Item } from '../item.js';
import type { StateReader, StateWriter } from '../state.js';
import { Collected } from './collected.js';
import { type Group, GroupTable } from './group.js';
import { GroupNumbers } from './item-state.js';
import type { OutputRows } from './output-rows.js';
import type { Collector, Items, ResultProcessor } from './processor.js';
import type { ResultKit } from './result-kit.js';

/** All columns are aggregates of all rows: one row a change, and the row before it in the remove stream. */
export class RowForAll implements ResultProcessor {
  readonly groups = 1;
  readonly #kit: ResultKit;
  readonly #table: GroupTable;
  readonly #group: Group;

  constructor(kit: ResultKit) {
    this.#kit = kit;
    this.#table = new GroupTable({ kit, mayGrow: () => true });
    this.#group = this.#table.make([]);
  }

  process(inserted: Items, removed: Items, out: OutputRows | undefined): void {
    const [kit, table, group] = [this.#kit, this.#table, this.#group];
    // the columns read no row, but an aggregate with groups of its own answers for the group of one
    const e = inserted.at(-1) ?? removed.at(-1) ?? NO_ITEM;
    if (out !== undefined && kit.needsRemoved) kit.add('removed', e, group, out);
    for (const row of inserted) table.enter(group, row);
    for (const row of removed) table.leave(group, row);
    if (out !== undefined) kit.add('inserted', e, group, out);
  }

  /** `last`: what was before the first change of the interval, and what is now, whether or not anything changed. */
  collector(mode: 'all' | 'last'): Collector | undefined {
    if (mode === 'all') return undefined;
    const collected = new Collected();
    const remember = (): void => {
      const { rows } = collected;
      if (this.#kit.needsRemoved && rows.removed.length === 0) this.#kit.add('removed', NO_ITEM, this.#group, rows);
    };
    return {
      collect: (inserted, removed) => {
        remember();
        this.process(inserted, removed, undefined);
      },
      flush: (out) => {
        remember();
        out.removed.push(...collected.next().rows.removed);
        this.#kit.add('inserted', NO_ITEM, this.#group, out);
        return true;
      },
      waiting: () => collected.size,
      save: (out, groups) => collected.save(out, groups),
      load: (from, groups) => collected.load(from, groups),
    };
  }

  unchanged(out: OutputRows): void {
    const kit = this.#kit;
    if (kit.needsRemoved && out.removed.length === 0) kit.add('removed', NO_ITEM, this.#group, out);
    if (out.inserted.length === 0) kit.add('inserted', NO_ITEM, this.#group, out);
  }

  forget(items: Items): void {
    for (const e of items) this.#table.leave(this.#group, e);
  }

  snapshot(_: Iterable<Item>, out: OutputRows): void {
    this.#kit.add('inserted', NO_ITEM, this.#group, out);
  }

  snapshotAll(out: OutputRows): void {
    this.snapshot([], out);
  }

  allGroups(): Iterable<Group> {
    return [this.#group];
  }

  groupNumbers(): GroupNumbers {
    return new GroupNumbers(() => [this.#group]);
  }

  *save(out: StateWriter): Generator<void> {
    this.#table.saveShared(out);
    this.#group.number = 1;
    this.#table.saveGroup(out, this.#group);
    yield;
  }

  *load(from: StateReader): Generator<void> {
    this.#table.loadShared(from);
    this.#table.loadGroup(from, this.#group);
    yield;
  }
}

const NO_ITEM = null as unknown as Item;

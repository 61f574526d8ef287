import type { Item } from '../item.js';
import { type Group, GroupTable } from './group.js';
import { OutputRows } from './output-rows.js';
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
    this.#table = new GroupTable({ keys: [], columns: kit.columns, mayGrow: () => true });
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
    let before = new OutputRows();
    const remember = (): void => {
      if (this.#kit.needsRemoved && before.removed.length === 0) this.#kit.add('removed', NO_ITEM, this.#group, before);
    };
    return {
      collect: (inserted, removed) => {
        remember();
        this.process(inserted, removed, undefined);
      },
      flush: (out) => {
        remember();
        out.removed.push(...before.removed);
        before = new OutputRows();
        this.#kit.add('inserted', NO_ITEM, this.#group, out);
        return true;
      },
    };
  }

  unchanged(out: OutputRows): void {
    this.process([], [], out);
  }

  snapshot(_: Iterable<Item>, out: OutputRows): void {
    this.#kit.add('inserted', NO_ITEM, this.#group, out);
  }

  snapshotAll(out: OutputRows): void {
    this.snapshot([], out);
  }
}

const NO_ITEM = null as unknown as Item;

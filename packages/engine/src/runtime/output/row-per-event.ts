import type { Item } from '../item.js';
import type { StateReader, StateWriter } from '../state.js';
import { type Group, GroupTable } from './group.js';
import { GroupNumbers } from './item-state.js';
import type { OutputRows } from './output-rows.js';
import type { Items, ResultProcessor } from './processor.js';
import type { ResultKit } from './result-kit.js';

/** Aggregates of all rows beside columns of the row: a row for each row, with the aggregates after the change. */
export class RowPerEvent implements ResultProcessor {
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
    for (const e of inserted) table.enter(group, e);
    for (const e of removed) table.leave(group, e);
    if (out === undefined) return;
    if (kit.needsRemoved) for (const e of removed) kit.add('removed', e, group, out);
    for (const e of inserted) kit.add('inserted', e, group, out);
  }

  forget(items: Items): void {
    for (const e of items) this.#table.leave(this.#group, e);
  }

  snapshot(content: Iterable<Item>, out: OutputRows): void {
    for (const e of content) this.#kit.add('inserted', e, this.#group, out);
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

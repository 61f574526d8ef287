import type { StateReader, StateWriter } from '../state.js';
import { type Group, GroupTable } from './group.js';
import { GroupNumbers } from './item-state.js';
import type { Items } from './processor.js';
import type { ResultKit } from './result-kit.js';

/** What both shapes without `group by` share: one group of all rows, which is always there. */
export abstract class SingleGroup {
  readonly groups = 1;
  protected readonly kit: ResultKit;
  protected readonly table: GroupTable;
  protected readonly group: Group;

  constructor(kit: ResultKit) {
    this.kit = kit;
    this.table = new GroupTable({ kit, refuses: () => undefined, refused: () => undefined, letsGo: false });
    this.group = this.table.make([]);
  }

  forget(items: Items): void {
    for (const e of items) this.table.leave(this.group, e);
  }

  allGroups(): Iterable<Group> {
    return [this.group];
  }

  groupNumbers(): GroupNumbers {
    return new GroupNumbers([this.group]);
  }

  *save(out: StateWriter): Generator<void> {
    this.group.number = 1;
    yield* this.table.saveOnly(out, this.group);
  }

  *load(from: StateReader): Generator<void> {
    yield* this.table.loadOnly(from, this.group);
  }

  /** Brings the aggregates up to date. */
  protected apply(inserted: Items, removed: Items): void {
    for (const e of inserted) this.table.enter(this.group, e);
    for (const e of removed) this.table.leave(this.group, e);
  }
}

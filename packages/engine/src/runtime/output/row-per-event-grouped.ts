import type { Item } from '../item.js';
import { Collected } from './collected.js';
import type { Group } from './group.js';
import { Grouped } from './grouped.js';
import type { OutputRows, Side } from './output-rows.js';
import type { Collector, Gate, Items, ResultProcessor } from './processor.js';

const NO_GROUPS: ReadonlyMap<Group, Item> = new Map();

/** Groups, and columns that are neither key nor aggregate: a row for each row, with the aggregates of its group after the change. */
export class RowPerEventGrouped extends Grouped implements ResultProcessor {
  process(inserted: Items, removed: Items, out: OutputRows | undefined): void {
    const [entered, left] = this.#apply(inserted, removed);
    if (out !== undefined) this.#add(entered, left, out);
    for (const [, group] of left) this.release(group);
  }

  snapshot(content: Iterable<Item>, out: OutputRows): void {
    const empty = this.noGroups();
    for (const e of content) this.kit.add('inserted', e, this.groupToShow(e, empty), out);
  }

  /** without a window nothing is held */
  override snapshotAll(): void {}

  /**
   * A row that leaves passes as one that enters, which is Esper's quirk; of a group that passes more than once in one change the last row is
   * told.
   */
  processFirst(inserted: Items, removed: Items, gate: Gate, out: OutputRows): void {
    const [entered, left] = this.#apply(inserted, removed);
    const passing = new Map<Group, Item>();
    const ask = (rows: readonly [Item, Group][], side: Side): void => {
      for (const [e, group] of rows) {
        if (this.kit.passes(e, group) && gate.lets(group, side)) passing.set(group, e);
      }
    };
    ask(entered, 'inserted');
    ask(left, 'removed');
    for (const [group, e] of passing) this.kit.addAsLeft(e, group, out);
    for (const [, group] of left) this.release(group);
  }

  /** `last`: the last row of each group; `all`: all rows, and the last row of groups that had none. */
  collector(mode: 'all' | 'last'): Collector {
    return mode === 'all' ? this.#collectAll() : this.#collectLast();
  }

  #add(entered: readonly [Item, Group][], left: readonly [Item, Group][], out: OutputRows): void {
    if (this.kit.needsRemoved) for (const [e, group] of left) this.kit.add('removed', e, group, out);
    for (const [e, group] of entered) this.kit.add('inserted', e, group, out);
  }

  #addAsLeft(entered: readonly [Item, Group][], left: readonly [Item, Group][], out: OutputRows): void {
    this.#add([], left, out);
    for (const [e, group] of entered) this.kit.addAsLeft(e, group, out);
  }

  #apply(inserted: Items, removed: Items): readonly [entered: readonly [Item, Group][], left: readonly [Item, Group][]] {
    const entered: [Item, Group][] = [];
    const left: [Item, Group][] = [];
    for (const e of inserted) {
      const group = this.table.of(e);
      if (group === undefined) continue;
      this.table.enter(group, e);
      entered.push([e, group]);
    }
    for (const e of removed) {
      const group = this.table.ofLeaving(e);
      if (group === undefined) continue;
      this.table.leave(group, e);
      left.push([e, group]);
    }
    return [entered, left];
  }

  #collectLast(): Collector {
    const collected = new Collected();
    return {
      collect: (inserted, removed) => {
        const [entered, left] = this.#apply(inserted, removed);
        if (this.kit.plan.orderBy.length > 0) this.#add(entered, left, collected.rows);
        else this.#addAsLeft(entered, left, collected.rows);
        collected.rows.inserted = lastOfEach(collected.rows.inserted);
        collected.rows.removed = lastOfEach(collected.rows.removed);
        for (const [e, group] of left) collected.touched.set(group, e);
      },
      flush: (out) => {
        const { rows, touched } = collected.next();
        out.append(rows);
        for (const group of touched.keys()) this.release(group);
        return false;
      },
      waiting: () => collected.size,
      save: (out, groups) => collected.save(out, groups),
      load: (from, groups) => collected.load(from, groups),
    };
  }

  #collectAll(): Collector {
    const collected = new Collected();
    return {
      collect: (inserted, removed) => {
        const { rows, known, touched } = collected;
        const [entered, left] = this.#apply(inserted, removed);
        for (const [e, group] of entered) known.set(group, e);
        this.#add(entered, left, rows);
        // a row that leaves lets its group tell its last row once more; of ordered rows only if none of the group came: Esper's quirk
        const telling = this.kit.plan.orderBy.length === 0 ? new Map(left.map(([e, group]) => [group, e])) : NO_GROUPS;
        for (const [group, e] of telling) this.kit.add('inserted', group.last ?? e, group, rows);
        for (const [e, group] of entered) touched.set(group, e);
        for (const [group, e] of telling) touched.set(group, e);
      },
      flush: (out) => {
        const { rows, touched } = collected.next();
        out.append(rows);
        for (const group of collected.known.keys()) if (!touched.has(group)) this.addGroup(group, out);
        return false;
      },
      waiting: () => collected.size,
      save: (out, groups) => collected.save(out, groups),
      load: (from, groups) => collected.load(from, groups),
    };
  }
}

/** The last row of each group, at the place of its first. */
function lastOfEach<T extends { readonly group: Group | undefined }>(rows: readonly T[]): T[] {
  const last = new Map<Group | undefined, T>();
  for (const row of rows) last.set(row.group, row);
  return [...last.values()];
}

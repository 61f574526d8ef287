import type { Item } from '../item.js';
import type { Group } from './group.js';
import { Grouped } from './grouped.js';
import { OutputRows } from './output-rows.js';
import type { Collector, Gate, Items, ResultProcessor } from './processor.js';

/** Every column is a group key or an aggregate: a row for each group that changed, and its row before in the remove stream. */
export class RowPerGroup extends Grouped implements ResultProcessor {
  process(inserted: Items, removed: Items, out: OutputRows | undefined): void {
    const [only] = inserted;
    if (only !== undefined && inserted.length === 1 && removed.length === 0) {
      this.#enterOne(only, out);
      return;
    }
    const changed = this.#changed(inserted, removed);
    if (out !== undefined && this.kit.needsRemoved) for (const [group, e] of changed) this.kit.add('removed', e, group, out);
    this.#apply(inserted, removed);
    if (out !== undefined) for (const [group, e] of changed) this.kit.add('inserted', e, group, out);
    if (removed.length > 0) for (const group of changed.keys()) this.release(group);
  }

  snapshot(content: Iterable<Item>, out: OutputRows): void {
    const seen = new Set<Group>();
    for (const e of content) {
      const group = this.table.find(e);
      if (group === undefined || seen.has(group)) continue;
      seen.add(group);
      this.kit.add('inserted', e, group, out);
    }
  }

  processFirst(inserted: Items, removed: Items, gate: Gate, out: OutputRows): void {
    const { kit } = this;
    const changed = this.#changed(inserted, removed);
    const before = new OutputRows();
    const open = [...changed].filter(([group]) => gate.isOpen(group));
    // with `having` Esper tells the present row in both streams
    if (kit.needsRemoved && !kit.hasHaving) for (const [group, e] of open) kit.add('removed', e, group, before);
    this.#apply(inserted, removed);
    for (const [group, e] of open) {
      if (!kit.add('inserted', e, group, out)) continue;
      gate.passed(group);
      if (!kit.needsRemoved) continue;
      if (kit.hasHaving) kit.add('removed', e, group, out);
      else out.removed.push(...before.removed.filter((row) => row.group === group));
    }
    if (removed.length > 0) for (const group of changed.keys()) this.release(group);
  }

  collector(mode: 'all' | 'last'): Collector {
    return mode === 'all' ? this.#collectAll() : this.#collectLast();
  }

  #enterOne(e: Item, out: OutputRows | undefined): void {
    const group = this.table.of(e);
    if (group === undefined) return;
    if (out !== undefined && this.kit.needsRemoved) this.kit.add('removed', e, group, out);
    this.table.enter(group, e);
    if (out !== undefined) this.kit.add('inserted', e, group, out);
  }

  /** The groups of a change, those of inserted rows first, each with a row of it. */
  #changed(inserted: Items, removed: Items): ReadonlyMap<Group, Item> {
    const changed = new Map<Group, Item>();
    for (const e of inserted) {
      const group = this.table.of(e);
      if (group !== undefined) changed.set(group, e);
    }
    for (const e of removed) {
      const group = this.table.find(e);
      if (group !== undefined && !changed.has(group)) changed.set(group, e);
    }
    return changed;
  }

  #apply(inserted: Items, removed: Items): void {
    this.enterAll(inserted);
    this.leaveAll(removed);
  }

  /** Groups that changed, with what they were before the interval. */
  #collectLast(): Collector {
    let touched = new Map<Group, Item>();
    let before = new OutputRows();
    return {
      collect: (inserted, removed) => {
        for (const [group, e] of this.#changed(inserted, removed)) {
          if (!touched.has(group) && this.kit.needsRemoved) this.kit.add('removed', e, group, before);
          touched.set(group, e);
        }
        this.#apply(inserted, removed);
      },
      flush: (out) => {
        const [groups, rows] = [touched, before];
        touched = new Map();
        before = new OutputRows();
        out.removed.push(...rows.removed);
        for (const [group, e] of groups) {
          this.kit.add('inserted', e, group, out);
          this.release(group);
        }
      },
    };
  }

  /** All groups that there ever were, in the order of their first row, each with what it was when the last interval ended. */
  #collectAll(): Collector {
    const known = new Map<Group, Item>();
    let before = new OutputRows();
    let touched = new Set<Group>();
    return {
      collect: (inserted, removed) => {
        for (const [group, e] of this.#changed(inserted, removed)) {
          if (!touched.has(group) && this.kit.needsRemoved) this.kit.add('removed', e, group, before);
          touched.add(group);
          known.set(group, e);
        }
        this.#apply(inserted, removed);
      },
      flush: (out) => {
        const [groups, rows] = [touched, before];
        touched = new Set();
        before = new OutputRows();
        const removed = new Map(rows.removed.map((row) => [row.group, row]));
        for (const [group, e] of known) {
          this.kit.add('inserted', e, group, out);
          const row = removed.get(group);
          if (row !== undefined) out.removed.push(row);
          else if (this.kit.needsRemoved && !groups.has(group)) this.kit.add('removed', e, group, out);
        }
      },
    };
  }
}

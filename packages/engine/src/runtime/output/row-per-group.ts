import type { Item } from '../item.js';
import { LargeMap } from '../table/large-map.js';
import { Collected } from './collected.js';
import { type Group, shardOfGroup } from './group.js';
import { Grouped, type Located } from './grouped.js';
import type { OutputRows, Side } from './output-rows.js';
import type { Collector, Gate, Items, ResultProcessor } from './processor.js';

/** After so many groups, reading yields. */
const SLICE_GROUPS = 4_096;

interface Change {
  readonly inserted: Items;
  readonly removed: Items;
}

/** Groups that a change has touched, each with a row of the change. */
interface Changed {
  readonly groups: readonly Group[];
  readonly items: readonly Item[];
}

/** Every column is a group key or an aggregate: a row for each group that changed, and its row before in the remove stream. */
export class RowPerGroup extends Grouped implements ResultProcessor {
  #change = 0;
  /** of a row that comes and one that goes at once, without a remove stream or an output limit, that which comes is told: Esper's quirk */
  readonly #tellsComing = !this.kit.needsRemoved && this.kit.plan.output?.trigger === undefined;

  process(inserted: Items, removed: Items, out: OutputRows | undefined): void {
    if (inserted.length === 1 && removed.length <= 1) {
      this.#processOne(inserted[0] as Item, removed[0], out);
      return;
    }
    const located = this.locate(inserted, removed);
    const { groups, items } = this.#changed(located);
    if (out !== undefined && this.kit.needsRemoved) this.#add('removed', groups, items, out);
    this.apply(located);
    if (out !== undefined) this.#add('inserted', groups, items, out);
    if (removed.length > 0) for (const group of groups) this.release(group);
  }

  snapshot(content: Iterable<Item>, out: OutputRows): void {
    const seen = new Set<Group>();
    const empty = this.noGroups();
    for (const e of content) {
      const group = this.groupToShow(e, empty);
      if (seen.has(group)) continue;
      seen.add(group);
      this.kit.add('inserted', e, group, out);
    }
  }

  processFirst(inserted: Items, removed: Items, gate: Gate, out: OutputRows): void {
    const located = this.locate(inserted, removed);
    if (this.kit.hasHaving) this.#firstAfter(located, gate, out);
    else this.#firstMeanwhile(located, gate, out);
    this.releaseAll(located.left);
  }

  collector(mode: 'all' | 'last'): Collector {
    return mode === 'all' ? this.#collectAll() : this.#collectLast();
  }

  /** The usual change: a row comes, and perhaps another goes for it. */
  #processOne(e: Item, gone: Item | undefined, out: OutputRows | undefined): void {
    const { kit, table } = this;
    const group = table.of(e);
    const left = gone === undefined ? undefined : table.ofLeaving(gone);
    const other = left === group ? undefined : left;
    const before = kit.needsRemoved ? out : undefined;
    const told = left === group && gone !== undefined && !this.#tellsComing ? gone : e;
    this.#addOne('removed', told, group, before);
    this.#addOne('removed', gone, other, before);
    if (group !== undefined) table.enter(group, e);
    if (left !== undefined) table.leave(left, gone as Item);
    this.#addOne('inserted', told, group, out);
    this.#addOne('inserted', gone, other, out);
    if (left !== undefined) this.release(left);
  }

  #addOne(side: Side, e: Item | undefined, group: Group | undefined, out: OutputRows | undefined): void {
    if (out !== undefined && e !== undefined && group !== undefined) this.kit.add(side, e, group, out);
  }

  #add(side: Side, groups: readonly Group[], items: readonly Item[], out: OutputRows): void {
    for (let i = 0; i < groups.length; i++) this.kit.add(side, items[i] as Item, groups[i], out);
  }

  /** The groups of a change, those of inserted rows first, each with a row of it: the last that went, or else the last that came. */
  #changed({ inserted, removed, entered, left }: Located): Changed {
    const groups: Group[] = [];
    const items: Item[] = [];
    const change = ++this.#change;
    for (let i = 0; i < entered.length; i++) {
      const group = entered[i];
      if (group === undefined) continue;
      if (group.change !== change) {
        group.change = change;
        group.place = groups.push(group) - 1;
      }
      items[group.place] = inserted[i] as Item;
    }
    for (let i = 0; i < left.length; i++) {
      const group = left[i];
      if (group === undefined) continue;
      if (group.change !== change) {
        group.change = change;
        group.place = groups.push(group) - 1;
      }
      items[group.place] = removed[i] as Item;
    }
    return { groups, items };
  }

  /**
   * The rows of groups that the gate lets pass. Rows are taken one by one; a group's row before is as it was at its turn, the row that is told
   * is as it is after the whole change.
   */
  #firstMeanwhile({ inserted, removed, entered, left }: Located, gate: Gate, out: OutputRows): void {
    const passing = new Map<Group, Item>();
    const ask = (e: Item, group: Group, side: Side): void => {
      if (!gate.lets(group, side)) return;
      if (!passing.has(group) && this.kit.needsRemoved) this.kit.addBefore(side, e, group, out);
      passing.set(group, e);
    };
    for (const [index, e] of inserted.entries()) {
      const group = entered[index];
      if (group === undefined) continue;
      ask(e, group, 'inserted');
      this.table.enter(group, e);
    }
    for (const [index, e] of removed.entries()) {
      const group = left[index];
      if (group === undefined) continue;
      ask(e, group, 'removed');
      this.table.leave(group, e);
    }
    for (const [group, e] of passing) this.kit.add('inserted', e, group, out);
  }

  /** The same when the aggregates of the whole change decide by `having`. */
  #firstAfter(located: Located, gate: Gate, out: OutputRows): void {
    this.apply(located);
    // as a rule nothing passes
    let passing: Map<Group, { readonly e: Item; readonly side: Side }> | undefined;
    const ask = (items: Items, groups: Located['left'], side: Side): void => {
      for (let i = 0; i < groups.length; i++) {
        const [e, group] = [items[i] as Item, groups[i]];
        if (group === undefined || !this.kit.passes(e, group) || !gate.lets(group, side)) continue;
        passing ??= new Map();
        passing.set(group, { e, side });
      }
    };
    ask(located.inserted, located.entered, 'inserted');
    ask(located.removed, located.left, 'removed');
    for (const [group, { e, side }] of passing ?? []) {
      this.kit.add('inserted', e, group, out);
      // with `having` Esper tells the present row in both streams
      if (this.kit.needsRemoved) this.kit.addBefore(side, e, group, out);
    }
  }

  /** Takes a change; of a group that changes for the first time in the interval it keeps what was before. */
  #collect(collected: Collected, { inserted, removed }: Change, told?: LargeMap<Group, true>): Changed {
    const located = this.locate(inserted, removed);
    const changed = this.#changed(located);
    if (this.kit.needsRemoved) this.#applyTelling(collected, located, told);
    else this.apply(located);
    for (const [index, group] of changed.groups.entries()) collected.touched.set(group, changed.items[index] as Item);
    return changed;
  }

  /**
   * Takes a change row by row and tells what the groups were before: of a group that is told by `output all` already with the row that it was
   * told with, of others with the row that touches it. In `output last` the first row of the interval tells, in `output all` the first at whose
   * turn `having` lets the group pass.
   */
  #applyTelling(collected: Collected, { inserted, removed, entered, left }: Located, told?: LargeMap<Group, true>): void {
    const { rows, touched, known } = collected;
    const seen = new Set<Group>();
    const tell = (side: Side, e: Item, group: Group): void => {
      if (told === undefined ? touched.has(group) || seen.has(group) : told.has(group)) return;
      seen.add(group);
      const before = told && known.get(group);
      const isAdded =
        before === undefined ? this.kit.addBefore(side, e, group, rows) : this.kit.add('removed', before, group, rows);
      if (isAdded) told?.set(group, true);
    };
    for (const [index, e] of inserted.entries()) {
      const group = entered[index];
      if (group === undefined) continue;
      tell('inserted', e, group);
      this.table.enter(group, e);
    }
    for (const [index, e] of removed.entries()) {
      const group = left[index];
      if (group === undefined) continue;
      tell('removed', e, group);
      this.table.leave(group, e);
    }
  }

  /** Groups that changed, with what they were before the interval. */
  #collectLast(): Collector {
    const collected = new Collected();
    return {
      collect: (inserted, removed) => {
        this.#collect(collected, { inserted, removed });
      },
      flush: (out) => {
        const { rows, touched } = collected.next();
        out.append({ inserted: [], removed: rows.removed });
        for (const [group, e] of touched.entries()) {
          this.kit.add('inserted', e, group, out);
          this.release(group);
        }
        return false;
      },
      waiting: () => collected.size,
      save: (out, groups) => collected.save(out, groups),
      load: (from, groups) => collected.load(from, groups),
    };
  }

  /** All groups that there ever were, in the order of their first row, each with what it was when the last interval ended. */
  #collectAll(): Collector {
    const collected = new Collected();
    // of each group the first row that passes `having` is what it was before
    const told = new LargeMap<Group, true>(shardOfGroup);
    return {
      collect: (inserted, removed) => {
        const { groups, items } = this.#collect(collected, { inserted, removed }, told);
        for (const [index, group] of groups.entries()) collected.known.set(group, items[index] as Item);
      },
      flush: (out) => {
        const { rows, touched } = collected.next();
        const before = new Map(rows.removed.map((row) => [row.group, row]));
        told.clear();
        for (const [group, e] of collected.known.entries()) {
          this.kit.add('inserted', e, group, out);
          const row = before.get(group);
          if (row !== undefined) out.removed.push(row);
          else if (this.kit.needsRemoved && !touched.has(group)) this.kit.add('removed', e, group, out);
        }
        return false;
      },
      waiting: () => collected.size,
      save: (out, groups) => collected.save(out, groups),
      *load(from, groups) {
        yield* collected.load(from, groups);
        told.clear();
        for (const [index, { group }] of collected.rows.removed.entries()) {
          if (group !== undefined) told.set(group, true);
          if (index % SLICE_GROUPS === 0) yield;
        }
      },
    };
  }
}

import type { Item } from '../item.js';
import { Collected } from './collected.js';
import type { OutputRows } from './output-rows.js';
import type { Collector, Items, ResultProcessor } from './processor.js';
import { SingleGroup } from './single-group.js';

/** All columns are aggregates of all rows: one row a change, and the row before it in the remove stream. */
export class RowForAll extends SingleGroup implements ResultProcessor {
  process(inserted: Items, removed: Items, out: OutputRows | undefined): void {
    const { kit, group } = this;
    // the columns read no row, but an aggregate with groups of its own answers for the group of one
    const e = inserted.at(-1) ?? removed.at(-1) ?? NO_ITEM;
    if (out !== undefined && kit.needsRemoved) kit.add('removed', e, group, out);
    this.apply(inserted, removed);
    if (out !== undefined) kit.add('inserted', e, group, out);
  }

  /** `last`: what was before the first change of the interval, and what is now, whether or not anything changed. */
  collector(mode: 'all' | 'last'): Collector | undefined {
    if (mode === 'all') return undefined;
    const collected = new Collected();
    const remember = (): void => {
      const { rows } = collected;
      if (this.kit.needsRemoved && rows.removed.length === 0) this.kit.add('removed', NO_ITEM, this.group, rows);
    };
    return {
      collect: (inserted, removed) => {
        remember();
        this.process(inserted, removed, undefined);
      },
      flush: (out) => {
        remember();
        out.removed.push(...collected.next().rows.removed);
        this.kit.add('inserted', NO_ITEM, this.group, out);
        return true;
      },
      waiting: () => collected.size,
      save: (out, groups) => collected.save(out, groups),
      load: (from, groups) => collected.load(from, groups),
    };
  }

  unchanged(out: OutputRows): void {
    const kit = this.kit;
    if (kit.needsRemoved && out.removed.length === 0) kit.add('removed', NO_ITEM, this.group, out);
    if (out.inserted.length === 0) kit.add('inserted', NO_ITEM, this.group, out);
  }

  snapshot(_: Iterable<Item>, out: OutputRows): void {
    this.kit.add('inserted', NO_ITEM, this.group, out);
  }

  snapshotAll(out: OutputRows): void {
    this.snapshot([], out);
  }
}

const NO_ITEM = null as unknown as Item;

import type { Item } from '../item.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { OrderedMap } from '../table/ordered-map.js';
import { type Group, shardOfGroup } from './group.js';
import { loadItem, saveItem } from './item-codec.js';
import { type GroupNumbers, loadOutputRows, saveOutputRows } from './item-state.js';
import { OutputRows } from './output-rows.js';

function groupMap(): OrderedMap<Group, Item> {
  return new OrderedMap(shardOfGroup);
}

/** What has come together in an interval of an output limit. */
export class Collected {
  rows = new OutputRows();
  /** groups that changed in the interval, each with its last row */
  touched = groupMap();
  /** groups that there ever were, each with its last row */
  readonly known = groupMap();
  hasChanged = false;

  /** What would be told of if the interval ended now. */
  get size(): number {
    return this.rows.inserted.length + this.rows.removed.length + this.touched.size;
  }

  /** Begins the next interval. @returns what the last one had */
  next(): { readonly rows: OutputRows; readonly touched: OrderedMap<Group, Item>; readonly hasChanged: boolean } {
    const { rows, touched, hasChanged } = this;
    this.rows = new OutputRows();
    this.touched = groupMap();
    this.hasChanged = false;
    return { rows, touched, hasChanged };
  }

  *save(out: StateWriter, groups: GroupNumbers): Generator<void> {
    out.value(this.hasChanged);
    yield* saveOutputRows(out, this.rows, groups);
    for (const map of [this.touched, this.known]) {
      yield* saveList(out, map.entries(), map.size, ([group, item]) => {
        groups.save(out, group);
        saveItem(out, item);
      });
    }
  }

  *load(from: StateReader, groups: GroupNumbers): Generator<void> {
    this.hasChanged = from.value() === true;
    this.rows = yield* loadOutputRows(from, groups);
    for (const map of [this.touched, this.known]) {
      map.clear();
      yield* loadList(from, () => {
        const group = groups.load(from);
        const item = loadItem(from);
        if (group !== undefined && item !== null) map.set(group, item);
      });
    }
  }
}

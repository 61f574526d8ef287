import type { Item } from '../item.js';
import type { OutputRows } from './output-rows.js';
import type { Items, ResultProcessor } from './processor.js';
import { SingleGroup } from './single-group.js';

/** Aggregates of all rows beside columns of the row: a row for each row, with the aggregates after the change. */
export class RowPerEvent extends SingleGroup implements ResultProcessor {
  process(inserted: Items, removed: Items, out: OutputRows | undefined): void {
    this.apply(inserted, removed);
    if (out === undefined) return;
    const { kit, group } = this;
    if (kit.needsRemoved) for (const e of removed) kit.add('removed', e, group, out);
    for (const e of inserted) kit.add('inserted', e, group, out);
  }

  snapshot(content: Iterable<Item>, out: OutputRows): void {
    for (const e of content) this.kit.add('inserted', e, this.group, out);
  }
}

import type { Item } from '../item.js';
import type { StateReader, StateWriter } from '../state.js';
import { GroupNumbers } from './item-state.js';
import type { OutputRows } from './output-rows.js';
import type { Items, ResultProcessor } from './processor.js';
import type { ResultKit } from './result-kit.js';

/** No aggregate: a row for each row. */
export class Plain implements ResultProcessor {
  readonly groups = 0;
  readonly #kit: ResultKit;

  constructor(kit: ResultKit) {
    this.#kit = kit;
  }

  process(inserted: Items, removed: Items, out: OutputRows | undefined): void {
    if (out === undefined) return;
    const kit = this.#kit;
    if (kit.needsRemoved) for (const e of removed) kit.add('removed', e, undefined, out);
    for (const e of inserted) kit.add('inserted', e, undefined, out);
  }

  /** there are no aggregates */
  forget(_: Items): void {}

  snapshot(content: Iterable<Item>, out: OutputRows): void {
    for (const e of content) this.#kit.add('inserted', e, undefined, out);
  }

  allGroups(): readonly never[] {
    return [];
  }

  groupNumbers(): GroupNumbers {
    return new GroupNumbers([]);
  }

  /** it keeps nothing */
  *save(_: StateWriter): Generator<void> {}
  *load(_: StateReader): Generator<void> {}
}

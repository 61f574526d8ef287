import type { Operator } from '../operator.js';
import type { Row, RowValue } from '../row.js';
import type { DataWindow } from './data-window.js';

/** The windows of one key. There may be a million of them: it is what hears of them, too. */
export class Partition implements Operator {
  readonly keys: readonly RowValue[];
  readonly rank: number;
  readonly window: DataWindow;
  readonly #group: PartitionOwner;

  constructor(
    group: PartitionOwner,
    given: { readonly keys: readonly RowValue[]; readonly rank: number; readonly open: (next: Operator) => DataWindow },
  ) {
    this.#group = group;
    this.keys = given.keys;
    this.rank = given.rank;
    this.window = given.open(this);
  }

  update(inserted: readonly Row[], removed: readonly Row[]): void {
    this.#group.told(this, inserted, removed);
  }
}

export interface PartitionOwner {
  /** The windows of `partition` have changed. */
  told(partition: Partition, inserted: readonly Row[], removed: readonly Row[]): void;
}

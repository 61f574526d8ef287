import type { RowValue } from '../row.js';

/** Which key is looked for, next to a given one or at an end. */
export type KeyPlace = 'floor' | 'lower' | 'ceiling' | 'higher' | 'get' | 'first' | 'last';

/** Rows of one key, oldest first. */
export interface RowsOfKey {
  readonly key: RowValue;
  readonly rows: readonly RowValue[];
}

/** What `sorted` of one key keeps in order. Keys are compared in its direction: behind `desc`, `floor` is the least key that is not less. */
export interface OrderedRows {
  /** rows of all keys */
  readonly size: number;
  /** different keys; O(rows) */
  readonly keys: number;
  /** @returns undefined where there is no such key; O(log rows + rows of the key) */
  find(place: KeyPlace, key: RowValue): RowsOfKey | undefined;
  /** Rows from one key to another, in order; `from` and `to` as the order goes. */
  between(from: KeyBound, to: KeyBound): readonly RowValue[];
}

export interface KeyBound {
  readonly key: RowValue;
  readonly inclusive: boolean;
}

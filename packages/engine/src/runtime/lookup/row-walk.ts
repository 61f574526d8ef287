import type { Row } from '../row.js';
import { NONE, type SlotLists } from './slot-lists.js';

/** Rows that a look-up proposes, one after the other; not to be gone on with when the rows have changed. */
export interface RowWalk {
  /** undefined when there are no more */
  next(): Row | undefined;
}

/** Nothing, or rows to walk over. */
export type Proposed = RowWalk | undefined;

/** Along a list of slots. */
export class ListWalk implements RowWalk {
  declare private readonly rows: readonly (Row | undefined)[];
  declare private readonly lists: SlotLists;
  declare private slot: number;

  /** @param slot the first */
  constructor(rows: readonly (Row | undefined)[], lists: SlotLists, slot: number) {
    this.rows = rows;
    this.lists = lists;
    this.slot = slot;
  }

  next(): Row | undefined {
    const { slot } = this;
    if (slot === NONE) return undefined;
    this.slot = this.lists.after(slot);
    return this.rows[slot];
  }
}

/** Along rows that were gathered. */
export class GatheredWalk implements RowWalk {
  readonly #rows: readonly Row[];
  #index = 0;

  constructor(rows: readonly Row[]) {
    this.#rows = rows;
  }

  next(): Row | undefined {
    return this.#rows[this.#index++];
  }
}

export function* walked(walk: Proposed): Generator<Row> {
  for (let row = walk?.next(); row !== undefined; row = walk?.next()) yield row;
}

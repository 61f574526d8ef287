import type { Row, RowValue } from '../row.js';
import type { Group } from './group.js';

export type Side = 'inserted' | 'removed';

/** A row on its way out: with what it is sorted by, and the group that it tells of. */
export interface OutputRow {
  readonly row: Row;
  readonly keys: readonly RowValue[];
  readonly group: Group | undefined;
}

/** What one delivery will hold. */
export class OutputRows {
  inserted: OutputRow[] = [];
  removed: OutputRow[] = [];

  get isEmpty(): boolean {
    return this.inserted.length === 0 && this.removed.length === 0;
  }

  /** Adds what others hold; there may be more of them than a call takes arguments. */
  append({ inserted, removed }: Pick<OutputRows, Side>): void {
    for (const row of inserted) this.inserted.push(row);
    for (const row of removed) this.removed.push(row);
  }
}

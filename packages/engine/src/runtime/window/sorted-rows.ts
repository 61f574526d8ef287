import { compareValues } from '../expression/library/equality.js';
import type { Row, RowValue } from '../row.js';

export interface SortedRow {
  readonly row: Row;
  readonly keys: readonly RowValue[];
}

/** The order of two lists of keys, each by its direction; nulls lowest. */
export function compareKeys(a: readonly RowValue[], b: readonly RowValue[], descending: readonly boolean[]): number {
  for (let i = 0; i < a.length; i++) {
    const order = compareValues(a[i] ?? null, b[i] ?? null);
    if (order !== 0) return descending[i] ? -order : order;
  }
  return 0;
}

/** Rows in the order of their keys. O(log n) to find a place, O(n) to move up; rows are few. */
export class SortedRows {
  readonly sorted: SortedRow[] = [];
  readonly #descending: readonly boolean[];

  constructor(descending: readonly boolean[]) {
    this.#descending = descending;
  }

  get length(): number {
    return this.sorted.length;
  }

  /** @param isFront  a new row stands before its equals instead of behind them */
  add(row: Row, keys: readonly RowValue[], isFront: boolean): void {
    this.sorted.splice(this.#place(keys, isFront), 0, { row, keys });
  }

  /** Takes the last out. */
  pop(): Row | undefined {
    return this.sorted.pop()?.row;
  }

  /** Of the rows that share the last place takes the first out. */
  takeOldestOfLast(): Row | undefined {
    let at = this.sorted.length - 1;
    const keys = this.sorted[at]?.keys ?? [];
    while (at > 0 && compareKeys(this.sorted[at - 1]?.keys ?? [], keys, this.#descending) === 0) at--;
    return this.sorted.splice(at, 1)[0]?.row;
  }

  /** Takes the first out. */
  shift(): Row | undefined {
    return this.sorted.shift()?.row;
  }

  /** @returns whether it was there */
  remove(row: Row): boolean {
    const at = this.sorted.findIndex((one) => one.row === row);
    if (at >= 0) this.sorted.splice(at, 1);
    return at >= 0;
  }

  /** In their order; nothing may change meanwhile. */
  *inOrder(): Generator<Row> {
    for (const { row } of this.sorted) yield row;
  }

  rows(): readonly Row[] {
    return this.sorted.map(({ row }) => row);
  }

  #place(keys: readonly RowValue[], isFront: boolean): number {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const order = compareKeys(this.sorted[middle]?.keys ?? [], keys, this.#descending);
      if (order < 0 || (order === 0 && !isFront)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

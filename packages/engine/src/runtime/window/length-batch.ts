import type { Operator } from '../operator.js';
import type { Row } from '../row.js';
import { BatchWindow } from './batch.js';
import type { WindowFactory, WindowSite } from './data-window.js';

/** `length_batch(n)`: releases n rows together; rows that come at once are never parted. */
export const lengthBatch: WindowFactory = (given) => {
  const batchRows = given.count(0);
  return (site, next) => new LengthBatchWindow(site, next, batchRows);
};

class LengthBatchWindow extends BatchWindow {
  readonly #batchRows: number;

  constructor(site: WindowSite, next: Operator, batchRows: number) {
    super(site, next);
    this.#batchRows = batchRows;
  }

  get idle(): boolean {
    return !this.hasNews;
  }

  protected collect(rows: readonly Row[]): void {
    for (const row of rows) this.add(row);
    if (this.current.size >= this.#batchRows) this.release();
  }
}

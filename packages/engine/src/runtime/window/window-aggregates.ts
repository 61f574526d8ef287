import type { AggregateColumn } from '../aggregate/aggregate-column.js';
import type { Tally } from '../aggregate/tally.js';
import type { Row } from '../row.js';
import { inOrder, type StateReader, type StateWriter } from '../state.js';

/** What the condition of one `expr` or `expr_batch` window counts and adds up: of the rows that it holds. */
export class WindowAggregates {
  readonly #columns: readonly AggregateColumn[];
  #tallies: readonly Tally[];

  constructor(columns: readonly AggregateColumn[]) {
    this.#columns = columns;
    this.#tallies = columns.map((column) => column.open());
  }

  /** as the condition reads them */
  get values(): readonly Tally[] {
    return this.#tallies;
  }

  /** @throws what an argument throws for the row, which has not entered then */
  enter(row: Row): void {
    let entered = 0;
    try {
      for (; entered < this.#columns.length; entered++) this.#columns[entered]?.enter(this.#tallies[entered] as Tally, [row, null]);
    } catch (error) {
      while (--entered >= 0) this.#columns[entered]?.leave(this.#tallies[entered] as Tally, [row, null]);
      throw error;
    }
  }

  leave(row: Row): void {
    for (const [index, column] of this.#columns.entries()) column.leave(this.#tallies[index] as Tally, [row, null]);
  }

  /** Forgets all rows. */
  clear(): void {
    if (this.#columns.length > 0) this.#tallies = this.#columns.map((column) => column.open());
  }

  *save(out: StateWriter): Generator<void> {
    const long = inOrder(this.#tallies, (tally) => tally.save(out));
    if (long !== undefined) yield* long;
  }

  *load(from: StateReader): Generator<void> {
    const long = inOrder(this.#tallies, (tally) => tally.load(from));
    if (long !== undefined) yield* long;
  }
}

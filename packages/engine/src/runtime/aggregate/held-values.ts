import type { Row, RowValue } from '../row.js';
import { inOrder, loadValues, type Slices, type StateReader, type StateWriter, saveValues } from '../state.js';
import type { Tally } from './tally.js';
import { ValueQueue } from './value-queue.js';

const NO_ROWS: readonly Row[] = [];

/**
 * The values that are held, oldest first: what `window`, `first`, `last` and `nth` read. Leaving from the front is O(1), from elsewhere O(n).
 * Where rows may leave out of turn each comes with the row that it is of, for equal values are told apart by that alone.
 */
class HeldValues {
  readonly #values = new ValueQueue();
  /** the rows of the values, in step with them; absent where rows leave in turn */
  #rows: ValueQueue | undefined = undefined;

  get length(): number {
    return this.#values.length;
  }

  add(value: RowValue, keys: readonly RowValue[]): void {
    this.#values.push(value);
    const row = rowOf(keys);
    if (row === undefined) return;
    this.#rows ??= new ValueQueue();
    this.#rows.push(row);
  }

  remove(value: RowValue, keys: readonly RowValue[]): void {
    const row = rowOf(keys);
    if (row === undefined) this.#values.remove(value);
    else if (this.#rows !== undefined) this.#removeRow(row, this.#rows);
  }

  at(index: number): RowValue {
    return this.#values.at(index) ?? null;
  }

  all(): RowValue[] {
    return this.#values.toArray();
  }

  save(out: StateWriter): Slices {
    return inOrder([this.#values, this.#rows ?? NO_ROWS], (values) => saveValues(out, values, values.length));
  }

  load(from: StateReader): Slices {
    const takers: readonly ((value: RowValue) => void)[] = [
      (value) => this.#values.push(value),
      (row) => {
        this.#rows ??= new ValueQueue();
        this.#rows.push(row ?? {});
      },
    ];
    return inOrder(takers, (take) => loadValues(from, take));
  }

  #removeRow(row: Row, rows: ValueQueue): void {
    const place = rows.indexOf(row);
    if (place < 0) return;
    rows.removeAt(place);
    this.#values.removeAt(place);
  }
}

/** The row that stands behind a value, if any does. */
function rowOf(keys: readonly RowValue[]): Row | undefined {
  const last = keys.at(-1);
  return typeof last === 'object' && last !== null && !Array.isArray(last) ? (last as Row) : undefined;
}

/** `window(x)`: all of them; null when there are none. The array is made once between two changes. */
export class WindowValues extends HeldValues implements Tally {
  #made: readonly RowValue[] | undefined;

  override add(value: RowValue, keys: readonly RowValue[]): void {
    super.add(value, keys);
    this.#made = undefined;
  }

  override remove(value: RowValue, keys: readonly RowValue[]): void {
    super.remove(value, keys);
    this.#made = undefined;
  }

  value(): RowValue {
    if (this.length === 0) return null;
    this.#made ??= this.all();
    return this.#made;
  }
}

/** `first(x)`, `first(x, n)`: the n-th oldest. */
export class FirstValue extends HeldValues implements Tally {
  readonly #offset: () => number;

  constructor(offset: () => number) {
    super();
    this.#offset = offset;
  }

  value(): RowValue {
    return this.at(this.#offset());
  }
}

/** `last(x)`, `last(x, n)`, `nth(x, n)`: the n-th newest. */
export class LastValue extends HeldValues implements Tally {
  readonly #offset: () => number;

  constructor(offset: () => number) {
    super();
    this.#offset = offset;
  }

  value(): RowValue {
    return this.at(this.length - 1 - this.#offset());
  }
}

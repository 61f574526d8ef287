import type { Row, RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { Ring } from '../time/ring.js';
import type { Tally } from './tally.js';

/**
 * The values that are held, oldest first: what `window`, `first`, `last` and `nth` read. Leaving from the front is O(1), from elsewhere O(n).
 * Where rows may leave out of turn each comes with the row that it is of, for equal values are told apart by that alone.
 */
class HeldValues {
  readonly #ring = new Ring<RowValue>();
  /** the rows of the values, in step with them; empty where rows leave in turn */
  readonly #rows = new Ring<Row>();

  get length(): number {
    return this.#ring.length;
  }

  add(value: RowValue, keys: readonly RowValue[]): void {
    this.#ring.push(value);
    const row = rowOf(keys);
    if (row !== undefined) this.#rows.push(row);
  }

  remove(value: RowValue, keys: readonly RowValue[]): void {
    const row = rowOf(keys);
    if (row !== undefined) {
      this.#removeRow(row);
      return;
    }
    if (this.#ring.at(0) === value) {
      this.#ring.shift();
      return;
    }
    let found = false;
    this.#ring.retain((held) => {
      if (found || held !== value) return true;
      found = true;
      return false;
    });
  }

  at(index: number): RowValue {
    return this.#ring.at(index) ?? null;
  }

  all(): RowValue[] {
    return this.#ring.toArray();
  }

  save(out: StateWriter): void {
    out.integer(this.#ring.length);
    for (const value of this.all()) out.value(value);
    out.integer(this.#rows.length);
    for (const row of this.#rows.toArray()) out.row(row);
  }

  load(from: StateReader): void {
    for (let left = from.integer(); left > 0; left--) this.#ring.push(from.value());
    for (let left = from.integer(); left > 0; left--) this.#rows.push(from.row() ?? {});
  }

  #removeRow(row: Row): void {
    if (this.#rows.at(0) === row) {
      this.#rows.shift();
      this.#ring.shift();
      return;
    }
    const place = this.#rows.toArray().indexOf(row);
    if (place < 0) return;
    dropAt(this.#rows, place);
    dropAt(this.#ring, place);
  }
}

/** The row that stands behind a value, if any does. */
function rowOf(keys: readonly RowValue[]): Row | undefined {
  const last = keys.at(-1);
  return typeof last === 'object' && last !== null && !Array.isArray(last) ? (last as Row) : undefined;
}

function dropAt<T>(ring: Ring<T>, place: number): void {
  let at = 0;
  ring.retain(() => at++ !== place);
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

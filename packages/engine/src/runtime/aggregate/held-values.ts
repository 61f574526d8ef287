import type { RowValue } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { Ring } from '../time/ring.js';
import type { Tally } from './tally.js';

/** The values that are held, oldest first: what `window`, `first`, `last` and `nth` read. Leaving from the front is O(1), from elsewhere O(n). */
class HeldValues {
  readonly #ring = new Ring<RowValue>();

  get length(): number {
    return this.#ring.length;
  }

  add(value: RowValue): void {
    this.#ring.push(value);
  }

  remove(value: RowValue): void {
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
  }

  load(from: StateReader): void {
    for (let left = from.integer(); left > 0; left--) this.add(from.value());
  }
}

/** `window(x)`: all of them; null when there are none. The array is made once between two changes. */
export class WindowValues extends HeldValues implements Tally {
  #made: readonly RowValue[] | undefined;

  override add(value: RowValue): void {
    super.add(value);
    this.#made = undefined;
  }

  override remove(value: RowValue): void {
    super.remove(value);
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

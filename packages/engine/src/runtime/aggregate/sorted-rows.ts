import { assertNever } from '@rulewright/core';
import type { RowValue } from '../row.js';
import { loadList, type Slices, type StateReader, type StateWriter, saveList } from '../state.js';
import type { KeyBound, KeyPlace, OrderedRows, RowsOfKey } from './ordered-rows.js';
import { compareValues, type Tally } from './tally.js';

interface Entry {
  readonly row: RowValue;
  readonly keys: readonly RowValue[];
}

/** Rows by sort keys, equal ones in order of arrival. O(log n) to find a place, O(n) to shift. */
class SortedEntries {
  protected readonly entries: Entry[] = [];
  readonly #descending: readonly boolean[];

  constructor(descending: readonly boolean[]) {
    this.#descending = descending;
  }

  add(row: RowValue, keys: readonly RowValue[]): void {
    this.entries.splice(this.after(keys), 0, { row, keys });
  }

  remove(row: RowValue, keys: readonly RowValue[]): void {
    for (let at = this.after(keys) - 1; at >= 0; at--) {
      const entry = this.entries[at];
      if (!entry || this.compare(entry.keys, keys) !== 0) return;
      if (entry.row !== row) continue;
      this.entries.splice(at, 1);
      return;
    }
  }

  save(out: StateWriter): Slices {
    return saveList(out, this.entries, this.entries.length, (entry) => saveEntry(out, entry));
  }

  load(from: StateReader): Slices {
    return loadList(from, () => this.entries.push(loadEntry(from)));
  }

  compare(a: readonly RowValue[], b: readonly RowValue[]): number {
    for (let i = 0; i < a.length; i++) {
      const order = compareValues(a[i] ?? null, b[i] ?? null);
      if (order !== 0) return this.#descending[i] === true ? -order : order;
    }
    return 0;
  }

  /** Index of the first entry that does not sort before `keys`. */
  protected notBefore(keys: readonly RowValue[]): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = this.entries[middle];
      if (entry && this.compare(entry.keys, keys) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Index of the first entry that sorts behind `keys`. */
  protected after(keys: readonly RowValue[]): number {
    let low = 0;
    let high = this.entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = this.entries[middle];
      if (entry && this.compare(entry.keys, keys) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** `sorted(key)`: all rows in order; null when there are none. */
export class SortedRows extends SortedEntries implements Tally, OrderedRows {
  value(): RowValue {
    return this.entries.length === 0 ? null : this.entries.map((entry) => entry.row);
  }

  ordered(): OrderedRows {
    return this;
  }

  get size(): number {
    return this.entries.length;
  }

  get keys(): number {
    let count = 0;
    for (let at = 0; at < this.entries.length; at = this.after(this.entries[at]?.keys ?? [])) count++;
    return count;
  }

  find(place: KeyPlace, key: RowValue): RowsOfKey | undefined {
    const found = this.entries[this.#indexOf(place, [key])];
    if (found === undefined || (place === 'get' && this.compare(found.keys, [key]) !== 0)) return undefined;
    const rows = this.entries.slice(this.notBefore(found.keys), this.after(found.keys)).map(({ row }) => row);
    return { key: found.keys[0] ?? null, rows };
  }

  between(from: KeyBound, to: KeyBound): readonly RowValue[] {
    const start = from.inclusive ? this.notBefore([from.key]) : this.after([from.key]);
    const end = to.inclusive ? this.after([to.key]) : this.notBefore([to.key]);
    return this.entries.slice(start, Math.max(start, end)).map(({ row }) => row);
  }

  /** Of an entry of the key that is looked for; outside of the entries where there is none. */
  #indexOf(place: KeyPlace, keys: readonly RowValue[]): number {
    switch (place) {
      case 'floor':
        return this.after(keys) - 1;
      case 'lower':
        return this.notBefore(keys) - 1;
      case 'get':
      case 'ceiling':
        return this.notBefore(keys);
      case 'higher':
        return this.after(keys);
      case 'first':
        return 0;
      case 'last':
        return this.entries.length - 1;
      default:
        return assertNever(place);
    }
  }
}

/** `minby(key)`, `maxby(key)`: the oldest row of the least (greatest) key. */
export class ExtremeRow extends SortedEntries implements Tally {
  readonly #direction: 'min' | 'max';

  constructor(direction: 'min' | 'max', descending: readonly boolean[]) {
    super(descending);
    this.#direction = direction;
  }

  value(): RowValue {
    if (this.#direction === 'min') return this.entries[0]?.row ?? null;
    let at = this.entries.length - 1;
    const greatest = this.entries[at];
    if (!greatest) return null;
    for (
      let before = this.entries[at - 1];
      before && this.compare(before.keys, greatest.keys) === 0;
      before = this.entries[--at - 1]
    );
    return this.entries[at]?.row ?? null;
  }
}

/** `minbyever(key)`, `maxbyever(key)`: the first row since the start that had the least (greatest) key. */
export class ExtremeRowEver implements Tally {
  readonly #sign: 1 | -1;
  readonly #descending: readonly boolean[];
  #best: Entry | undefined;

  constructor(direction: 'min' | 'max', descending: readonly boolean[]) {
    this.#sign = direction === 'min' ? 1 : -1;
    this.#descending = descending;
  }

  add(row: RowValue, keys: readonly RowValue[]): void {
    if (!this.#best || this.#compare(keys, this.#best.keys) * this.#sign < 0) this.#best = { row, keys };
  }

  remove(): void {
    // what was seen stays seen
  }

  value(): RowValue {
    return this.#best?.row ?? null;
  }

  save(out: StateWriter): undefined {
    out.value(this.#best !== undefined);
    if (this.#best) saveEntry(out, this.#best);
  }

  load(from: StateReader): undefined {
    if (from.value() === true) this.#best = loadEntry(from);
  }

  #compare(a: readonly RowValue[], b: readonly RowValue[]): number {
    for (let i = 0; i < a.length; i++) {
      const order = compareValues(a[i] ?? null, b[i] ?? null);
      if (order !== 0) return this.#descending[i] === true ? -order : order;
    }
    return 0;
  }
}

function saveEntry(out: StateWriter, { row, keys }: Entry): void {
  out.value(row);
  out.integer(keys.length);
  for (const key of keys) out.value(key);
}

function loadEntry(from: StateReader): Entry {
  const row = from.value();
  return { row, keys: Array.from({ length: from.integer() }, () => from.value()) };
}

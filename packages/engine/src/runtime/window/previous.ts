import type { PreviousSite } from '../expression/environment.js';
import type { Row } from '../row.js';
import type { RowRing } from './row-ring.js';

/** `prev` over rows by place; `at(0)` is the row that `prev(0, …)` sees. */
export function previousByPlace(count: () => number, at: (place: number) => Row | undefined): PreviousSite {
  return {
    at: (_, offset) => at(offset) ?? null,
    tail: (_, offset) => at(count() - 1 - offset) ?? null,
    window: () => Array.from({ length: count() }, (_, place) => at(place)).filter((row) => row !== undefined),
    count,
  };
}

/** `prev` over rows in the order in which they came, from the newest back. */
export function previousInRing(ring: RowRing): PreviousSite {
  return previousByPlace(
    () => ring.size,
    (place) => ring.fromNewest(place),
  );
}

/** `prev` within the batch that was released last: places count back from the row itself, and what has left it sees nothing. */
export class PreviousInBatch implements PreviousSite {
  readonly isOfBatch = true;
  #batch: readonly Row[] = [];
  #places: ReadonlyMap<Row, number> | undefined = undefined;

  release(batch: readonly Row[]): void {
    this.#batch = batch;
    this.#places = undefined;
  }

  at(row: Row, offset: number): Row | null {
    const place = this.#placeOf(row);
    return place === undefined ? null : (this.#batch[place - offset] ?? null);
  }

  tail(row: Row, offset: number): Row | null {
    return this.#placeOf(row) === undefined ? null : (this.#batch[offset] ?? null);
  }

  window(row: Row): readonly Row[] | null {
    return this.#placeOf(row) === undefined ? null : [...this.#batch].reverse();
  }

  count(row: Row): number | null {
    return this.#placeOf(row) === undefined ? null : this.#batch.length;
  }

  #placeOf(row: Row): number | undefined {
    this.#places ??= new Map(this.#batch.map((one, place) => [one, place]));
    return this.#places.get(row);
  }
}

import type { PreviousSite } from '../expression/environment.js';
import type { Row } from '../row.js';

/** Rows that have places: 0 is the one that `prev(0, …)` sees, the newest where they stand in the order of arrival. */
export interface PlacedRows {
  readonly size: number;
  /** undefined outside */
  atPlace(place: number): Row | undefined;
}

/** `prev` over rows by place. */
export class PreviousByPlace implements PreviousSite {
  readonly #rows: PlacedRows;

  constructor(rows: PlacedRows) {
    this.#rows = rows;
  }

  at(_: Row, offset: number): Row | null {
    return this.#rows.atPlace(offset) ?? null;
  }

  tail(_: Row, offset: number): Row | null {
    return this.#rows.atPlace(this.#rows.size - 1 - offset) ?? null;
  }

  window(): readonly Row[] {
    const rows = this.#rows;
    return Array.from({ length: rows.size }, (_, place) => rows.atPlace(place)).filter((row) => row !== undefined);
  }

  count(): number {
    return this.#rows.size;
  }
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

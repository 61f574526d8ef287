import type { PreviousSite } from '../expression/environment.js';
import type { Row } from '../row.js';

/** `prev` over rows by place; `at(0)` is the row that `prev(0, …)` sees. */
export function previousByPlace(count: () => number, at: (place: number) => Row | undefined): PreviousSite {
  return {
    at: (_, offset) => at(offset) ?? null,
    tail: (_, offset) => at(count() - 1 - offset) ?? null,
    window: () => Array.from({ length: count() }, (_, place) => at(place)).filter((row) => row !== undefined),
    count,
  };
}

/** `prev` within the batch that was released last: places count back from the row itself. */
export class PreviousInBatch implements PreviousSite {
  #batch: readonly Row[] = [];
  #places: ReadonlyMap<Row, number> | undefined = undefined;

  release(batch: readonly Row[]): void {
    this.#batch = batch;
    this.#places = undefined;
  }

  at(row: Row, offset: number): Row | null {
    this.#places ??= new Map(this.#batch.map((one, place) => [one, place]));
    const place = this.#places.get(row);
    return place === undefined ? null : (this.#batch[place - offset] ?? null);
  }

  tail(_: Row, offset: number): Row | null {
    return this.#batch[offset] ?? null;
  }

  window(): readonly Row[] {
    return [...this.#batch].reverse();
  }

  count(): number {
    return this.#batch.length;
  }
}

import type { Row } from '../row.js';
import { loadRows, type StateReader, type StateWriter, saveRows } from '../state.js';
import { LargeMap } from '../table/large-map.js';
import { shardOfRow } from '../table/shard-of.js';
import { Ring } from '../time/ring.js';

const COMPACT_FROM = 64;

/**
 * Rows in order of arrival, from which any may be taken out: what is taken out of turn stays in the ring, is skipped, and goes when it comes
 * to the front or when more than half is dead.
 */
export class RowRing {
  readonly #ring = new Ring<Row>();
  readonly #dead = new LargeMap<Row, true>(shardOfRow);

  get size(): number {
    return this.#ring.length - this.#dead.size;
  }

  push(row: Row): void {
    this.#ring.push(row);
  }

  /** Takes the oldest out. */
  shift(): Row | undefined {
    for (let row = this.#ring.shift(); row !== undefined; row = this.#ring.shift()) {
      if (this.#dead.size === 0 || !this.#dead.delete(row)) return row;
    }
    return undefined;
  }

  /** The oldest. */
  first(): Row | undefined {
    if (this.#dead.size > 0) this.#dropDeadFront();
    return this.#ring.at(0);
  }

  /** The row `place` places before the newest. O(1) while nothing was taken out of turn, else O(place) and what is dead behind it. */
  fromNewest(place: number): Row | undefined {
    if (this.#dead.size === 0) return this.#ring.at(this.#ring.length - 1 - place);
    let left = place;
    for (let at = this.#ring.length - 1; at >= 0; at--) {
      const row = this.#ring.at(at) as Row;
      if (!this.#dead.has(row) && left-- === 0) return row;
    }
    return undefined;
  }

  /** Takes rows out that are held. */
  forget(rows: readonly Row[]): void {
    for (const row of rows) this.#dead.set(row, true);
    if (this.#dead.size > COMPACT_FROM && this.#dead.size * 2 > this.#ring.length) {
      this.#ring.retain((row) => !this.#dead.has(row));
      this.#dead.clear();
    }
  }

  /** What is held, oldest first; nothing may change meanwhile. */
  *live(): Generator<Row> {
    for (const row of this.#ring) if (this.#dead.size === 0 || !this.#dead.has(row)) yield row;
  }

  toArray(): Row[] {
    const rows = this.#ring.toArray();
    return this.#dead.size === 0 ? rows : rows.filter((row) => !this.#dead.has(row));
  }

  /** Takes all rows out, oldest first. */
  takeAll(): Row[] {
    const rows = this.toArray();
    this.#ring.clear();
    this.#dead.clear();
    return rows;
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveRows(out, this.live(), this.size);
  }

  *load(from: StateReader): Generator<void> {
    yield* loadRows(from, (row) => this.push(row));
  }

  #dropDeadFront(): void {
    for (let row = this.#ring.at(0); row !== undefined && this.#dead.delete(row); row = this.#ring.at(0)) this.#ring.shift();
  }
}

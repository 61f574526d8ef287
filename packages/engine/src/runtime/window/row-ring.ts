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
  /** taken out of turn; most rings never have any, and of some windows there is a ring a key */
  #dead: LargeMap<Row, true> | undefined = undefined;

  get size(): number {
    return this.#ring.length - (this.#dead?.size ?? 0);
  }

  push(row: Row): void {
    this.#ring.push(row);
  }

  /** Takes the oldest out. */
  shift(): Row | undefined {
    for (let row = this.#ring.shift(); row !== undefined; row = this.#ring.shift()) {
      if (this.#dead?.delete(row) !== true) return row;
    }
    return undefined;
  }

  /** The oldest. */
  first(): Row | undefined {
    if (this.#hasDead) this.#dropDeadFront();
    return this.#ring.at(0);
  }

  /** The row `place` places before the newest. O(1) while nothing was taken out of turn, else O(place) and what is dead behind it. */
  atPlace(place: number): Row | undefined {
    if (!this.#hasDead) return this.#ring.at(this.#ring.length - 1 - place);
    let left = place;
    for (let at = this.#ring.length - 1; at >= 0; at--) {
      const row = this.#ring.at(at) as Row;
      if (!this.#isDead(row) && left-- === 0) return row;
    }
    return undefined;
  }

  /** Takes rows out that are held. */
  forget(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    const dead = this.#dead ?? new LargeMap<Row, true>(shardOfRow);
    this.#dead = dead;
    for (const row of rows) dead.set(row, true);
    if (dead.size > COMPACT_FROM && dead.size * 2 > this.#ring.length) {
      this.#ring.retain((row) => !dead.has(row));
      this.#dead = undefined;
    }
  }

  /** What is held, oldest first; nothing may change meanwhile. */
  *live(): Generator<Row> {
    for (const row of this.#ring) if (!this.#isDead(row)) yield row;
  }

  toArray(): Row[] {
    const rows = this.#ring.toArray();
    return this.#hasDead ? rows.filter((row) => !this.#isDead(row)) : rows;
  }

  /** Takes all rows out, oldest first. */
  takeAll(): Row[] {
    const rows = this.toArray();
    this.#ring.clear();
    this.#dead = undefined;
    return rows;
  }

  *save(out: StateWriter): Generator<void> {
    yield* saveRows(out, this.live(), this.size);
  }

  *load(from: StateReader): Generator<void> {
    yield* loadRows(from, (row) => this.push(row));
  }

  get #hasDead(): boolean {
    return this.#dead !== undefined && this.#dead.size > 0;
  }

  #isDead(row: Row): boolean {
    return this.#dead?.has(row) === true;
  }

  #dropDeadFront(): void {
    for (let row = this.#ring.at(0); row !== undefined && this.#dead?.delete(row); row = this.#ring.at(0)) this.#ring.shift();
  }
}

import { NO_ROWS } from './operator.js';
import type { Row } from './row.js';

/**
 * `list` with one more item; a new list if it has none yet. The first `push` into an empty array makes room for seventeen: where most lists hold
 * one item, that is ten times what is needed, and it is written to memory that no cache knows.
 */
export function appended<T>(list: readonly T[], item: T): T[] {
  if (list.length === 0) return [item];
  const own = list as T[];
  own.push(item);
  return own;
}

/** Rows given one list after the other: a single list is kept as it is, several are joined. */
export class GatheredRows {
  #rows: readonly Row[] = NO_ROWS;
  /** the joined list, which may be added to; a list that was given is not changed, for the giver's others may keep it */
  #own: Row[] | undefined = undefined;

  get length(): number {
    return this.#rows.length;
  }

  add(rows: readonly Row[]): void {
    if (rows.length === 0) return;
    if (this.#rows.length === 0) {
      this.#rows = rows;
      return;
    }
    if (this.#own === undefined) {
      this.#own = [...this.#rows];
      this.#rows = this.#own;
    }
    for (const row of rows) this.#own.push(row);
  }

  /** All rows; none are left. */
  take(): readonly Row[] {
    const rows = this.#rows;
    this.#rows = NO_ROWS;
    this.#own = undefined;
    return rows;
  }
}

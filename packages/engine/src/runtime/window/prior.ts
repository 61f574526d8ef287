import type { PriorSite } from '../expression/environment.js';
import type { Operator } from '../operator.js';
import type { Row } from '../row.js';
import { loadList, type Stateful, type StateReader, type StateWriter, saveList } from '../state.js';

/** What `prior` sees: for each row that may still be told of, the rows that came before it. Stands before and behind the windows of a stream. */
export class PriorRows implements PriorSite, Stateful {
  readonly #depth: number;
  /** newest first */
  #recent: readonly Row[] = [];
  readonly #before = new Map<Row, readonly Row[]>();

  /** @param depth how far back anybody looks */
  constructor(depth: number) {
    this.#depth = depth;
  }

  get size(): number {
    return this.#before.size;
  }

  /** Rows that may still be told of. */
  rows(): Iterable<Row> {
    return this.#before.keys();
  }

  at(row: Row, offset: number): Row | null {
    if (offset === 0) return row;
    return this.#before.get(row)?.[offset - 1] ?? null;
  }

  before(next: Operator): Operator {
    return {
      update: (inserted, removed) => {
        for (const row of inserted) {
          this.#before.set(row, this.#recent);
          this.#recent = [row, ...this.#recent.slice(0, this.#depth - 1)];
        }
        next.update(inserted, removed);
      },
    };
  }

  /** @param hasWindow rows are told of again when they leave */
  behind(next: Operator, hasWindow: boolean): Operator {
    return {
      update: (inserted, removed) => {
        next.update(inserted, removed);
        for (const row of hasWindow ? removed : inserted) this.#before.delete(row);
      },
    };
  }

  *save(out: StateWriter): Generator<void> {
    writeRows(out, this.#recent);
    yield* saveList(out, this.#before, this.#before.size, ([row, before]) => {
      out.row(row);
      writeRows(out, before);
    });
  }

  *load(from: StateReader): Generator<void> {
    this.#recent = readRows(from);
    yield* loadList(from, () => {
      const row = from.row();
      const before = readRows(from);
      if (row !== null) this.#before.set(row, before);
    });
  }
}

function writeRows(out: StateWriter, rows: readonly Row[]): void {
  out.integer(rows.length);
  for (const row of rows) out.row(row);
}

function readRows(from: StateReader): readonly Row[] {
  const rows: Row[] = [];
  for (let left = from.integer(); left > 0; left--) {
    const row = from.row();
    if (row !== null) rows.push(row);
  }
  return rows;
}

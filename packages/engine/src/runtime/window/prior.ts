import type { PriorSite } from '../expression/environment.js';
import { NO_ROWS, type Operator } from '../operator.js';
import type { Row } from '../row.js';
import { loadList, loadRows, type Stateful, type StateReader, type StateWriter, saveList, saveRows } from '../state.js';
import { OrderedMap } from '../table/ordered-map.js';
import { shardOfRow } from '../table/shard-of.js';

/** What `prior` sees: for each row that may still be told of, the rows that were told of before it. Stands behind the windows of a stream. */
export class PriorRows implements PriorSite, Stateful {
  readonly #depth: number;
  /** newest first */
  #recent: readonly Row[] = [];
  readonly #before = new OrderedMap<Row, readonly Row[]>(shardOfRow);
  /** rows that were told of for the last time: an output limit may still ask for them */
  #left: readonly Row[] = NO_ROWS;

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

  /** The rows that were told of for the last time are asked for no more: an interval of an output limit has ended. */
  flushed(): void {
    for (const row of this.#left) this.#before.delete(row);
    this.#left = NO_ROWS;
  }

  /**
   * @param hasWindow rows are told of again when they leave; then they are kept for as long as Esper does
   * @param isLate they may be asked for until {@link flushed}
   */
  behind(next: Operator, { hasWindow, isLate }: { readonly hasWindow: boolean; readonly isLate: boolean }): Operator {
    return {
      update: (inserted, removed) => {
        if (hasWindow) this.flushed();
        for (const row of inserted) {
          this.#before.set(row, this.#recent);
          this.#recent = [row, ...this.#recent.slice(0, this.#depth - 1)];
        }
        next.update(inserted, removed);
        this.#left = hasWindow ? removed : [...this.#left, ...inserted];
        if (!hasWindow && !isLate) this.flushed();
      },
    };
  }

  *save(out: StateWriter): Generator<void> {
    writeRows(out, this.#recent);
    yield* saveRows(out, this.#left, this.#left.length);
    yield* saveList(out, this.#before.entries(), this.#before.size, ([row, before]) => {
      out.row(row);
      writeRows(out, before);
    });
  }

  *load(from: StateReader): Generator<void> {
    this.#recent = readRows(from);
    const left: Row[] = [];
    yield* loadRows(from, (row) => left.push(row));
    this.#left = left;
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

import type { Row, RowValue } from './row.js';

/*
 * How state is written and read. An operator that keeps state writes it by `save` and reads it by `load`, in the same order. `save` yields
 * now and then, so that who drives it can stop for a while; nothing is sent to the engine meanwhile.
 */

export interface StateWriter {
  /** a whole number up to 2^53 */
  integer(value: number): void;
  /** any number */
  number(value: number): void;
  /** any value, rows included */
  value(value: RowValue | undefined): void;
  row(row: Row | null): void;
}

export interface StateReader {
  integer(): number;
  number(): number;
  value(): RowValue;
  row(): Row | null;
}

export interface Stateful {
  save(out: StateWriter): Generator<void>;
  load(from: StateReader): Generator<void>;
}

/** After so many entries a `save` or `load` yields. */
export const SLICE_ENTRIES = 4_096;

/** Writes a list by `write`, with its length before it. */
export function* saveList<T>(out: StateWriter, items: Iterable<T>, length: number, write: (item: T) => void): Generator<void> {
  out.integer(length);
  let written = 0;
  for (const item of items) {
    write(item);
    if (++written % SLICE_ENTRIES === 0) yield;
  }
}

/** Reads what {@link saveList} wrote. */
export function* loadList(from: StateReader, read: (index: number) => void): Generator<void> {
  const length = from.integer();
  for (let index = 0; index < length; ) {
    read(index++);
    if (index % SLICE_ENTRIES === 0) yield;
  }
}

export function* saveRows(out: StateWriter, rows: Iterable<Row>, length: number): Generator<void> {
  yield* saveList(out, rows, length, (row) => out.row(row));
}

export function* loadRows(from: StateReader, add: (row: Row) => void): Generator<void> {
  yield* loadList(from, () => {
    const row = from.row();
    if (row !== null) add(row);
  });
}

import type { Row, RowValue } from './row.js';

/*
 * How state is written and read. An operator that keeps state writes it by `save` and reads it by `load`, in the same order. Both yield
 * whenever `endsSlice` says so, so that who drives them can stop for a while; nothing is sent to the engine meanwhile. Whatever may be long
 * is walked where it stands, never copied or sorted in one piece before.
 */

export interface StateWriter {
  /** a whole number up to 2^53 */
  integer(value: number): void;
  /** any number */
  number(value: number): void;
  /** any value, rows included */
  value(value: RowValue | undefined): void;
  row(row: Row | null): void;
  /** Whether enough was written for one slice since it last said so: who writes many things asks after each, and yields then. */
  endsSlice(): boolean;
}

export interface StateReader {
  integer(): number;
  number(): number;
  value(): RowValue;
  row(): Row | null;
  /** Whether enough was read for one slice since it last said so. */
  endsSlice(): boolean;
}

export interface Stateful {
  save(out: StateWriter): Generator<void>;
  load(from: StateReader): Generator<void>;
}

/** What may be short, and is done at once then, or long, and goes on in slices. */
export type Slices = Generator<void> | undefined;

/**
 * So much is written or read in one slice: a thousand values, which take less than a millisecond, whatever is built of them on the way. While
 * the collector marks, it takes its part of the work with every object that is made, which is twenty times as much.
 */
export const SLICE_BYTES = 1 << 13;

/** Lists of so many simple values are written and read at once. */
const SHORT_LIST = 256;

/** Writes a list by `write`, with its length before it. */
export function* saveList<T>(out: StateWriter, items: Iterable<T>, length: number, write: (item: T) => void): Generator<void> {
  out.integer(length);
  for (const item of items) {
    write(item);
    if (out.endsSlice()) yield;
  }
}

/** {@link saveList} of things that may be long themselves. */
export function* saveLongItems<T>(
  out: StateWriter,
  items: Iterable<T>,
  length: number,
  write: (item: T) => Slices,
): Generator<void> {
  out.integer(length);
  for (const item of items) {
    const long = write(item);
    if (long !== undefined) yield* long;
    if (out.endsSlice()) yield;
  }
}

/** Reads what {@link saveList} wrote. */
export function* loadList(from: StateReader, read: (index: number) => void): Generator<void> {
  const length = from.integer();
  for (let index = 0; index < length; index++) {
    read(index);
    if (from.endsSlice()) yield;
  }
}

/** Reads what {@link saveLongItems} wrote. */
export function* loadLongItems(from: StateReader, read: (index: number) => Slices): Generator<void> {
  const length = from.integer();
  for (let index = 0; index < length; index++) {
    const long = read(index);
    if (long !== undefined) yield* long;
    if (from.endsSlice()) yield;
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

/** Values with their number before them; a generator only where they are many. */
export function saveValues(out: StateWriter, values: Iterable<RowValue>, length: number): Slices {
  if (length > SHORT_LIST) return saveList(out, values, length, (value) => out.value(value));
  out.integer(length);
  for (const value of values) out.value(value);
  return undefined;
}

/** Reads what {@link saveValues} wrote. */
export function loadValues(from: StateReader, add: (value: RowValue) => void): Slices {
  const length = from.integer();
  if (length > SHORT_LIST) return loadMany(from, length, add);
  for (let left = length; left > 0; left--) add(from.value());
  return undefined;
}

function* loadMany(from: StateReader, length: number, add: (value: RowValue) => void): Generator<void> {
  for (let left = length; left > 0; left--) {
    add(from.value());
    if (from.endsSlice()) yield;
  }
}

/** Does something with each, and goes on in slices from the first where it is long. */
export function inOrder<T>(items: readonly T[], step: (item: T) => Slices): Slices {
  for (let i = 0; i < items.length; i++) {
    const long = step(items[i] as T);
    if (long !== undefined) return goOn(long, items.slice(i + 1), step);
  }
  return undefined;
}

function* goOn<T>(long: Generator<void>, rest: readonly T[], step: (item: T) => Slices): Generator<void> {
  yield* long;
  for (const item of rest) {
    const next = step(item);
    if (next !== undefined) yield* next;
  }
}

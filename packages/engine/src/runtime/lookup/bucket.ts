import { NO_ROWS } from '../operator.js';
import type { Row } from '../row.js';
import { OrderedRows } from './ordered-rows.js';

/** Rows under one key, in order of arrival: one, a few, or many. */
export type Bucket = Row | Row[] | Set<Row>;

/** From so many rows on a set is faster to take a row out of than a list. */
const MANY = 16;

/** The bucket with a further row, which it does not hold yet. */
export function withRow(bucket: Bucket | undefined, row: Row): Bucket {
  if (bucket === undefined) return row;
  if (bucket instanceof Set) return bucket.add(row);
  if (!Array.isArray(bucket)) return [bucket as Row, row];
  if (bucket.length >= MANY) return new Set(bucket).add(row);
  bucket.push(row);
  return bucket;
}

/** The bucket without a row, undefined when nothing is left; rows that are not in it change nothing. */
export function withoutRow(bucket: Bucket, row: Row): Bucket | undefined {
  if (bucket instanceof Set) return bucket.delete(row) && bucket.size === 0 ? undefined : bucket;
  if (!Array.isArray(bucket)) return bucket === row ? undefined : bucket;
  // the oldest leave first, as a rule
  const at = bucket.indexOf(row);
  if (at === 0) bucket.shift();
  else if (at > 0) bucket.splice(at, 1);
  return bucket.length === 0 ? undefined : bucket;
}

/** The bucket with `by`, which it does not hold yet, as its newest row and without `row`, which it holds. */
export function replaceRow(bucket: Bucket, row: Row, by: Row): Bucket {
  if (bucket === row) return by;
  const left = withoutRow(bucket, row);
  return withRow(left, by);
}

/** Appends the rows of a bucket to `rows`. */
export function addRows(bucket: Bucket, rows: Row[]): void {
  if (areMany(bucket)) for (const row of bucket) rows.push(row);
  else rows.push(bucket);
}

/** What a look-up proposes: nothing, one row, or several to walk over; not to be walked when the rows have changed. */
export type Proposed = Bucket | readonly Row[] | OrderedRows | undefined;

/** Whether there are several, or may be. */
export function areMany(proposed: Exclude<Proposed, undefined>): proposed is readonly Row[] | Set<Row> | OrderedRows {
  return Array.isArray(proposed) || proposed instanceof Set || proposed instanceof OrderedRows;
}

/** The same as a list to walk over. */
export function proposedRows(proposed: Proposed): Iterable<Row> {
  if (proposed === undefined) return NO_ROWS;
  return areMany(proposed) ? proposed : [proposed];
}

import type { Row } from '../row.js';

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

/** The rows to walk over; not to be changed, nor walked when the bucket has changed. */
export function rowsOf(bucket: Bucket): Iterable<Row> {
  return bucket instanceof Set || Array.isArray(bucket) ? (bucket as Iterable<Row>) : [bucket];
}

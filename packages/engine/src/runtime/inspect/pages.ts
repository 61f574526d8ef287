import type { HeldEntry } from '../../inspection.js';
import type { PartialMatch } from '../pattern/partial-match.js';
import type { Row } from '../row.js';
import { recordOf } from '../row-class.js';

/** A page of a list that may be long: no more of it is walked than need be. */
export function pageOf<T, R>(items: Iterable<T>, offset: number, limit: number, show: (item: T) => R): readonly R[] {
  const page: R[] = [];
  if (limit <= 0) return page;
  let index = 0;
  for (const item of items) {
    if (index++ < offset) continue;
    page.push(show(item));
    if (page.length === limit) break;
  }
  return page;
}

/** A page of rows. `stream` tells them apart where several streams are held in one place. */
export function pageOfRows(rows: Iterable<Row>, offset: number, limit: number, stream?: string): readonly HeldEntry[] {
  return pageOf(rows, offset, limit, (row) => ({ kind: 'row', row: recordOf(row), ...(stream !== undefined && { stream }) }));
}

/** A partial match with its events as records. */
export function matchEntry({ tags, due, ...match }: PartialMatch): HeldEntry {
  const records = Object.entries(tags).map(([tag, bound]) => [tag, isList(bound) ? bound.map(recordOf) : recordOf(bound)] as const);
  return { kind: 'partial-match', ...match, tags: Object.fromEntries(records), ...(due !== undefined && { due }) };
}

function isList(bound: Row | readonly Row[]): bound is readonly Row[] {
  return Array.isArray(bound);
}

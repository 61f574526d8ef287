import type { KeyPlace, OrderedRows } from '../../aggregate/ordered-rows.js';
import type { RowValue } from '../../row.js';

type Ordered = OrderedRows | undefined;
type SortedCall = (rows: Ordered, ...given: readonly never[]) => unknown;

const NEIGHBOURS: readonly KeyPlace[] = ['floor', 'lower', 'ceiling', 'higher', 'get'];
const ENDS: readonly KeyPlace[] = ['first', 'last'];

/** By the event, all events of equal key, or the key. A key that is unknown has no neighbours. */
function neighbours(place: KeyPlace): readonly (readonly [string, SortedCall])[] {
  const find = (rows: Ordered, key: RowValue) => (key === null ? undefined : rows?.find(place, key));
  return [
    [`${place}Event`, (rows: Ordered, key: RowValue) => find(rows, key)?.rows[0] ?? null],
    [`${place}Events`, (rows: Ordered, key: RowValue) => find(rows, key)?.rows ?? null],
    [`${place}Key`, (rows: Ordered, key: RowValue) => find(rows, key)?.key ?? null],
  ];
}

function eventsBetween(
  rows: Ordered,
  ...[from, fromInclusive, to, toInclusive]: readonly [RowValue, boolean | null, RowValue, boolean | null]
): readonly RowValue[] | null {
  if (from === null || to === null || fromInclusive === null || toInclusive === null) return null;
  return rows?.between({ key: from, inclusive: fromInclusive }, { key: to, inclusive: toInclusive }) ?? null;
}

/** Methods of the aggregate `sorted` by their catalogue id. */
export const SORTED_METHODS: Readonly<Record<string, SortedCall>> = {
  ...Object.fromEntries([...NEIGHBOURS, ...ENDS].flatMap(neighbours)),
  containsKey: (rows: Ordered, key: RowValue) => (key === null ? null : rows?.find('get', key) !== undefined),
  countEvents: (rows: Ordered) => rows?.size ?? 0,
  countKeys: (rows: Ordered) => rows?.keys ?? 0,
  eventsBetween,
} as Readonly<Record<string, SortedCall>>;

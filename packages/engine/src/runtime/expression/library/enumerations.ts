import type { RowValue } from '../../row.js';
import { compareValues, equal } from './equality.js';

type Items = readonly RowValue[];
type Lambda<R = RowValue> = (item: RowValue, index: number, size: number) => R;
type Method = (items: never, ...values: readonly never[]) => unknown;

/** null counts as passed, which is Esper's quirk; a false predicate alone drops an item. */
const passes = (condition: Lambda<boolean | null>, items: Items): ((item: RowValue, index: number) => boolean) => {
  const size = items.length;
  return (item, index) => condition(item, index, size) !== false;
};

const mapped = (items: Items, value?: Lambda): Items =>
  value === undefined ? items : items.map((item, index) => value(item, index, items.length));

function numbersOf(items: Items, value?: Lambda): readonly number[] {
  return mapped(items, value).filter((item): item is number => typeof item === 'number');
}

function sumOf(items: Items, value?: Lambda): number | null {
  const numbers = numbersOf(items, value);
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0);
}

function average(items: Items, value?: Lambda): number | null {
  const numbers = numbersOf(items, value);
  return numbers.length === 0 ? null : numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The item whose key is extreme; the first of several; items without a key do not count. */
function extreme(items: Items, direction: 1 | -1, key: Lambda): RowValue {
  let best: RowValue = null;
  let bestKey: RowValue = null;
  for (const [index, item] of items.entries()) {
    const found = key(item, index, items.length);
    if (found !== null && (bestKey === null || compareValues(found, bestKey) * direction > 0)) {
      best = item;
      bestKey = found;
    }
  }
  return best;
}

function ordered(items: Items, direction: 1 | -1, key?: Lambda): Items {
  const keyed = items.map((item, index) => ({ item, key: key === undefined ? item : key(item, index, items.length) }));
  keyed.sort((a, b) => compareValues(a.key, b.key) * direction);
  return keyed.map(({ item }) => item);
}

function frequent(items: Items, direction: 1 | -1, value?: Lambda): RowValue {
  const counts = new Map<RowValue, number>();
  for (const item of mapped(items, value)) counts.set(item, (counts.get(item) ?? 0) + 1);
  let best: RowValue = null;
  let bestCount = 0;
  for (const [item, count] of counts) {
    if (bestCount === 0 || (count - bestCount) * direction > 0) {
      best = item;
      bestCount = count;
    }
  }
  return best;
}

function distinctOf(items: Items, key?: Lambda): Items {
  const seen = new Set<RowValue>();
  return items.filter((item, index) => {
    const found = key === undefined ? item : key(item, index, items.length);
    if (seen.has(found)) return false;
    seen.add(found);
    return true;
  });
}

function groupBy(items: Items, key: Lambda, value?: Lambda): Record<string, RowValue> {
  const groups = new Map<string, RowValue[]>();
  for (const [index, item] of items.entries()) {
    const name = String(key(item, index, items.length));
    const entry = value === undefined ? item : value(item, index, items.length);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [entry]);
    else group.push(entry);
  }
  return Object.fromEntries(groups);
}

const among = (others: Items | null): ((item: RowValue) => boolean) => {
  const list = others ?? [];
  return (item) => list.some((other) => other === item || (other !== null && item !== null && equal(other, item)));
};

/** Enumeration methods by their catalogue id. The target is never null, items may be. */
export const ENUMERATIONS: Readonly<Record<string, Method>> = {
  aggregate: (items: Items, initial: RowValue, step: (result: RowValue, item: RowValue, index: number, size: number) => RowValue) =>
    items.reduce((result, item, index) => step(result, item, index, items.length), initial),
  allOf: (items: Items, condition: Lambda) => items.every((item, index) => condition(item, index, items.length) === true),
  anyOf: (items: Items, condition: Lambda) => items.some((item, index) => condition(item, index, items.length) === true),
  arrayOf: mapped,
  average,
  countOf: (items: Items, condition?: Lambda<boolean | null>) =>
    condition === undefined ? items.length : items.filter(passes(condition, items)).length,
  distinctOf,
  except: (items: Items, others: Items | null) => {
    const isOther = among(others);
    return items.filter((item) => !isOther(item));
  },
  firstOf: (items: Items, condition?: Lambda<boolean | null>) =>
    (condition === undefined ? items[0] : items.find(passes(condition, items))) ?? null,
  groupBy,
  intersect: (items: Items, others: Items | null) => items.filter(among(others)),
  lastOf: (items: Items, condition?: Lambda<boolean | null>) =>
    (condition === undefined ? items.at(-1) : items.findLast(passes(condition, items))) ?? null,
  leastFrequent: (items: Items, value?: Lambda) => frequent(items, -1, value),
  max: (items: Items, value?: Lambda) => extreme(mapped(items, value), 1, (item) => item),
  maxBy: (items: Items, key: Lambda) => extreme(items, 1, key),
  min: (items: Items, value?: Lambda) => extreme(mapped(items, value), -1, (item) => item),
  minBy: (items: Items, key: Lambda) => extreme(items, -1, key),
  mostFrequent: (items: Items, value?: Lambda) => frequent(items, 1, value),
  orderBy: (items: Items, key?: Lambda) => ordered(items, 1, key),
  orderByDesc: (items: Items, key?: Lambda) => ordered(items, -1, key),
  reverse: (items: Items) => [...items].reverse(),
  selectFrom: (items: Items, value: Lambda) => mapped(items, value).filter((item) => item !== null),
  sequenceEqual: (items: Items, others: Items | null) => others !== null && equal(items, others),
  sumOf,
  take: (items: Items, count: number | null) => (count === null ? null : items.slice(0, Math.max(0, count))),
  takeLast: (items: Items, count: number | null) => (count === null ? null : count <= 0 ? [] : items.slice(-count)),
  takeWhile: (items: Items, condition: Lambda<boolean | null>) => {
    const fits = passes(condition, items);
    const end = items.findIndex((item, index) => !fits(item, index));
    return end < 0 ? items : items.slice(0, end);
  },
  takeWhileLast: (items: Items, condition: Lambda<boolean | null>) => {
    const fits = passes(condition, items);
    const end = items.findLastIndex((item, index) => !fits(item, index));
    return items.slice(end + 1);
  },
  toMap: (items: Items, key: Lambda, value: Lambda) =>
    Object.fromEntries(items.map((item, index) => [String(key(item, index, items.length)), value(item, index, items.length)])),
  union: (items: Items, others: Items | null) => (others === null ? items : [...items, ...others]),
  where: (items: Items, condition: Lambda<boolean | null>) => items.filter(passes(condition, items)),
};

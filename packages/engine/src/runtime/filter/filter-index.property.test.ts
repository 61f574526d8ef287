import { type EventType, INT, STRING, type Value } from '@rulewright/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FilterBranch, FilterPlan } from '../../plan/filter.js';
import type { TestFunction } from '../expression/functions.js';
import type { Row } from '../row.js';
import { RowClasses } from '../row-class.js';
import type { FilterEntry } from './filter-entry.js';
import { FilterService } from './filter-service.js';

/* Law: whatever filters are added and removed, the service finds exactly those that asking every filter would find, in their order. */

const TYPE: EventType = {
  name: 'A',
  origin: 'schema',
  supertypes: [],
  properties: [
    { name: 's', type: STRING },
    { name: 'x', type: INT },
    { name: 'y', type: INT },
  ],
};
const CLASS = new RowClasses().of(TYPE);
const OWNER = { alive: true, failed: () => undefined, finish: () => undefined };

const text = fc.constantFrom('a', 'b', 'c', 'd', 'e');
const equals = fc.oneof(
  fc.record({ property: fc.constant('s'), values: fc.array(text, { minLength: 1, maxLength: 3 }) }),
  fc.record({ property: fc.constantFrom('x', 'y'), values: fc.array(fc.nat(6), { minLength: 1, maxLength: 2 }) }),
);
const range = fc
  .record({ property: fc.constantFrom('x', 'y'), low: fc.nat(6), size: fc.nat(4), open: fc.boolean() })
  .map(({ property, low, size, open }) => ({ property, low, high: open ? Number.POSITIVE_INFINITY : low + size }));
const branch: fc.Arbitrary<FilterBranch> = fc
  .record({ equals: fc.array(equals, { maxLength: 2 }), ranges: fc.array(range, { maxLength: 1 }) })
  .filter(({ equals: conditions, ranges }) => conditions.length + ranges.length > 0);
const plan: fc.Arbitrary<FilterPlan> = fc.array(branch, { maxLength: 3 }).map((branches) => ({ eventType: 'A', branches }));
const event = fc.record({ s: fc.option(text), x: fc.option(fc.nat(6)), y: fc.option(fc.nat(6)) });

function asks({ branches }: FilterPlan): TestFunction {
  const holds = (row: Readonly<Record<string, Value>>, one: FilterBranch): boolean =>
    one.equals.every(({ property, values }) => values.includes(row[property] ?? null)) &&
    one.ranges.every(({ property, low, high }) => {
      const value = row[property];
      return typeof value === 'number' && value >= low && value <= high;
    });
  return (row) => branches.length === 0 || branches.some((one) => holds(row as Readonly<Record<string, Value>>, one));
}

const entryOf = (filter: FilterPlan, order: number): FilterEntry => ({
  plan: filter,
  test: asks(filter),
  order,
  owner: OWNER,
  receive: () => undefined,
  met: 0,
});

test('the index finds what asking every filter would find', () => {
  fc.assert(
    fc.property(
      fc.array(plan, { maxLength: 60 }),
      fc.array(fc.nat(59), { maxLength: 20 }),
      fc.array(event, { minLength: 1, maxLength: 10 }),
      (plans, removed, records) => {
        const service = new FilterService((entry) => entry.test as TestFunction);
        const entries = plans.map(entryOf);
        for (const entry of [...entries].reverse()) service.add(entry);
        const find = (row: Row): readonly number[] => {
          const found = service.match(row);
          const orders = found.entries.slice(0, found.count).map(({ order }) => order);
          service.release(found);
          return orders;
        };
        for (const record of records) {
          const row = CLASS.fromRecord(record, []);
          expect(find(row)).toEqual(entries.filter((entry) => entry.test?.(row)).map(({ order }) => order));
        }
        const gone = new Set(removed);
        for (const index of gone) if (entries[index]) service.remove(entries[index]);
        for (const record of records) {
          const row = CLASS.fromRecord(record, []);
          const left = entries.filter((entry, index) => !gone.has(index) && entry.test?.(row));
          expect(find(row)).toEqual(left.map(({ order }) => order));
        }
      },
    ),
    { numRuns: 300 },
  );
});

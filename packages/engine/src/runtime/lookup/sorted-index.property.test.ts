import { type EventType, INT } from '@rulewright/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '../row.js';
import { RowClasses } from '../row-class.js';
import { type Bound, SortedIndex } from './sorted-index.js';

/*
 * Law: an index is a list of rows by slot, of which a range gives those whose value lies in it, by value and then in the order in which they
 * came, however many values there are.
 */

const ITEM: EventType = { name: 'Item', origin: 'schema', supertypes: [], properties: [{ name: 'v', type: INT }] };
const item = new RowClasses().of(ITEM);
/** values, more than stand together */
const VALUES = 3_000;
const HELD = 4_000;

const rowOf = (v: number | null): Row => item.fromRecord({ v }, []);
const bound = fc.option(fc.record({ value: fc.integer({ min: -1, max: VALUES }), open: fc.boolean() }), { nil: undefined });

interface Held {
  readonly slot: number;
  readonly v: number | null;
}

function inRange({ v }: Held, low: Bound | undefined, high: Bound | undefined): boolean {
  if (v === null) return false;
  const [from, to] = [Number(low?.value ?? Number.NEGATIVE_INFINITY), Number(high?.value ?? Number.POSITIVE_INFINITY)];
  return (low?.open ? v > from : v >= from) && (high?.open ? v < to : v <= to);
}

test('finds ranges of its values while rows come and go', () => {
  const given = fc.record({
    // 1: values that only rise; others: values of all sizes in turn
    step: fc.integer({ min: 1, max: VALUES }),
    goes: fc.integer({ min: 2, max: 9 }),
    stays: fc.boolean(),
    ranges: fc.array(fc.tuple(bound, bound), { minLength: 5, maxLength: 5 }),
  });
  fc.assert(
    fc.property(given, ({ step, goes, stays, ranges }) => {
      const index = new SortedIndex('v');
      const all = Array.from({ length: HELD }, (_, slot): Held => ({ slot, v: slot % 17 === 0 ? null : (slot * step) % VALUES }));
      const isLeft = ({ slot }: Held): boolean => (slot % goes === 0) === stays;
      for (const { slot, v } of all) index.add(slot, rowOf(v));
      for (const one of all) if (!isLeft(one)) index.remove(one.slot, rowOf(one.v));
      for (const [low, high] of ranges) {
        const found = all.filter((one) => isLeft(one) && inRange(one, low, high));
        const wanted = found.sort((a, b) => Number(a.v) - Number(b.v) || a.slot - b.slot);
        expect(index.between(low, high)).toEqual(wanted.map(({ slot }) => slot));
      }
    }),
    { numRuns: 20 },
  );
});

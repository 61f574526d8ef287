import { type EventType, INT, STRING } from '@rulewright/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Row } from '../row.js';
import { RowClasses } from '../row-class.js';
import { RowStore } from './row-store.js';

/*
 * Law: a store is a list of rows in order of arrival, in which each is found by identity, however many are held, and while the map by which
 * they are found is not whole yet.
 */

const ITEM: EventType = {
  name: 'Item',
  origin: 'schema',
  supertypes: [],
  properties: [
    { name: 'k', type: STRING },
    { name: 'v', type: INT },
  ],
};
const item = new RowClasses().of(ITEM);
/** More than are mapped at once. */
const HELD = 20_000;

type Step = { readonly kind: 'add' | 'remove' | 'replace' | 'miss'; readonly at: number };
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('add', 'remove', 'remove', 'replace', 'miss'),
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
});

function rowOf(v: number): Row {
  return item.fromRecord({ k: `k${v % 3}`, v }, []);
}

function take(store: RowStore, held: Row[], { kind, at }: Step, number: number): void {
  const place = Math.floor(at * held.length);
  const row = held[place];
  switch (kind) {
    case 'add':
      held.push(rowOf(number));
      store.add(held.at(-1) as Row);
      return;
    case 'remove':
      if (row === undefined) return;
      held.splice(place, 1);
      expect(store.remove(row)).toBe(true);
      return;
    case 'replace':
      if (row === undefined) return;
      held.splice(place, 1);
      held.push(rowOf(number));
      expect(store.replace(row, held.at(-1) as Row)).toBe(true);
      return;
    case 'miss':
      expect(store.remove(rowOf(number))).toBe(false);
  }
}

test.each([[[]], [['k']]])('finds its rows with indexes by %j', (indexed) => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
      const store = new RowStore();
      if (indexed.length > 0) store.hashIndex(indexed);
      const held = Array.from({ length: HELD }, (_, v) => rowOf(v));
      for (const row of held) store.add(row);
      for (const [index, one] of steps.entries()) take(store, held, one, HELD + index);
      expect([...store.rows]).toEqual(held);
      expect(store.size).toBe(held.length);
      expect(held.every((row) => store.has(row))).toBe(true);
    }),
    { numRuns: 10 },
  );
});

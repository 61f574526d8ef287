import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RowValue } from '../row.js';
import { LargeMap } from './large-map.js';
import { OrderedMap } from './ordered-map.js';
import { shardOfValue } from './shard-of.js';

/* Both are a `Map`, also when they are large; the ordered one in its order too. */

const COUNT = 150_000;

interface Step {
  readonly key: RowValue;
  readonly deletes: boolean;
}

/** Keys come, come again and go, until more are there than one `Map` holds, and then go but for a few. */
function steps(seed: number): readonly Step[] {
  const all: Step[] = [];
  const keyOf = (i: number): RowValue => (i % 3 === 0 ? i : i % 3 === 1 ? `key-${i}` : i / 7);
  for (let i = 0; i < COUNT; i++) {
    all.push({ key: keyOf(i), deletes: false });
    if (i % seed === 0) all.push({ key: keyOf(i >> 1), deletes: i % 2 === 0 });
  }
  for (let i = 0; i < COUNT; i++) if (i % 1_000 !== 0) all.push({ key: keyOf(i), deletes: true });
  return all;
}

const seed = fc.integer({ min: 2, max: 50 });

describe('a table that may become large', () => {
  test('holds what a map holds', () => {
    fc.assert(
      fc.property(seed, (given) => {
        let missed = 0;
        const [map, large] = [new Map<RowValue, number>(), new LargeMap<RowValue, number>(shardOfValue)];
        for (const [index, { key, deletes }] of steps(given).entries()) {
          if (deletes) missed += Number(large.delete(key) !== map.delete(key));
          else for (const one of [map, large]) one.set(key, index);
          missed += Number(large.size !== map.size);
        }
        expect(new Map(large.entries())).toEqual(map);
        expect([...large.keys()].every((key) => large.has(key) && large.get(key) === map.get(key))).toBe(true);
        expect([large.size, missed]).toEqual([map.size, 0]);
      }),
      { numRuns: 2 },
    );
  });

  test('holds it in the order in which it came', () => {
    fc.assert(
      fc.property(seed, (given) => {
        const [map, ordered] = [new Map<RowValue, number>(), new OrderedMap<RowValue, number>(shardOfValue)];
        for (const [index, { key, deletes }] of steps(given).entries()) {
          if (deletes) map.delete(key);
          else map.set(key, index);
          if (deletes) ordered.delete(key);
          else ordered.set(key, index);
        }
        expect([...ordered.entries()]).toEqual([...map]);
        expect([[...ordered.keys()], [...ordered.values()], ordered.size]).toEqual([[...map.keys()], [...map.values()], map.size]);
        for (const key of map.keys()) ordered.delete(key);
        expect([ordered.size, [...ordered.keys()]]).toEqual([0, []]);
      }),
      { numRuns: 2 },
    );
  });

  test('may be walked while entries go', () => {
    const ordered = new OrderedMap<RowValue, number>(shardOfValue);
    for (let i = 0; i < COUNT; i++) ordered.set(i, i);
    const seen: RowValue[] = [];
    for (const key of ordered.keys()) {
      seen.push(key);
      for (let i = 1; i < 1_000; i++) ordered.delete(Number(key) + i);
    }
    expect(seen).toEqual(Array.from({ length: COUNT / 1_000 }, (_, i) => i * 1_000));
  });
});

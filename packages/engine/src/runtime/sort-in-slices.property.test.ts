import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sortInSlices } from './sort-in-slices.js';

/** Lists of more than one slice. */
const items = fc
  .integer({ min: 0, max: 40_000 })
  .chain((length) =>
    fc.integer({ min: 1, max: 1_000_000 }).map((seed) => Array.from({ length }, (_, at) => ({ key: (at * seed) % 7_919, at }))),
  );

test('sorts as a sort does, equal ones as they stood, and in slices', () => {
  fc.assert(
    fc.property(items, (given) => {
      const sorted = [...given];
      let slices = 0;
      for (const _ of sortInSlices(sorted, (a, b) => a.key - b.key)) slices++;
      expect(sorted).toEqual([...given].sort((a, b) => a.key - b.key));
      expect(slices).toBeGreaterThanOrEqual(given.length > 4_096 ? given.length / 4_096 : 0);
    }),
    { numRuns: 20 },
  );
});

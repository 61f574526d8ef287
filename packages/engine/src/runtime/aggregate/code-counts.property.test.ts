import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CodeCounts } from './code-counts.js';

/** A code comes or goes; `codes` have been handed out by then, which decides between array and map. */
const moves = fc.array(fc.record({ code: fc.nat(60), comes: fc.boolean(), codes: fc.constantFrom(61, 400) }), { maxLength: 300 });

it('counts as a map does, in whichever form it stands', () => {
  fc.assert(
    fc.property(moves, (list) => {
      const counts = new CodeCounts();
      const naive = new Map<number, number>();
      for (const { code, comes, codes } of list) {
        const held = naive.get(code) ?? 0;
        if (comes) {
          counts.add(code, codes);
          naive.set(code, held + 1);
        } else {
          expect(counts.remove(code)).toBe(held > 0);
          if (held > 1) naive.set(code, held - 1);
          else naive.delete(code);
        }
        expect(counts.size).toBe(naive.size);
      }
      expect(new Map(counts.entries())).toEqual(naive);
    }),
  );
});

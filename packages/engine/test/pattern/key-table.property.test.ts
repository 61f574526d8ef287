import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deliveryText, eplOf } from './behaviour-table.js';
import { PatternRun } from './pattern-run.js';

/*
 * Law: looking up who waits by the values of their tags finds the same as asking each of them. A condition that is negated twice is not
 * looked up.
 */

const event = fc.record({
  type: fc.constantFrom('A', 'B'),
  id: fc.constantFrom('k', 'l', 'm', null),
  x: fc.constantFrom(1, 2, null),
  ms: fc.constantFrom(0, 0, 0, 1_000, 4_000),
});

it.each([
  ['every a=A -> b=B(id = a.id)', 'every a=A -> b=B(not (id != a.id))'],
  ['every a=A -> b=B(id = a.id and x = a.x)', 'every a=A -> b=B(not (id != a.id) and not (x != a.x))'],
  ['every a=A -> b=B(a.id = id) where timer:within(5)', 'every a=A -> b=B(not (a.id != id)) where timer:within(5)'],
  ['every a=A -> every b=B(id is a.id)', 'every a=A -> every b=B(not (id is not a.id))'],
  ['every [2] a=A -> b=B(id = a[1].id)', 'every [2] a=A -> b=B(not (id != a[1].id))'],
])('%s', (keyed, asked) => {
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      const rows = (pattern: string) => {
        const run = new PatternRun(eplOf(pattern));
        return events.map(({ type, ms, ...record }) => {
          run.jump(run.clock.now + ms);
          return deliveryText(run.send(type, record));
        });
      };
      expect(rows(keyed)).toEqual(rows(asked));
    }),
    { numRuns: 60 },
  );
});

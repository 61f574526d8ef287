import fc from 'fast-check';
import { expect, it } from 'vitest';
import { EplSession } from '../../src/testing/index.js';

/*
 * Law: looking up who waits by the elements of an array of their tags finds the same as asking each of them. A condition that is negated
 * twice is not looked up.
 */

const SCHEMA = 'create schema A(id string, names string[]); create schema B(id string, name string);';
const name = fc.constantFrom('k', 'l', 'm', null);
const event = fc.oneof(
  fc.record({ type: fc.constant('A'), id: name, names: fc.option(fc.array(name, { maxLength: 4 })) }),
  fc.record({ type: fc.constant('B'), id: name, name }),
);
const timed = fc.record({ event, ms: fc.constantFrom(0, 0, 0, 1_000, 4_000) });

it.each([
  ['a.names.contains(name)', 'not (not a.names.contains(name))'],
  ['Arrays.asList(a.names).contains(b.name)', 'not (not Arrays.asList(a.names).contains(b.name))'],
  ['a.names.contains(name) and a.id != id', 'not (not a.names.contains(name)) and a.id != id'],
])('%s', (found, asked) => {
  const rowsOf = (condition: string, events: readonly { readonly event: { readonly type: string }; readonly ms: number }[]) => {
    const rows: unknown[] = [];
    const session = new EplSession({ listener: { delivery: ({ time, inserted }) => rows.push({ time, inserted }) } });
    const outcome = session.deploy(
      `${SCHEMA} select a.id as one, b.id as two from pattern [every a=A -> b=B(${condition}) where timer:within(5)];`,
      'main',
    );
    expect('phase' in outcome ? outcome.diagnostics : []).toEqual([]);
    for (const { event: one, ms } of events) {
      session.engine.advanceTime(session.engine.time + ms);
      const { type, ...record } = one;
      session.engine.send(type, record);
    }
    return rows;
  };
  fc.assert(
    fc.property(fc.array(timed, { maxLength: 40 }), (events) => {
      expect(rowsOf(found, events)).toEqual(rowsOf(asked, events));
    }),
    { numRuns: 60 },
  );
});

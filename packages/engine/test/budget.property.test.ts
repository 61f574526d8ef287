import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Budget } from '../src/contract.js';
import { EplSession } from '../src/testing/session.js';

const SCHEMA = 'create schema A(id string, x int); create schema B(id string, x int);';

const statement = fc.constantFrom(
  'select id from A#keepall',
  'select irstream id from A#length(9)',
  'select id from A#time(3 sec)',
  'select id from A#time_batch(2 sec)',
  'select id from A#groupwin(id)#length(2)',
  'select irstream id from A#expr(sum(x) < 9)',
  'select irstream id from A#expr_batch(current_count > 3)',
  'select irstream id from A#expr_batch(sum(x) > 9, false)',
  'select id, count(*) as c from A group by id',
  'select id, x, sum(x) as s from A#keepall group by id, x',
  'select id, count(*) as c from A#keepall group by id output all every 2 sec',
  'select a.id as id from pattern[every a=A -> b=B(id = a.id)]',
  'select a.id as id from pattern[every-distinct(a.id) a=A]',
  'select a[0].id as id from pattern[every (a=A until B)]',
  'select a.id as id from pattern[every a=A -> (timer:interval(3 sec) and not B(id = a.id))]',
  'select a.id as id from A#keepall as a, B#keepall as b where a.id = b.id',
  'create window W#keepall as A; insert into W select * from A',
);
const step = fc.record({
  type: fc.constantFrom('A', 'A', 'A', 'B'),
  id: fc.nat(20),
  x: fc.nat(3),
  wait: fc.constantFrom(0, 0, 0, 700),
});
const LIMITS: Partial<Budget> = { maxRows: 6, maxGroups: 4, maxStates: 8 };

test('never holds more than it may, and counts what it drops', () => {
  fc.assert(
    fc.property(statement, fc.array(step, { maxLength: 60 }), (epl, steps) => {
      const reported: string[] = [];
      const session = new EplSession({
        budget: LIMITS,
        listener: { delivery: () => undefined, report: ({ kind }) => reported.push(kind) },
      });
      session.deploy(`${SCHEMA} ${epl};`, 'main');
      for (const { type, id, x, wait } of steps) {
        session.engine.advanceTimeSpan(session.engine.time + wait);
        session.engine.send(type, { id: `i${id}`, x });
        for (const { held, dropped } of session.engine.status()) {
          expect(held.rows).toBeLessThanOrEqual(6);
          expect(held.groups).toBeLessThanOrEqual(4);
          expect(held.states).toBeLessThanOrEqual(8);
          if (dropped.rows + dropped.groups + dropped.states > 0) expect(reported).toContain('budget');
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('is dropped by number, not by the heap: a million groups and a million partial matches', { timeout: 120_000 }, () => {
  const session = new EplSession({ budget: { maxGroups: 10_000, maxStates: 10_000 } });
  session.deploy(
    `${SCHEMA} select id, count(*) as c from A group by id; select a.id as id from pattern[every a=A -> B(id = a.id)];`,
    'main',
  );
  for (let i = 0; i < 1_000_000; i++) session.engine.send('A', { id: `i${i}`, x: i });
  const [, , groups, pattern] = session.engine.status();
  expect([groups?.held.groups, groups?.dropped.groups]).toEqual([10_000, 990_000]);
  expect(pattern?.held.states).toBe(10_000);
});

import { expect, test } from 'vitest';
import { EplSession } from '../src/testing/session.js';

const EVENTS = 200_000;

test.each([
  'select id from E output all every 10 sec',
  'select id from E output all every 10 sec order by id',
  'select id, v, count(*) as n from E group by id output all every 10 sec',
])('an interval may end with more rows than a call takes arguments: %s', (statement) => {
  const deliveries: number[] = [];
  const session = new EplSession({ listener: { delivery: ({ inserted }) => deliveries.push(inserted.length) } });
  expect('phase' in session.deploy(`create schema E(id int, v int); @name('s') ${statement}`, 'main')).toBe(false);
  for (let id = 0; id < EVENTS; id++) session.engine.send('E', { id, v: id % 7 });
  session.engine.advanceTime(10_000);
  expect(deliveries).toEqual([EVENTS]);
});

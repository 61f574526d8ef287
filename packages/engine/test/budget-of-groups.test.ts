import { expect, test } from 'vitest';
import type { Budget, Delivery } from '../src/contract.js';
import { EplSession } from '../src/testing/session.js';

const SCHEMA = 'create schema E(k string, v int);';

function open(epl: string, budget: number | Partial<Budget>) {
  const told: unknown[] = [];
  const session = new EplSession({
    budget: typeof budget === 'number' ? { maxGroups: budget } : budget,
    listener: {
      delivery: ({ inserted, removed }: Delivery) => told.push({ inserted, removed }),
      report: () => undefined,
    },
  });
  const deployed = session.deploy(`${SCHEMA}${epl};`, 'main');
  if ('phase' in deployed) throw new Error(deployed.diagnostics.map(({ message }) => message).join('; '));
  const send = (k: string, v: number) => session.engine.send('E', { k, v });
  const groups = () => {
    const status = session.engine.status().at(-1);
    return { held: status?.held.groups, dropped: status?.dropped.groups };
  };
  /** counts that are not zero */
  const dropped = () => Object.fromEntries(Object.entries(session.engine.status().at(-1)?.dropped ?? {}).filter(([, n]) => n > 0));
  return { told, send, groups, dropped, session };
}

test.each(['E#sort(4, v desc)', 'E#rank(k, 4, v desc)'])('rows that %s turns away leave no groups behind', (window) => {
  const { send, groups } = open(`select k, count(*) as c from ${window} group by k`, 500);
  for (let i = 0; i < 4; i++) send(`high${i}`, 100);
  for (let i = 0; i < 1_000; i++) send(`low${i}`, 1);
  expect(groups()).toEqual({ held: 4, dropped: 0 });
});

test.each([
  'select irstream k, count(*) as c, sum(v) as s from E#length(3) group by k',
  'select irstream k, v, count(*) as c, sum(v) as s from E#length(3) group by k',
  'select irstream k, count(*) as c, sum(v) as s from E#length_batch(3) group by k',
])('a group that was dropped stays so when its row leaves: %s', (epl) => {
  const { told, send, groups } = open(epl, 2);
  for (const k of ['a', 'b', 'c', 'a', 'a', 'a']) send(k, 1);
  expect(groups().dropped).toBe(1);
  expect(JSON.stringify(told)).not.toContain('"k":"c"');
});

test('and when the engine was restored meanwhile', () => {
  const epl = 'select irstream k, count(*) as c, sum(v) as s from E#length(3) group by k';
  const first = open(epl, 2);
  for (const k of ['a', 'b', 'c']) first.send(k, 1);
  const second = open(epl, 2);
  second.session.engine.restore([...first.session.engine.snapshot()]);
  for (const k of ['a', 'a', 'a']) second.send(k, 1);
  expect(JSON.stringify(second.told)).not.toContain('"k":"c"');
});

test('a key that was refused has a group when its rows have left and there is room, and counts all of its rows', () => {
  const { told, send, groups } = open('select irstream k, count(*) as c, sum(v) as s from E#length(3) group by k', 2);
  for (const k of ['a', 'b', 'c']) send(k, 1);
  // "a" leaves, so that there is room; of "c" a row is held that was refused
  send('c', 1);
  send('b', 1);
  expect(groups().held).toBe(1);
  expect(JSON.stringify(told)).not.toContain('"k":"c"');
  // both rows of "c" have left
  for (const k of ['b', 'b', 'c', 'c', 'c']) send(k, 1);
  expect(told.at(-1)).toEqual({
    inserted: [
      { k: 'c', c: 3, s: 3 },
      { k: 'b', c: 0, s: null },
    ],
    removed: [
      { k: 'c', c: 2, s: 2 },
      { k: 'b', c: 1, s: 1 },
    ],
  });
});

test('rows of a key that there were no bytes for are counted as that, also after a restart', () => {
  // room for four rows by themselves, not for two beside a group of so many aggregates
  const aggregates = ['count(*)', 'sum(v)', 'min(v)', 'max(v)', 'avg(v)', 'median(v)', 'stddev(v)', 'avedev(v)'];
  const epl = `select k, ${aggregates.join()} from E#length(3) group by k`;
  const budget = { maxBytes: 720 };
  const first = open(epl, budget);
  for (const k of ['a', 'b', 'b']) first.send(k, 1);
  expect(first.dropped()).toEqual({ bytes: 2 });
  const second = open(epl, budget);
  second.session.engine.restore([...first.session.engine.snapshot()]);
  second.send('b', 1);
  expect(second.dropped()).toEqual({ bytes: 1 });
});

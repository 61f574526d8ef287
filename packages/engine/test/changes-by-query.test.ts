import { expect, test } from 'vitest';
import { EplSession } from '../src/testing/session.js';

const EPL = `create schema A(k string, v int);
create window W#unique(k) as (k string, v int);
create index ByV on W (v btree);
insert into W select k, v from A;
@Name('s') select irstream v from W;`;

test.each([
  ['no condition', 'update W set v = v + 10'],
  ['a range by index', 'update W set v = v + 10 where v between 0 and 5'],
  ['a condition that is tried row by row', "update W set v = v + 10 where k like '%'"],
])('rows of a unique window are changed in the order of arrival, found by %s', (_, query) => {
  const told: string[] = [];
  const session = new EplSession({
    listener: {
      delivery: ({ statement, inserted, removed }) => {
        if (statement === 's') told.push(`+${inserted.map(({ v }) => v)} -${removed.map(({ v }) => v)}`);
      },
    },
  });
  const deployed = session.deploy(EPL, 'main');
  expect('phase' in deployed ? deployed.diagnostics : []).toEqual([]);
  for (const [v, k] of ['a', 'b', 'a'].entries()) session.engine.send('A', { k, v: v + 1 });
  told.length = 0;
  expect(session.query(query)).toMatchObject([{ v: 12 }, { v: 13 }]);
  expect(told).toEqual(['+12,13 -2,3']);
});

import { describe, expect, test } from 'vitest';
import { explained, type Move, told } from './explaining.js';

const SCHEMA = 'create schema A(id string, x int); create schema B(id string, x int);';
const a = (id: string, x = 0): Move => ['A', { id, x }];
const b = (id: string, x = 0): Move => ['B', { id, x }];

describe('a row of a pattern', () => {
  const FOLLOWED = `${SCHEMA} @Name('out') select a.id as first, b.x as x from pattern[every a=A -> b=B(id = a.id)];`;

  test('is explained by the events of its tags', async () => {
    expect(await explained({ epl: FOLLOWED, moves: [a('u', 1), a('v', 2), 1, b('u', 7)] })).toEqual({
      ...{ deployment: 'main', statement: 'out', time: 1_000, position: 3, ordinal: 0, row: { first: 'u', x: 7 } },
      events: [
        {
          ...{ role: 'a', node: 'out/from.0/pattern/followed-by.0/pattern-filter', eventType: 'A', event: { id: 'u', x: 1 } },
          ...{ time: 0, position: 0 },
        },
        {
          ...{ role: 'b', node: 'out/from.0/pattern/followed-by.1', eventType: 'B', event: { id: 'u', x: 7 } },
          ...{ time: 1_000, position: 3 },
        },
      ],
      total: 2,
      isWhole: true,
      absent: [],
    });
  });

  test('that began before the snapshot still has all its events', async () => {
    const why = await explained({ epl: FOLLOWED, moves: [a('u', 1), a('v', 2), b('u', 7)], snapshotAfter: 2 });
    expect(why?.events.map(told)).toEqual(['a u 1 @?', 'b u 7 @2']);
  });

  test('names what it waited for in vain, and how long', async () => {
    const why = await explained({
      epl: `${SCHEMA} @Name('out') select a.id as id from pattern[every a=A -> (timer:interval(3 sec) and not B(id = a.id))];`,
      moves: [1, a('u'), 2, b('other'), 6],
    });
    expect(why?.events.map(told)).toEqual(['a u 0 @1']);
    expect(why?.absent).toMatchObject([{ eventType: 'B', since: 1_000, until: 4_000 }]);
  });

  test('tells of the alternative alone that has come true', async () => {
    const why = await explained({
      epl: `${SCHEMA} @Name('out') select a.id as id from pattern[every a=A -> (b=B(id = a.id) or (timer:interval(3 sec) and not B(x > 5)))];`,
      moves: [a('u'), 1, b('u', 1)],
    });
    expect([why?.events.map(told), why?.absent]).toEqual([['a u 0 @0', 'b u 1 @2'], []]);
  });
});

describe('a row of a group', () => {
  const SUM = `${SCHEMA} @Name('out') select id, sum(x) as s from A#time(10 sec) group by id having sum(x) > 5;`;

  test('is explained by what the window held of the group', async () => {
    const why = await explained({ epl: SUM, moves: [a('u', 9), 2, a('u', 3), a('v', 100), 11, a('u', 4)] });
    expect(why).toMatchObject({ row: { id: 'u', s: 7 }, group: ['u'], total: 2, isWhole: true });
    expect(why?.events.map(told)).toEqual(['A u 3 @2', 'A u 4 @5']);
  });

  test('is explained whole after a restore', async () => {
    const why = await explained({ epl: SUM, moves: [a('u', 3), a('v', 4), a('u', 4)], snapshotAfter: 2 });
    expect([why?.isWhole, why?.events.map(told)]).toEqual([true, ['A u 3 @?', 'A u 4 @2']]);
  });

  test('of a stream without a window says that more may have come before the snapshot', async () => {
    const why = await explained({
      epl: `${SCHEMA} @Name('out') select id, count(*) as c from A group by id;`,
      moves: [a('u', 1), a('u', 2), a('u', 3)],
      snapshotAfter: 1,
    });
    expect(why).toMatchObject({ row: { id: 'u', c: 3 }, total: 2, isWhole: false });
  });

  test('shows the newest events and counts all', async () => {
    const moves = Array.from({ length: 50 }, (_, index) => a('u', index));
    const why = await explained({ epl: SUM, moves, maxEvents: 2 });
    expect([why?.total, why?.events.map(told)]).toEqual([50, ['A u 48 @48', 'A u 49 @49']]);
  });
});

describe('a row of a join', () => {
  const JOIN = `${SCHEMA} @Name('out') select a.x as ax, b.x as bx from A#keepall as a left outer join B#keepall as b on a.id = b.id;`;

  test('is explained by a row of each stream', async () => {
    const why = await explained({ epl: JOIN, moves: [b('u', 1), b('v', 2), a('u', 3)] });
    expect(why?.events.map(told)).toEqual(['a u 3 @2', 'b u 1 @0']);
  });

  test('without a partner says which stream had none', async () => {
    const why = await explained({ epl: JOIN, moves: [b('v', 2), 5, a('u', 3)] });
    expect(why?.events.map(told)).toEqual(['a u 3 @2']);
    expect(why?.absent).toEqual([{ node: 'out/from.1', eventType: 'B', until: 5_000 }]);
  });
});

describe('a row of a subquery', () => {
  const rule = (quantifier: string) =>
    `${SCHEMA} @Name('out') select id from A as a where ${quantifier} (select * from B#keepall as b where b.id = a.id);`;

  test('is explained by what the subquery found', async () => {
    const why = await explained({ epl: rule('exists'), moves: [b('u', 1), b('v', 2), a('u')] });
    expect(why?.events.map(told)).toEqual(['a u 0 @2', 'subquery u 1 @0']);
  });

  test('or by what it did not find', async () => {
    const why = await explained({ epl: rule('not exists'), moves: [b('v', 2), a('u')] });
    expect([why?.events.map(told), why?.absent]).toMatchObject([['a u 0 @1'], [{ eventType: 'B', until: 0 }]]);
  });
});

describe('a chain of statements', () => {
  test('is followed back to the events from outside', async () => {
    const why = await explained({
      epl: `${SCHEMA}
        @Name('sums') insert into Sum select id, sum(x) as s from A#length(2) group by id;
        @Name('big') insert into Big select * from Sum(s > 5);
        @Name('unrelated') select * from B#keepall;
        @Name('out') select id from Big;`,
      moves: [a('u', 1), a('u', 4), b('u'), a('u', 3)],
    });
    expect(why?.events.map(told)).toEqual(['Big u 7 @3 (big: Sum u 7 @3 (sums: A u 4 @1, A u 3 @3))']);
  });

  test('goes through named windows, with the event that changed a row', async () => {
    const why = await explained({
      epl: `${SCHEMA}
        create window W#keepall as (id string, x int);
        @Name('fill') insert into W select id, x from A;
        @Name('add') on B as b merge W as w where w.id = b.id when matched then update set x = w.x + b.x;
        @Name('out') select id, x from W(x > 10);`,
      moves: [a('u', 5), b('u', 7)],
    });
    expect(why?.row).toEqual({ id: 'u', x: 12 });
    expect(why?.events.map(told)).toEqual(['W u 12 @1 (add: before u 5 @0 (fill: A u 5 @0), trigger u 7 @1)']);
  });

  test('goes through events that were rewritten', async () => {
    const why = await explained({
      epl: `${SCHEMA} @Name('mask') update istream A set x = 0 where x < 0; @Name('out') select x from A;`,
      moves: [a('u', -3)],
    });
    expect(why?.events.map(told)).toEqual(['A u 0 @0 (mask: A u -3 @0)']);
  });
});

describe('a row of an on-statement', () => {
  test('names its trigger', async () => {
    const epl = `${SCHEMA} create window W#keepall as A; @Name('fill') insert into W select * from A;
      @Name('out') on B as b select w.x as x from W as w where w.id = b.id;`;
    const why = await explained({ epl, moves: [a('u', 5), a('v', 6), b('u', 7)] });
    expect(why?.events.map(told)).toEqual(['W u 5 @0 (fill: A u 5 @0)', 'trigger u 7 @2']);
  });

  test('that deletes tells of what was there', async () => {
    const epl = `${SCHEMA} create window W#keepall as A; @Name('fill') insert into W select * from A;
      @Name('out') on B as b delete from W as w where w.id = b.id;`;
    const why = await explained({ epl, moves: [a('u', 5), b('u', 7)] });
    expect(why?.events.map(told)).toEqual(['before u 5 @0 (fill: A u 5 @0)', 'trigger u 7 @1']);
  });
});

describe('a row that is asked for', () => {
  test('is found by its ordinal among the rows of its position', async () => {
    const epl = `${SCHEMA} @Name('out') select a.id as a, b.x as x from B as b unidirectional, A#keepall as a where a.x > 0;`;
    const moves = [a('u', 1), a('v', 2), b('u', 7)];
    expect((await explained({ epl, moves, ordinal: 1 }))?.row).toEqual({ a: 'v', x: 7 });
    expect(await explained({ epl, moves, ordinal: 2 })).toBeUndefined();
  });

  test('may have waited for the end of an output interval', async () => {
    const epl = `${SCHEMA} @Name('out') select id, count(*) as c from A#keepall group by id output last every 2 sec;`;
    const why = await explained({ epl, moves: [a('u'), a('v'), a('u'), 2], ordinal: 0 });
    expect([why?.row, why?.events.map(told)]).toEqual([{ id: 'u', c: 2 }, ['A u 0 @0', 'A u 0 @2']]);
  });
});

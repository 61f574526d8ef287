import { describe, expect, test } from 'vitest';
import { EplSession } from '../src/testing/session.js';

const SCHEMA = 'create schema A(id string, v string); create schema C(id string, v string);';
const NUMBER = 'Integer.parseInt(v)';

/** A named window over A whose rows hold a text that may be no number. */
function windowOf(views: string, further = '') {
  const reports: string[] = [];
  const told: string[] = [];
  const session = new EplSession({
    listener: {
      delivery: ({ statement, inserted, removed }) => {
        if (statement === 's') told.push(`+${inserted.map(({ id }) => id)} -${removed.map(({ id }) => id)}`);
      },
      report: ({ kind }) => reports.push(kind),
    },
  });
  const epl = `create window W#${views} as (id string, v string); insert into W select id, v from A; @Name('s') select irstream id from W; ${further}`;
  const deployed = session.deploy(SCHEMA + epl, 'main');
  if ('phase' in deployed) throw new Error(deployed.diagnostics.map(({ message }) => message).join('; '));
  const ask = (query: string): readonly unknown[] => {
    const rows = session.query(query);
    if ('phase' in rows) throw new Error(rows.diagnostics.map(({ message }) => message).join('; '));
    return rows.map(({ id }) => id);
  };
  return {
    send: (id: string, v: string, type = 'A') => void session.engine.send(type, { id, v }),
    ask,
    /** what the window shows, what an index finds, and what an aggregate counts */
    held: () => [ask('select id from W'), ['a', 'b', 'c', 'd'].flatMap((id) => ask(`select id from W where id = '${id}'`))],
    reports,
    told,
  };
}

describe('a named window whose own expression fails for a row', () => {
  test.each([`sort(3, ${NUMBER})`, `unique(${NUMBER})`, `groupwin(${NUMBER})#length(1)`, `length(5)#unique(${NUMBER})`])(
    '%s does without that row',
    (views) => {
      const { send, held, reports, told } = windowOf(views);
      send('a', '1');
      send('b', 'none');
      send('c', '3');
      expect(held()).toEqual([
        ['a', 'c'],
        ['a', 'c'],
      ]);
      expect([told, reports]).toEqual([['+a -', '+c -'], ['failure']]);
    },
  );

  test('keeps the row that an update would have replaced', () => {
    const { send, held, reports } = windowOf(`sort(3, ${NUMBER})`, 'on C as c update W as w set v = c.v where w.id = c.id;');
    send('a', '1');
    send('b', '2');
    send('a', 'none', 'C');
    send('b', '0', 'C');
    expect(held()).toEqual([
      ['b', 'a'],
      ['a', 'b'],
    ]);
    expect(reports).toEqual(['failure']);
  });

  test('keeps all rows of an update of which one fails', () => {
    const { send, held, told } = windowOf(`sort(3, ${NUMBER})`, 'on C as c update W as w set v = w.v || c.v;');
    send('a', '1');
    send('b', '2');
    send('x', '-', 'C');
    expect(held()).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
    expect(told).toEqual(['+a -', '+b -']);
  });

  test('holds the row that the condition of expr failed for, and lets nothing go', () => {
    const { send, held, told, reports } = windowOf('expr(current_count < 3 or Integer.parseInt(newest_event.v) > 0)');
    for (const [id, v] of [
      ['a', '1'],
      ['b', '2'],
      ['c', 'none'],
    ] as const)
      send(id, v);
    expect(held()).toEqual([
      ['a', 'b', 'c'],
      ['a', 'b', 'c'],
    ]);
    expect([told, reports]).toEqual([['+a -', '+b -', '+c -'], ['failure']]);
  });

  test.each(['length(2)#expr(Integer.parseInt(newest_event.v) > 0)', 'expr(Integer.parseInt(newest_event.v) > 0)#length(2)'])(
    'holds it in all windows of %s',
    (views) => {
      const { send, held, told, reports } = windowOf(views);
      send('a', '1');
      send('b', 'none');
      send('c', '2');
      send('d', '3');
      expect(held()).toEqual([
        ['c', 'd'],
        ['c', 'd'],
      ]);
      expect([told, reports]).toEqual([['+a -', '+b -', '+c -a', '+d -b'], ['failure']]);
    },
  );

  test('holds it in all windows of a union', () => {
    const { send, held, told, reports } = windowOf('length(1)#expr(Integer.parseInt(newest_event.v) > 0) retain-union');
    send('a', '1');
    send('b', 'none');
    send('c', '-2');
    send('d', '3');
    expect(held()).toEqual([['d'], ['d']]);
    expect([told, reports]).toEqual([['+a -', '+b -', '+c -a,b', '+d -c'], ['failure']]);
  });

  test('does without a row that the condition cannot add up', () => {
    const { send, held, told, reports } = windowOf(`expr(sum(${NUMBER}) < 6)`);
    send('a', '1');
    send('b', 'none');
    send('c', '2');
    send('d', '5');
    expect(held()).toEqual([['d'], ['d']]);
    expect([told, reports]).toEqual([['+a -', '+c -', '+d -a,c'], ['failure']]);
  });
});

describe('an on-demand insert that fails midway', () => {
  test('leaves nothing behind', () => {
    const { ask, held, told } = windowOf('keepall');
    expect(() => ask("insert into W(id, v) values ('a', '1'), ('b', String.valueOf(Integer.parseInt('none')))")).toThrow();
    expect([held(), told]).toEqual([[[], []], []]);
  });

  test('leaves nothing behind when the window cannot take one of its rows', () => {
    const { ask, held, told } = windowOf(`sort(3, ${NUMBER})`);
    expect(() => ask("insert into W(id, v) values ('a', '1'), ('b', 'none')")).toThrow();
    expect([held(), told]).toEqual([[[], []], []]);
  });

  test('that selects leaves nothing behind', () => {
    const { send, ask, held, told } = windowOf(`sort(3, ${NUMBER})`);
    send('a', '1');
    send('b', '2');
    expect(() => ask("insert into W select id || '+' as id, case id when 'a' then '5' else 'none' end as v from W")).toThrow();
    expect([held(), told]).toEqual([
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
      ['+a -', '+b -'],
    ]);
  });
});

/** A stream of rows that come several at once, into a window whose expression fails for some. */
function streamOf(views: string) {
  const reports: string[] = [];
  const told: string[] = [];
  const textOf = ({ id, v }: Readonly<Record<string, unknown>>): string => `${id}:${v}`;
  const session = new EplSession({
    listener: {
      delivery: ({ inserted, removed }) => told.push(`+${inserted.map(textOf)} -${removed.map(textOf)}`),
      report: ({ kind }) => reports.push(kind),
    },
  });
  const epl = `create schema I(id string, v string); create schema B(items I[]); select irstream id, v from B[items]#${views}`;
  const deployed = session.deploy(epl, 'main');
  if ('phase' in deployed) throw new Error(deployed.diagnostics.map(({ message }) => message).join('; '));
  const send = (rows: string): void => {
    const items = rows.split(' ').map((row) => ({ id: row.slice(0, 1), v: row.slice(2) }));
    session.engine.send('B', { items });
  };
  const held = (): number | undefined => session.engine.status().at(-1)?.held.rows;
  return { send, held, told, reports };
}

describe('several rows at once of which one fails', () => {
  test.each([
    ['expr(sum(Integer.parseInt(v)) <= 6)', '+d:2,e:4 -c:3', 2],
    ['sort(2, Integer.parseInt(v))', '+d:2,e:4 -e:4', 2],
    ['rank(id, 2, Integer.parseInt(v))', '+d:2,e:4 -e:4', 2],
    // each of both windows holds each row
    ['length(2)#unique(Integer.parseInt(v))', '+d:2,e:4 -c:3', 4],
    ['groupwin(Integer.parseInt(v))#length(1)', '+d:2,e:4 -', 3],
  ])('change nothing of %s', (views, last, rows) => {
    const { send, held, told, reports } = streamOf(views);
    send('a:1 b:none');
    expect([told, held(), reports]).toEqual([[], 0, ['failure']]);
    send('c:3');
    send('d:2 e:4');
    expect([told, held()]).toEqual([['+c:3 -', last], rows]);
  });

  test('leave the row of a key that one of them would replace', () => {
    const { send, held, told } = streamOf('rank(id, 2, Integer.parseInt(v))');
    send('a:1');
    send('a:none');
    send('a:2');
    expect([told, held()]).toEqual([['+a:1 -', '+a:2 -a:1'], 1]);
  });
});

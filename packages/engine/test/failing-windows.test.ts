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

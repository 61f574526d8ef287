import { describe, expect, test } from 'vitest';
import { createEngine } from '../src/engine.js';
import type { NodeInspection } from '../src/inspection.js';
import { WINDOWS } from '../src/runtime/window/registry.js';
import { EplSession } from '../src/testing/session.js';

const SCHEMA = 'create schema A(id string, x int, ts long); create schema B(id string, x int);';

function running(epl: string): EplSession {
  const session = new EplSession({ listener: { delivery: () => undefined } });
  const deployed = session.deploy(`${SCHEMA} ${epl}`, 'main');
  if ('phase' in deployed) throw new Error(`${epl}: ${deployed.diagnostics.map(({ message }) => message).join('; ')}`);
  return session;
}

function send({ engine }: EplSession, ...events: readonly (readonly [type: string, id: string, x?: number])[]): void {
  for (const [type, id, x = 0] of events) engine.send(type, { id, x, ...(type === 'A' && { ts: engine.time }) });
}

function inspect({ engine }: EplSession, node: string, page?: { readonly offset: number; readonly limit: number }): NodeInspection {
  const found = engine.inspect({ deployment: 'main', node, ...page });
  if (found === undefined) throw new Error(`no node ${node} in ${engine.counters().map((one) => one.node)}`);
  return found;
}

describe('a window', () => {
  test('shows what it holds, page by page', () => {
    const session = running("@Name('s') select id from A#length(3);");
    send(session, ['A', 'a'], ['A', 'b'], ['A', 'c'], ['A', 'd']);
    expect(inspect(session, 's/from.0/view.0', { offset: 1, limit: 1 })).toEqual({
      ...{ deployment: 'main', statement: 's', node: 's/from.0/view.0', kind: 'window' },
      ...{ inserted: 4, removed: 1, held: 3, waiting: 0 },
      entries: [{ kind: 'row', row: { id: 'c', x: 0, ts: 0 } }],
    });
  });
});

describe('a pattern', () => {
  test('shows its partial matches: what is bound, for how long, and what each waits for', () => {
    const session = running(
      "@Name('s') select a.id as id from pattern[every a=A -> (timer:interval(5 sec) and not B(id = a.id))];",
    );
    send(session, ['A', 'u', 7]);
    session.engine.advanceTimeSpan(2_000);
    const { entries, held } = inspect(session, 's/from.0');
    const tags = { a: { id: 'u', x: 7, ts: 0 } };
    expect(held).toBe(3);
    expect(entries).toEqual([
      expect.objectContaining({ kind: 'partial-match', tags: {}, ageMs: null, waitsFor: 'event', negated: false }),
      expect.objectContaining({ kind: 'partial-match', tags, ageMs: 2_000, waitsFor: 'time', due: 5_000, negated: false }),
      expect.objectContaining({ kind: 'partial-match', tags, ageMs: 2_000, waitsFor: 'event', negated: true }),
    ]);
  });

  test('shows at each atom those that wait there', () => {
    const session = running("@Name('s') select a.id as id from pattern[every a=A -> b=B(id = a.id)];");
    send(session, ['A', 'u'], ['A', 'v']);
    const atom = session.engine.counters().find(({ node, held }) => node.includes('followed-by.1') && held === 2);
    expect(inspect(session, atom?.node ?? '').entries.map((entry) => ('tags' in entry ? Object.keys(entry.tags) : []))).toEqual([
      ['a'],
      ['a'],
    ]);
  });
});

describe('the output of a statement', () => {
  test('shows its groups with their aggregates', () => {
    const session = running("@Name('s') select id, sum(x) as s, count(*) as c from A#keepall group by id;");
    send(session, ['A', 'u', 2], ['A', 'v', 5], ['A', 'u', 3]);
    expect(inspect(session, 's').entries).toEqual([
      { kind: 'group', keys: ['u'], rows: 2, values: [5, 2] },
      { kind: 'group', keys: ['v'], rows: 1, values: [5, 1] },
    ]);
  });

  test('shows how much waits for the end of an interval, and when that is', () => {
    const session = running("@Name('s') select id from A output every 10 sec;");
    session.engine.advanceTimeSpan(1_000);
    send(session, ['A', 'u'], ['A', 'v']);
    expect(inspect(session, 's')).toMatchObject({ waiting: 2, due: 11_000, inserted: 0 });
  });
});

describe('a join', () => {
  test('shows the rows of each stream', () => {
    const session = running("@Name('s') select a.id as id from A#keepall as a, B#keepall as b where a.id = b.id;");
    send(session, ['A', 'u', 1], ['B', 'u', 2]);
    expect(inspect(session, 's/join')).toMatchObject({
      ...{ kind: 'join', inserted: 1, held: 2 },
      entries: [
        { stream: 'a', row: { id: 'u', x: 1 } },
        { stream: 'b', row: { id: 'u', x: 2 } },
      ],
    });
  });
});

describe('a named window and a subquery', () => {
  test('show their rows', () => {
    const session = running(
      "@Name('w') create window W#keepall as B; insert into W select * from B; @Name('s') select (select max(x) from B#length(1)) as m from A;",
    );
    send(session, ['B', 'u', 1], ['B', 'v', 2]);
    expect(inspect(session, 'w/view.0')).toMatchObject({
      kind: 'named-window',
      held: 2,
      entries: [{ kind: 'row' }, { kind: 'row' }],
    });
    const subquery = session.engine
      .counters()
      .find(({ node, held }) => node.startsWith('s/') && held === 1 && !node.includes('view'));
    expect(inspect(session, subquery?.node ?? '')).toMatchObject({ kind: 'subquery', entries: [{ row: { id: 'v', x: 2 } }] });
  });
});

describe('watching a node', () => {
  test('keeps the last rows that it passes on, from then on, until it is stopped', () => {
    const session = running("@Name('s') select id from A#length(1) where x > 0;");
    send(session, ['A', 'before', 1]);
    const stop = session.engine.watch('main', 's/from.0/view.0', 3);
    session.engine.advanceTimeSpan(500);
    send(session, ['A', 'a', 1], ['A', 'b', 2]);
    expect(inspect(session, 's/from.0/view.0').recent).toEqual([
      { time: 500, kind: 'removed', row: { id: 'before', x: 1, ts: 0 } },
      { time: 500, kind: 'inserted', row: { id: 'b', x: 2, ts: 500 } },
      { time: 500, kind: 'removed', row: { id: 'a', x: 1, ts: 500 } },
    ]);
    stop?.();
    expect(inspect(session, 's/from.0/view.0')).not.toHaveProperty('recent');
  });

  test('of a node that is not there is refused', () => {
    expect(createEngine().watch('main', 's')).toBeUndefined();
  });
});

/* Every operator that keeps state says what it is. A window or clause without an example here fails the first test. */
const VIEWS: Readonly<Record<string, string>> = {
  time: '(9 sec)',
  length: '(2)',
  keepall: '',
  time_batch: '(9 sec)',
  length_batch: '(2)',
  time_length_batch: '(9 sec, 2)',
  time_accum: '(9 sec)',
  firsttime: '(9 sec)',
  firstlength: '(2)',
  ext_timed: '(ts, 9 sec)',
  ext_timed_batch: '(ts, 9 sec)',
  expr: '(current_count < 3)',
  expr_batch: '(current_count > 2)',
  unique: '(id)',
  lastevent: '',
  firstevent: '',
  firstunique: '(id)',
  sort: '(2, x)',
  rank: '(id, 2, x)',
  time_order: '(ts, 9 sec)',
  timetolive: '(ts + 9000)',
};

test('every window of the registry has an example', () => {
  expect(Object.keys(VIEWS).sort()).toEqual(Object.keys(WINDOWS).sort());
});

describe.each([
  ...Object.entries(VIEWS).map(([name, given]) => `select id from A#${name}${given}`),
  'select id from A#groupwin(id)#length(2)',
  'select id from A#time(9 sec)#unique(id)',
  'select id from A#length(2)#unique(id) retain-union',
])('%s', (statement) => {
  test('shows its rows', () => {
    const session = running(`@Name('s') ${statement};`);
    session.engine.advanceTimeSpan(1_000);
    send(session, ['A', 'u', 1]);
    const window = session.engine.counters().find(({ node }) => inspect(session, node).kind === 'window');
    expect(inspect(session, window?.node ?? '')).toMatchObject({ held: 1, entries: [{ kind: 'row', row: { id: 'u' } }] });
  });
});

describe.each([
  'select id, prior(1, id) as p from A#length(2)',
  'select irstream id from A#length(2) output every 3 events',
  'select id, count(*) as c from A group by id output all every 3 sec',
  'select id, count(*) as c from A#length(2) group by id output last every 3 sec',
  'select count(*) as c from A output last every 3 sec',
  'select id, count(*) as c from A output first every 3 sec',
  'select id, x, count(*) as c from A group by id output snapshot every 3 sec',
  'select id from A output after 3 events',
  'select id from A output when count_insert > 2',
  'select id from A output every 2 events order by id',
  'select a.id as id from A#length(2) as a left outer join B#length(2) as b on a.id = b.id',
  'select id from A where exists (select * from B#keepall as b where b.id = A.id)',
  'select a[0].id as id from pattern[every [2] a=A -> b=B where timer:within(3 sec)]',
  'select a.id as id from pattern[every-distinct(a.id, 9 sec) a=A and not B]',
  'select a[0].id as id from pattern[every (a=A until B)]',
])('%s', (statement) => {
  test('has no state that cannot be looked at', () => {
    const session = running(`@Name('s') ${statement};`);
    send(session, ['B', 'u', 1], ['A', 'u', 1]);
    const nodes = session.engine.counters().map(({ node }) => inspect(session, node));
    expect(nodes.filter(({ held, entries, kind }) => held > 0 && kind !== 'pattern' && entries.length !== held)).toEqual([]);
    expect(nodes.some(({ held, waiting, kind }) => held + waiting > 0 || kind === 'output')).toBe(true);
  });
});

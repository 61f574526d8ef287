import { typeName } from '@rulewright/core';
import { describe, expect, it } from 'vitest';
import { columnsOf, moduleOf, queryOf, statementOf } from '../../test/semantics/checking.js';
import { parse } from '../syntax/parse.js';
import { check } from './check.js';
import type { CheckedOnStatement, CheckedSelect } from './checked.js';
import { EMPTY_WORLD } from './world.js';

const SCHEMAS = `
create schema A(id string, x int, y long, d double, f float, b boolean, tags string[], m java.util.Map);
create schema B(id string, x int, z int);
create window W#unique(id) as (id string, n long);
create variable int v = 1;
`;

function select(text: string): CheckedSelect {
  const statement = statementOf(SCHEMAS + text);
  if (statement.kind !== 'select') throw new Error(statement.kind);
  return statement;
}
function on(text: string): CheckedOnStatement {
  const statement = statementOf(SCHEMAS + text);
  if (statement.kind !== 'on') throw new Error(statement.kind);
  return statement;
}
/** A value without its places in the text, which these tests are not about. */
function unplaced(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner: unknown) => (key === 'span' ? undefined : inner)));
}

describe('the type of an expression', () => {
  it.each([
    ['x + x', 'int'],
    ['x + y', 'long'],
    ['y * f', 'float'],
    ['x - d', 'double'],
    ['x / x', 'double'],
    ['x % 2', 'int'],
    ['-d', 'double'],
    ['id || id', 'string'],
    ['x > y', 'boolean'],
    ['case when b then x else y end', 'long'],
    ['case when b then x end', 'int'],
    ['coalesce(x, d)', 'double'],
    ['cast(id, int)', 'int'],
    ['max(x, y)', 'long'],
    ['count(*)', 'long'],
    ['sum(x)', 'int'],
    ['sum(f)', 'float'],
    ['avg(x)', 'double'],
    ['min(id)', 'string'],
    ['window(x)', 'int[]'],
    ['window(*)', 'A[]'],
    ['last(*).x', 'int'],
    ['maxby(x).id', 'string'],
    ['prev(1, x)', 'int'],
    ['prevwindow(x)', 'int[]'],
    ['tags[0]', 'string'],
    ["m('k')", 'any'],
    ["m('k') + 1", 'any'],
    ['foo?', 'any'],
    ['id.length()', 'int'],
    ["id.split(',')", 'string[]'],
    ['tags.contains(id)', 'boolean'],
    ['Arrays.asList(tags)', 'string[]'],
    ["tags.where(t => t = 'a')", 'string[]'],
    ['tags.selectFrom(t => t.length())', 'int[]'],
    ['window(*).sumOf(i => i.y)', 'long'],
    ['window(*).firstOf(i => i.b)', 'A'],
    ['y.plus(1 hour)', 'long'],
    ['y.getHourOfDay()', 'int'],
    ['current_timestamp', 'long'],
    ['{1, 2.5}', 'double[]'],
    ['(select x from B#lastevent)', 'int'],
    ['(select * from B#lastevent)', 'B'],
    ['exists (select * from B#lastevent)', 'boolean'],
    ['Math.abs(x)', 'int'],
    ['Math.PI', 'double'],
    ['null', 'null'],
  ])('%s is %s', (expression, type) => {
    const [column] = select(`select ${expression} as v from A#length(3)`).columns;
    expect(column && typeName(column.type)).toBe(type);
  });
});

describe('the result shape', () => {
  it.each([
    ['select x from A', 'row-per-event-plain'],
    ['select x from A having x > 1', 'row-per-event-plain'],
    ['select count(*) from A', 'row-for-all'],
    ['select x, count(*) from A#length(2)', 'row-per-event'],
    ['select * from A#length(2) having count(*) > 1', 'row-per-event'],
    ['select id, count(*) from A#length(2) group by id', 'row-per-group'],
    ['select count(*) from A#length(2) group by id', 'row-per-group'],
    ['select x + 1, count(*) from A#length(2) group by x', 'row-per-group'],
    ['select id, x, count(*) from A#length(2) group by id', 'row-per-event-grouped'],
    ['select id, count(*) from A#length(2) group by id having x > 1', 'row-per-event-grouped'],
    ['select *, count(*) from A#length(2) group by id', 'row-per-event-grouped'],
  ])('of %s is %s', (text, shape) => {
    expect(select(text).shape).toBe(shape);
  });
});

describe('columns', () => {
  it.each([
    ['select * from B', ['id', 'x', 'z']],
    ['select * from A#lastevent as a, B#lastevent as b', ['a', 'b']],
    ['select * from A#lastevent, B#lastevent', ['stream_0', 'stream_1']],
    ['select b.*, a.d from A#lastevent as a, B#lastevent as b', ['id', 'x', 'z', 'a.d']],
    ['select * from pattern [a=A -> b=B]', ['a', 'b']],
    ['select b.*, a.x as ax from pattern [a=A -> b=B]', ['id', 'x', 'z', 'ax']],
    ['select *, x + 1 as next from B', ['id', 'x', 'z', 'next']],
    [
      'select exists (select * from W), exists (select * from W) as e, (select max(n) from W) from B',
      ['subselect_1', 'e', 'max(n)'],
    ],
    ['insert into S(p, q) select x, z from B', ['p', 'q']],
  ])('of %s are %j', (text, names) => {
    expect(columnsOf(SCHEMAS + text)).toEqual(names);
  });

  it('of select * are one event, unless something stands beside it', () => {
    expect(select('select * from B').eventOfStream).toBe(0);
    expect(select('select b.* from A#lastevent as a, B#lastevent as b').eventOfStream).toBe(1);
    expect(select('select *, 1 as one from B').eventOfStream).toBeUndefined();
  });
});

describe('a checked select', () => {
  it('counts streams from 0 and queries outwards', () => {
    const { subqueries, columns } = select(
      'select (select max(n) from W as w where w.id = b.id) as most from A#lastevent as a, B#lastevent as b',
    );
    expect(unplaced(columns[0]?.expression)).toEqual({ kind: 'subquery', type: { kind: 'long' }, index: 0 });
    expect(unplaced(subqueries[0]?.where)).toEqual({
      kind: 'compare',
      type: { kind: 'boolean' },
      operator: '=',
      left: {
        kind: 'property',
        type: { kind: 'string' },
        level: 0,
        stream: 0,
        path: [{ kind: 'property', name: 'id' }],
        dynamic: false,
      },
      right: {
        kind: 'property',
        type: { kind: 'string' },
        level: 1,
        stream: 1,
        path: [{ kind: 'property', name: 'id' }],
        dynamic: false,
      },
    });
  });

  it('collects each aggregate once', () => {
    const { aggregates, having } = select('select id, count(*) from A#length(3) group by id having COUNT( * ) > 2 and sum(x) > 5');
    expect(aggregates.map((aggregate) => aggregate.function)).toEqual(['count', 'sum']);
    expect(having?.kind).toBe('logic');
  });

  it('makes the only live side of a join with lookups unidirectional', () => {
    const { streams } = select("select a.x from A as a, SQL:db['select ip from t'] as t where t.ip = a.id");
    expect(streams.map(({ name, unidirectional }) => [name, unidirectional])).toEqual([
      ['a', true],
      ['t', false],
    ]);
  });

  it('keeps the parameters of a lookup apart from its text', () => {
    const { streams } = select(`select a.x from A as a, SQL:db['select ip from t where id = \${a.id} and x > 1'] as t`);
    const source = streams[1]?.source;
    expect(source?.kind === 'lookup' ? [source.parts, source.parameters.length] : undefined).toEqual([
      ['select ip from t where id = ', ' and x > 1'],
      1,
    ]);
  });

  it('gives periods in milliseconds and calendar months, numbers as seconds', () => {
    const [view] = select('select x from A#time(1 year 2 month 3 min 500 msec)').streams[0]?.views ?? [];
    expect(unplaced(view?.arguments[0])).toEqual({
      kind: 'period',
      type: { kind: 'long' },
      months: [
        { kind: 'constant', type: { kind: 'int' }, value: 12 },
        { kind: 'constant', type: { kind: 'int' }, value: 2 },
      ],
      parts: [
        { value: { kind: 'constant', type: { kind: 'int' }, value: 3 }, unitMs: 60_000 },
        { value: { kind: 'constant', type: { kind: 'int' }, value: 500 }, unitMs: 1 },
      ],
    });
  });

  it('inlines declared expressions, with reads counted from where they are used', () => {
    const [column] = select(
      'expression last10 { a => (select max(n) from W where W.id = a.id) } select last10(e) as q from A as e',
    ).columns;
    expect(column?.expression.kind).toBe('subquery');
    const { subqueries } = select(
      'expression last10 { a => (select max(n) from W where W.id = a.id) } select last10(e) as q from A as e',
    );
    const where = subqueries[0]?.where;
    expect(where?.kind === 'compare' && where.right.kind === 'property' ? where.right.level : undefined).toBe(1);
  });
});

describe('a checked pattern', () => {
  it('reads earlier tags by name, its own event as stream 0', () => {
    const [stream] = select('select * from pattern [every a=A -> b=B(x > a.x and b.z = 1)]').streams;
    const source = stream?.source;
    if (source?.kind !== 'pattern' || source.pattern.kind !== 'followed-by') throw new Error('no sequence');
    const [first, second] = source.pattern.parts;
    expect([first?.kind, second?.kind, source.tags]).toEqual([
      'every',
      'atom',
      [
        { name: 'a', eventType: 'A', array: false },
        { name: 'b', eventType: 'B', array: false },
      ],
    ]);
    const filter = second?.kind === 'atom' ? second.source.filter : undefined;
    expect(
      unplaced(
        filter?.kind === 'logic' ? filter.operands.map((each) => (each.kind === 'compare' ? [each.left, each.right] : [])) : [],
      ),
    ).toMatchObject([
      [
        { kind: 'property', stream: 0, path: [{ name: 'x' }] },
        { kind: 'tag', tag: 'a', path: [{ name: 'x' }] },
      ],
      [
        { kind: 'property', stream: 0, path: [{ name: 'z' }] },
        { kind: 'constant', value: 1 },
      ],
    ]);
  });

  it('knows a tag as an array once its repeat is over', () => {
    const [stream] = select('select * from pattern [[2] (a=A -> b=B(x = a.x)) -> c=B(x = a[0].x and z = b.countOf())]').streams;
    expect(stream?.source.kind === 'pattern' ? stream.source.tags.map(({ name, array }) => [name, array]) : []).toEqual([
      ['a', true],
      ['b', true],
      ['c', false],
    ]);
  });

  it('has the ids that its nodes have in the text', () => {
    const [stream] = select("@Name('Worm') select * from pattern [every a=A -> b=B where timer:within(1 min)]#time(1 min)").streams;
    const pattern = stream?.source.kind === 'pattern' ? stream.source.pattern : undefined;
    expect([stream?.id, stream?.views[0]?.id, pattern?.kind === 'followed-by' ? pattern.parts.map((part) => part.id) : []]).toEqual(
      ['Worm/from.0', 'Worm/from.0/view.0', ['Worm/from.0/pattern/followed-by.0', 'Worm/from.0/pattern/followed-by.1']],
    );
  });
});

describe('a checked on-statement', () => {
  it('reads the row as stream 0, the trigger as 1 and the row before as 2', () => {
    const { action } = on('on B as b merge W as w where w.id = b.id when matched then update set n = initial.n + b.z');
    const [update] = action.kind === 'merge' ? (action.clauses[0]?.actions ?? []) : [];
    expect(unplaced(update?.kind === 'update' ? update.assignments : [])).toMatchObject([
      {
        target: 'n',
        path: [],
        value: { kind: 'arithmetic', left: { stream: 2, path: [{ name: 'n' }] }, right: { stream: 1, path: [{ name: 'z' }] } },
      },
    ]);
  });

  it('inserts for every event in the direct form of merge', () => {
    const { action } = on('on B merge W insert select id, 1L as n');
    expect(action.kind === 'merge' ? unplaced([action.where, action.clauses.map(({ when }) => when)]) : []).toEqual([
      { kind: 'constant', type: { kind: 'boolean' }, value: false },
      ['not-matched'],
    ]);
  });
});

describe('the world after a module', () => {
  it('knows what was declared', () => {
    const { world } = check(
      parse(`module base; ${SCHEMAS} create index I on W(n btree); create expression f { a => a.x };`).document,
      EMPTY_WORLD,
    );
    expect([...world.types.keys()]).toEqual(['A', 'B', 'W']);
    expect(world.windows.get('W')).toEqual({ name: 'W', eventType: 'W', module: 'base', uniqueKey: ['id'] });
    expect(world.variables.get('v')).toEqual({ name: 'v', type: { kind: 'int' }, constant: false, module: 'base' });
    expect(world.indexes.get('I')).toEqual({ name: 'I', window: 'W', unique: false, properties: ['n'], module: 'base' });
    expect([...world.expressions.keys()]).toEqual(['f']);
    expect(world.declaredBy.get('A')).toBe('base');
    const next = check(parse('module next; uses base; select f(e) as q from A as e').document, world);
    expect(next.diagnostics).toEqual([]);
  });

  it('has the types of streams that other modules insert into', () => {
    const types = moduleOf(`${SCHEMAS} insert into S select id, x + 1 as q from A; insert into S select id from B`).types;
    expect(types.find((type) => type.name === 'S')?.properties).toEqual([
      { name: 'id', type: { kind: 'string' } },
      { name: 'q', type: { kind: 'int' } },
    ]);
  });
});

describe('an on-demand query', () => {
  const { world } = check(parse(SCHEMAS).document, EMPTY_WORLD);

  it.each([
    ['select * from W', 'select'],
    ['select id, sum(n) from W group by id having sum(n) > 1 order by id limit 5', 'select'],
    ['select w.n from W as w, W as u where w.id = u.id', 'select'],
    ["insert into W(id, n) values ('a', 1L), ('b', 2)", 'insert-rows'],
    ["insert into W select 'a' as id, 1L as n from W", 'select'],
    ["delete from W where id like 'a%'", 'delete-rows'],
    ['update W set n = n + 1 where id in (select id from W)', 'update-rows'],
  ])('%s is a %s', (text, kind) => {
    expect(queryOf(text, world).statement.kind).toBe(kind);
  });

  it('takes parameters, one a name', () => {
    expect(queryOf('select * from W where id = ?:who:string and n > ? and id != ?:who:string', world).parameters).toEqual([
      { name: 'who', type: { kind: 'string' } },
      { type: { kind: 'any' } },
    ]);
  });
});

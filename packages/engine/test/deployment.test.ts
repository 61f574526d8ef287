import { check, checkQuery, EMPTY_WORLD, type World } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { describe, expect, test } from 'vitest';
import type { DeployOptions } from '../src/contract.js';
import { createEngine } from '../src/engine.js';
import { EplSession } from '../src/testing/session.js';

const SCHEMA = 'create schema A(id string, x int);';

function checked(epl: string, world: World) {
  const { module, world: after, diagnostics } = check(parse(epl).document, world);
  if (module === undefined) throw new Error(diagnostics.map(({ message }) => message).join('; '));
  return { module, world: after };
}

/** An engine with the type A and a deployment `rules`; rows of named statements are told as `statement values`. */
function engineWith(text: string) {
  const rows: string[] = [];
  const engine = createEngine({
    listener: {
      delivery: ({ statement, inserted }) => {
        if (!statement.startsWith('#')) rows.push(...inserted.map((row) => `${statement} ${Object.values(row).join(',')}`));
      },
    },
  });
  const types = checked(SCHEMA, EMPTY_WORLD);
  engine.deploy(types.module, { id: 'types' });
  const rules = checked(text, types.world);
  engine.deploy(rules.module, { id: 'rules' });
  const send = (id: string, x: number): readonly string[] => {
    rows.length = 0;
    engine.send('A', { id, x });
    return [...rows];
  };
  return {
    engine,
    send,
    foresee: (epl: string) => engine.foresee(checked(epl, types.world).module, { replaces: 'rules' }),
    deploy: (epl: string, options: DeployOptions) => engine.deploy(checked(epl, rules.world).module, options),
    replace: (epl: string) => engine.deploy(checked(epl, types.world).module, { replaces: 'rules' }),
    replacing: (epl: string) => engine.deploying(checked(epl, types.world).module, { replaces: 'rules' }),
  };
}

describe('replacing a deployment', () => {
  test('keeps the state of a statement whose condition alone has changed, and says so', () => {
    const { replace, send } = engineWith("@Name('s') select count(*) as c from A#keepall having count(*) > 10;");
    send('a', 1);
    send('a', 1);
    expect(replace("@Name('s') select count(*) as c from A#keepall having count(*) > 2;")).toMatchObject({
      statements: [{ id: 's', stateKept: true }],
    });
    expect(send('a', 1)).toEqual(['s 3']);
  });

  test('begins anew where the window has changed', () => {
    const { replace, send } = engineWith("@Name('s') select count(*) as c from A#keepall;");
    send('a', 1);
    expect(replace("@Name('s') select count(*) as c from A#length(9);")).toMatchObject({ statements: [{ stateKept: false }] });
    expect(send('a', 1)).toEqual(['s 1']);
  });

  test('leaves the other statements of the module alone', () => {
    const { replace, send } = engineWith("@Name('s') select sum(x) as s from A; @Name('t') select id from A;");
    send('a', 5);
    replace("@Name('t') select id, x from A; @Name('s') select sum(x) as s from A;");
    expect(send('b', 1).toSorted()).toEqual(['s 6', 't b,1']);
  });

  test('carries a named window with what reads it', () => {
    const window = 'create window W#keepall as (id string, x int); insert into W select id, x from A;';
    const { replace, send, engine } = engineWith(`${window} @Name('s') select count(*) as c from W;`);
    send('a', 1);
    replace(`${window} @Name('s') select count(*) as c, max(x) as m from W;`);
    expect(send('b', 7)).toEqual(['s 2,7']);
    expect(engine.iterate('s')).toEqual([{ c: 2, m: 7 }]);
  });

  test('carries the attempts of a pattern', () => {
    const { replace, send } = engineWith("@Name('s') select a.id as a, b.id as b from pattern[every a=A(x = 1) -> b=A(x = 2)];");
    send('a', 1);
    replace("@Name('s') select b.id as b, a.id as a from pattern[every a=A(x = 1) -> b=A(x = 2)];");
    expect([send('b', 2), send('c', 1), send('d', 2)]).toEqual([['s b,a'], [], ['s d,c']]);
  });

  test('leaves the old module as it was when a part of the new one cannot be started', () => {
    const variable = 'create variable int N = 0; on A set N = N + 1;';
    const window = 'create window W#keepall as A; insert into W select * from A;';
    const { engine, replace, send } = engineWith(`${variable} ${window} @Name('s') select count(*) as c, N as n from A#keepall;`);
    send('a', 1);
    expect(
      replace(
        `${variable} ${window} @Name('s') select count(*) as c, N + 1 as n from A#keepall; create window V#keepall as W insert where Integer.parseInt(id) = 1;`,
      ),
    ).toMatchObject({ refused: [{ code: 'deploy-failed' }] });
    expect([send('b', 1), engine.status().filter(({ deployment }) => deployment === 'rules').length]).toEqual([['s 2,2'], 5]);
  });

  test('carries much state slice by slice', () => {
    const { replacing, send } = engineWith("@Name('s') select count(*) as c from A#keepall having count(*) > 99999;");
    for (let i = 0; i < 10_000; i++) send(`a${i}`, i);
    const steps = replacing("@Name('s') select count(*) as c from A#keepall having count(*) > 1;");
    const slices: unknown[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) slices.push(step.value);
    expect(slices.length).toBeGreaterThan(3);
    expect([step.value, send('b', 1)]).toMatchObject([{ statements: [{ stateKept: true }] }, ['s 10001']]);
  });

  test('is refused while others use what would change', () => {
    const { replace, deploy, send } = engineWith('create window W#keepall as (id string); insert into W select id from A;');
    deploy("@Name('other') select count(*) as c from W;", { id: 'other' });
    expect(replace('create window W#length(1) as (id string); insert into W select id from A;')).toMatchObject({
      refused: [{ code: 'deploy-still-used', message: 'W would change and is used by other' }],
    });
    expect(send('a', 1)).toEqual(['other 1']);
  });
});

describe('a deployment', () => {
  test('leaves nothing behind when a part of it cannot be opened', () => {
    const { deploy, send } = engineWith("@Name('s') select id from A;");
    expect(deploy("@Name('t') select id from A; create variable int V = cast('zz', int);", { id: 'more' })).toMatchObject({
      refused: [{ code: 'deploy-failed' }],
    });
    expect(send('a', 1)).toEqual(['s a']);
  });

  test('leaves nothing behind when a part of it cannot be started', () => {
    const { engine, deploy, send } = engineWith('create window W#keepall as A; insert into W select * from A;');
    send('a', 1);
    const epl =
      "@Name('t') select id from A; @Name('u') create window U#keepall as W insert; @Name('v') create window V#keepall as W insert where Integer.parseInt(id) = 1;";
    expect(deploy(epl, { id: 'more' })).toMatchObject({ refused: [{ code: 'deploy-failed' }] });
    const running = engine.status().filter(({ deployment }) => deployment === 'more');
    expect([send('b', 1), running]).toEqual([[], []]);
    expect(engine.undeploy('rules')).toEqual([]);
  });

  test('whose id is taken is refused', () => {
    const { deploy } = engineWith('select id from A;');
    expect(deploy('select id from A;', { id: 'rules' })).toMatchObject({ refused: [{ code: 'deploy-id-taken' }] });
  });

  test('that replaces another under a taken id is refused, and both run on', () => {
    const { deploy, send } = engineWith("@Name('s') select id from A;");
    deploy("@Name('t') select id from A;", { id: 'other' });
    expect(deploy("@Name('u') select id from A;", { replaces: 'rules', id: 'other' })).toMatchObject({
      refused: [{ code: 'deploy-id-taken', message: '"other" is deployed already' }],
    });
    expect(send('a', 1)).toEqual(['s a', 't a']);
  });

  test('that would replace one that is not there has the id that it asks for', () => {
    const { deploy } = engineWith('select id from A;');
    expect(deploy('select id from A;', { replaces: 'nobody', id: 'mine' })).toMatchObject({ id: 'mine' });
  });

  test('tells its own counters, though statements of another have the same ids', () => {
    const { engine, deploy, send } = engineWith("@Name('s') select id from A;");
    deploy("@Name('s') select id from A(x = 2);", { id: 'other' });
    send('a', 1);
    const inserted = engine.counters().filter(({ node }) => node === 's/from.0');
    expect(inserted.map((one) => [one.deployment, one.inserted])).toEqual([
      ['rules', 1],
      ['other', 0],
    ]);
  });

  test('forgets the types that a replacement no longer declares', () => {
    const { engine, replace } = engineWith('create schema Gone(id string); select id from Gone;');
    replace('select id from A;');
    expect(engine.send('Gone', { id: 'a' })).toMatchObject({ code: 'event-unknown-type' });
  });

  test('cannot be taken away while others use it', () => {
    const { engine, deploy } = engineWith('create window W#keepall as (id string);');
    deploy('select id from W;', { id: 'reader' });
    expect(engine.undeploy('rules')).toEqual(['reader']);
    expect([engine.undeploy('reader'), engine.undeploy('rules')]).toEqual([[], []]);
  });

  test('that is gone lets no timer run and no event through', () => {
    const { engine, send } = engineWith("@Name('s') select irstream id from A#time(1 sec) output every 1 sec;");
    send('a', 1);
    engine.undeploy('rules');
    engine.advanceTimeSpan(10_000);
    expect(send('b', 1)).toEqual([]);
  });
});

describe('an exception in one statement', () => {
  test('costs its row alone, and is reported', () => {
    const reports: string[] = [];
    const rows: string[] = [];
    const session = new EplSession({
      listener: {
        delivery: ({ statement, inserted }) => rows.push(...inserted.map((row) => `${statement} ${Object.values(row).join(',')}`)),
        report: ({ kind, statement, message }) => reports.push(`${kind} ${statement}: ${message}`),
      },
    });
    session.deploy(`${SCHEMA} @Name('bad') select 7 % x as r from A; @Name('good') select id from A;`, 'main');
    session.engine.send('A', { id: 'a', x: 0 });
    session.engine.send('A', { id: 'b', x: 4 });
    expect(rows).toEqual(['good a', 'bad 3', 'good b']);
    expect(reports).toEqual(['failure bad: division by zero in "%"']);
  });
});

describe('budgets', () => {
  const run = (epl: string, budget: DeployOptions['budget'], events: number) => {
    const reports: string[] = [];
    let deliveries = 0;
    const session = new EplSession({
      listener: {
        delivery: () => {
          deliveries++;
        },
        report: ({ kind, message }) => reports.push(`${kind}: ${message}`),
      },
    });
    session.deploy(SCHEMA, 'types');
    const checked = session.check(epl);
    if ('phase' in checked) throw new Error('refused');
    session.engine.deploy(checked.module, { id: 'rules', ...(budget && { budget }) });
    for (let i = 0; i < events; i++) session.engine.send('A', { id: `i${i}`, x: i });
    return { reports, deliveries };
  };

  test('a window takes no more rows than it may hold', () => {
    expect(run('select id from A#keepall;', { maxRows: 3 }, 5)).toEqual({
      reports: ['budget: the statement holds as many rows as it may: 1 dropped so far'],
      deliveries: 3,
    });
  });

  test('no more groups are made than there may be', () => {
    expect(run('select id, count(*) as c from A group by id;', { maxGroups: 2 }, 5)).toEqual({
      reports: ['budget: the statement holds as many groups as it may: 1 dropped so far'],
      deliveries: 2,
    });
  });

  const patternWith = (pattern: string, maxStates: number) => {
    const rows: string[] = [];
    const session = new EplSession({
      listener: { delivery: ({ inserted }) => rows.push(...inserted.map((row) => Object.values(row).join(','))) },
    });
    session.deploy(['A', 'B', 'C', 'D', 'E'].map((type) => `create schema ${type}(id string);`).join(' '), 'types');
    const checked = session.check(`select a.id as id from pattern[${pattern}];`);
    if ('phase' in checked) throw new Error('refused');
    session.engine.deploy(checked.module, { id: 'rules', budget: { maxStates } });
    const held = () => session.engine.status().at(-1)?.held.states;
    const send = (types: string) => {
      for (const type of types) session.engine.send(type, { id: type.toLowerCase() });
    };
    return { session, rows, held, send };
  };

  test('a pattern whose next part found no room begins anew when there is some', () => {
    const pattern = 'every (a=A -> (b=B and c=C and e=E)) or (every d=D -> timer:interval(1 sec))';
    const { session, rows, held, send } = patternWith(pattern, 6);
    send('DDDDA');
    session.engine.advanceTimeSpan(2_000);
    rows.length = 0;
    send('ABCE');
    expect([rows, held()]).toEqual([['a'], 2]);
  });

  test.each([
    [3, 3],
    [6, 5],
  ])('a part of a pattern that holds several begins only where all find room: %i', (maxStates, expected) => {
    const { held, send } = patternWith('every a=A -> d=D -> (b=B and c=C)', maxStates);
    send('AAAAAAD');
    expect(held()).toBe(expected);
  });

  test('a part that holds no more than the one before it always finds room', () => {
    const { rows, send } = patternWith('every (a=A -> b=B -> c=C)', 1);
    send('ABCABC');
    expect(rows).toEqual(['a', 'a']);
  });

  test('a part that holds more than the one before it begins only where all find room', () => {
    const { held, rows, send } = patternWith('every (a=A -> (b=B and c=C))', 1);
    send('ABC');
    expect([held(), rows]).toEqual([1, []]);
  });

  test('a statement that feeds itself is stopped', () => {
    const { reports, deliveries } = run('insert into A select id, x from A;', { maxDerivedRows: 10 }, 1);
    expect(reports).toEqual(['derived-loop: one event led to more than 10 rows of this statement: 1 dropped so far']);
    expect(deliveries).toBe(11);
  });
});

describe('foreseeing a replacement', () => {
  test('says what goes on, what is taken over, what begins anew and what ends, and changes nothing', () => {
    const text =
      "@Name('same') select x from A#length(5); @Name('more') select count(*) as c from A#keepall having count(*) > 10; @Name('gone') select x from A#length(3);";
    const { engine, send, foresee } = engineWith(text);
    send('a', 1);
    send('a', 2);
    expect(
      foresee(
        "@Name('same') select x from A#length(5); @Name('more') select count(*) as c from A#keepall; @Name('fresh') select x from A;",
      ),
    ).toEqual({
      statements: [
        { id: 'same', name: 'same', state: 'undisturbed', held: 2 },
        { id: 'more', name: 'more', state: 'taken-over', held: 3 },
        { id: 'fresh', name: 'fresh', state: 'new', held: 0 },
      ],
      ended: [{ id: 'gone', name: 'gone', held: 2 }],
    });
    expect(send('a', 3)).toEqual(['same 3', 'gone 3']);
    expect(engine.counters().some(({ node }) => node.startsWith('fresh'))).toBe(false);
  });
});

describe('a paused deployment', () => {
  test('sees no events, tells nothing and goes on with what it held', () => {
    const { engine, send } = engineWith("@Name('s') select count(*) as c from A#keepall;");
    send('a', 1);
    engine.pause('rules', true);
    expect(send('a', 1)).toEqual([]);
    engine.pause('rules', false);
    expect(send('a', 1)).toEqual(['s 2']);
  });

  test('stays true to a window that others change', () => {
    const { engine, send, deploy } = engineWith('create window W#length(1) as A; insert into W select * from A;');
    deploy("@Name('s') select count(*) as c, sum(x) as total from W;", { id: 'reader' });
    send('a', 1);
    engine.pause('reader', true);
    expect(send('b', 2)).toEqual([]);
    engine.pause('reader', false);
    expect(send('c', 3)).toEqual(['s 1,3']);
  });
});

describe('an on-demand update', () => {
  test('that fails at one row changes none', () => {
    const { engine, send } = engineWith("@Name('w') create window W#keepall as A; insert into W select * from A;");
    send('7', 1);
    send('none', 2);
    const world = checked(`${SCHEMA} create window W#keepall as A;`, EMPTY_WORLD).world;
    const { query } = checkQuery(parse('update W set x = cast(id, int)').document, world);
    if (query === undefined) throw new Error('refused');
    expect(() => engine.query(query)).toThrow();
    expect(engine.iterate('w').map(({ x }) => x)).toEqual([1, 2]);
  });
});

describe('filling a window', () => {
  test('replaces what it holds, and tells who reads it', () => {
    const { engine, send } = engineWith(
      "create window W#keepall as A; insert into W select * from A; @Name('s') select sum(x) as total from W;",
    );
    send('a', 1);
    expect(
      engine.fill('W', [
        { id: 'b', x: 5 },
        { id: 'c', x: 6 },
      ]),
    ).toEqual([]);
    expect(send('d', 1)).toEqual(['s 12']);
  });

  test('names the records that do not fit, and leaves the window as it was', () => {
    const { engine, send } = engineWith(
      "create window W#keepall as A; insert into W select * from A; @Name('s') select sum(x) as total from W;",
    );
    send('a', 1);
    expect(
      engine.fill('W', [
        { id: 'b', x: 5 },
        { id: 'c', x: 'many' },
      ]),
    ).toMatchObject([{ index: 1, diagnostic: { code: 'event-wrong-value' } }]);
    expect(send('d', 1)).toEqual(['s 2']);
  });
});

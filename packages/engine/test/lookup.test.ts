import { type EventRecord, INT, STRING } from '@rulewright/core';
import { EMPTY_WORLD } from '@rulewright/epl/semantics';
import { describe, expect, test } from 'vitest';
import type { LookupAnswer, LookupRequest } from '../src/lookup-port.js';
import { EplSession } from '../src/testing/session.js';

/* A statement asks the outside; the answer comes later, as an entry of the host's journal. */

const SCHEMA = 'create schema A(id string, x int); create schema B(id string, x int);';
// biome-ignore lint/suspicious/noTemplateCurlyInString: the parameter of a lookup
const OWNERS = "SQL:assets['select owner, floor from hosts where id = ${a.id}']";
const COLUMNS = [
  { name: 'owner', type: STRING },
  { name: 'floor', type: INT },
];
const ROW_TYPE = { name: 'assets', origin: 'row' as const, supertypes: [], properties: COLUMNS };
const WORLD = { ...EMPTY_WORLD, host: { ...EMPTY_WORLD.host, lookups: new Map([['assets', ROW_TYPE]]) } };

/** An engine that notes what it asks and tells; `answerAtOnce` answers within the question. */
class Running {
  readonly asked: LookupRequest[] = [];
  readonly told: string[] = [];
  readonly reports: string[] = [];
  readonly session: EplSession;

  constructor(epl: string, answerAtOnce?: (request: LookupRequest) => LookupAnswer) {
    this.session = new EplSession(
      {
        lookup: {
          request: (request) => {
            this.asked.push(request);
            if (answerAtOnce !== undefined) this.session.engine.answerLookup(request.id, answerAtOnce(request));
          },
        },
        listener: {
          delivery: ({ inserted, removed }) => {
            this.told.push(...inserted.map((row) => `+${values(row)}`), ...removed.map((row) => `-${values(row)}`));
          },
          report: ({ kind, message }) => this.reports.push(`${kind}: ${message}`),
        },
      },
      WORLD,
    );
    const deployed = this.session.deploy(`${SCHEMA} ${epl}`, 'main');
    if ('phase' in deployed) throw new Error(deployed.diagnostics.map(({ message }) => message).join('; '));
  }

  send(id: string, x = 0, type = 'A'): void {
    this.session.engine.send(type, { id, x });
  }

  answer(index: number, answer: LookupAnswer): boolean {
    return this.session.engine.answerLookup(this.asked[index]?.id ?? '', answer);
  }

  /** What was told since the last call. */
  take(): readonly string[] {
    return this.told.splice(0);
  }
}

function values(row: EventRecord): string {
  return Object.values(row).join(' ');
}

const INNER = `@Name('s') select a.id as id, o.owner as owner from A as a, ${OWNERS} as o;`;

describe('a row that needs an outside lookup', () => {
  test('asks with the values of its parameters, and waits for the answer', () => {
    const run = new Running(INNER);
    run.send('h1');
    expect([run.asked, run.take()]).toEqual([
      [
        {
          ...{ id: 'main/s/from.0/lookup/0/0', deployment: 'main', statement: 's', lookup: 'assets' },
          ...{ sql: ['select owner, floor from hosts where id = ', ''], parameters: ['h1'] },
        },
      ],
      [],
    ]);
    expect([run.answer(0, [{ owner: 'ann', floor: 1 }, { owner: 'bob' }]), run.take()]).toEqual([true, ['+h1 ann', '+h1 bob']]);
  });

  test('goes on in the order of arrival, whichever answer comes first', () => {
    const run = new Running(INNER);
    for (const id of ['h1', 'h2', 'h3']) run.send(id);
    run.answer(1, [{ owner: 'bob' }]);
    expect(run.take()).toEqual([]);
    run.answer(0, [{ owner: 'ann' }]);
    expect(run.take()).toEqual(['+h1 ann', '+h2 bob']);
    run.answer(2, [{ owner: 'eve' }]);
    expect(run.take()).toEqual(['+h3 eve']);
  });

  test('is lost from an inner join without rows, and stays with nulls in an outer one', () => {
    const inner = new Running(INNER);
    inner.send('h1');
    inner.answer(0, []);
    expect(inner.take()).toEqual([]);
    const outer = new Running(
      `@Name('s') select a.id as id, o.owner as owner from A as a left outer join ${OWNERS} as o on o.floor = a.x;`,
    );
    outer.send('h1', 7);
    outer.send('h2', 7);
    outer.answer(0, [{ owner: 'ann', floor: 1 }]);
    outer.answer(1, [{ owner: 'bob', floor: 7 }]);
    expect(outer.take()).toEqual(['+h1 ', '+h2 bob']);
  });

  test('goes on when the answer is that there is none in time, which is reported', () => {
    const run = new Running(INNER);
    run.send('h1');
    run.send('h2');
    run.answer(1, [{ owner: 'bob' }]);
    run.answer(0, { failed: 'no answer within 2 s' });
    expect([run.take(), run.reports]).toEqual([['+h2 bob'], ['failure: lookup "assets": no answer within 2 s']]);
  });

  test('leaves with the same partners as it came', () => {
    const run = new Running(`@Name('s') select irstream a.id as id, o.owner as owner from A#length(1) as a, ${OWNERS} as o;`);
    run.send('h1');
    run.send('h2');
    expect(run.take()).toEqual([]);
    run.answer(0, [{ owner: 'ann' }]);
    run.answer(1, [{ owner: 'bob' }]);
    expect(run.take()).toEqual(['+h1 ann', '+h2 bob', '-h1 ann']);
    expect(run.session.engine.iterate('s')).toEqual([{ id: 'h2', owner: 'bob' }]);
  });

  test('is joined to other streams as they are when it goes on', () => {
    const run = new Running(
      `@Name('s') select a.id as id, o.owner as owner, b.x as x from ${OWNERS} as o, A#keepall as a, B#keepall as b where b.id = o.owner;`,
    );
    run.send('h1');
    run.send('ann', 5, 'B');
    run.answer(0, [{ owner: 'ann' }]);
    run.send('ann', 6, 'B');
    expect(run.take()).toEqual(['+h1 ann 5', '+h1 ann 6']);
  });

  test('may be answered within the question', () => {
    const run = new Running(INNER, ({ parameters }) => [{ owner: `of ${parameters[0]}` }]);
    run.send('h1');
    run.send('h2');
    expect(run.take()).toEqual(['+h1 of h1', '+h2 of h2']);
  });

  test('enters aggregates', () => {
    const run = new Running(
      `@Name('s') select o.owner as owner, count(*) as c from A#keepall as a, ${OWNERS} as o group by o.owner;`,
    );
    for (const [index, owner] of ['ann', 'bob', 'ann'].entries()) {
      run.send(`h${index}`);
      run.answer(index, [{ owner }]);
    }
    expect(run.take()).toEqual(['+ann 1', '+bob 1', '+ann 2']);
  });
});

describe('an answer', () => {
  test('that nobody waits for changes nothing', () => {
    const run = new Running(INNER);
    run.send('h1');
    expect([run.answer(0, []), run.answer(0, [{ owner: 'late' }]), run.take()]).toEqual([true, false, []]);
    run.send('h2');
    run.session.undeploy('main');
    expect(run.answer(1, [{ owner: 'gone' }])).toBe(false);
  });

  test('of the wrong shape costs its row alone', () => {
    const run = new Running(INNER);
    run.send('h1');
    run.answer(0, [{ owner: 5 }, { owner: 'ann' }]);
    expect([run.take(), run.reports]).toEqual([['+h1 ann'], ['failure: column "owner" of lookup "assets": 5 is no string']]);
  });
});

describe('a snapshot', () => {
  test('keeps what waits, what was answered behind it, and what is joined', () => {
    const epl = `@Name('s') select irstream a.id as id, o.owner as owner from A#length(1) as a, ${OWNERS} as o;`;
    const before = new Running(epl);
    for (const id of ['h1', 'h2', 'h3']) before.send(id);
    before.answer(0, [{ owner: 'ann' }]);
    before.answer(2, [{ owner: 'eve' }]);
    const after = new Running(epl);
    after.session.engine.restore(before.session.engine.snapshot());
    expect([before.take(), after.asked]).toEqual([['+h1 ann'], [before.asked[1]]]);
    after.answer(0, [{ owner: 'bob' }]);
    expect(after.take()).toEqual(['+h2 bob', '+h3 eve', '-h1 ann', '-h2 bob']);
  });
});

describe('what waits', () => {
  test('is shown by the node of the stream that asks', () => {
    const run = new Running(INNER);
    run.send('h1', 3);
    expect(run.session.engine.inspect({ deployment: 'main', node: 's/from.0/lookup' })).toMatchObject({
      ...{ kind: 'lookup', held: 1 },
      entries: [{ kind: 'lookup', row: { id: 'h1', x: 3 }, lookup: 'assets', parameters: ['h1'] }],
    });
  });

  test('counts for the budget of its statement', () => {
    const run = new Running(INNER);
    expect(run.session.engine.status()[2]?.held.rows).toBe(0);
    run.send('h1');
    expect(run.session.engine.status()[2]?.held.rows).toBe(1);
    run.answer(0, []);
    expect(run.session.engine.status()[2]?.held.rows).toBe(0);
  });
});

describe('a lookup that cannot be asked', () => {
  test.each([
    [
      `select 1 as n from A#keepall as a, B#keepall as b, SQL:assets['select owner from t where x = \${a.x + b.x}'] as o`,
      'reads more than one stream',
    ],
    [`select 1 as n from SQL:assets['select owner from t'] as o, SQL:assets['select owner from u'] as p`, 'has nobody who asks'],
  ])('%s is refused: it %s', (epl) => {
    expect(() => new Running(`${epl};`)).toThrow(/lookup "assets"/);
  });

  test('is answered by nothing where the host has no lookups', () => {
    const told: unknown[] = [];
    const reports: string[] = [];
    const session = new EplSession({
      listener: { delivery: ({ inserted }) => told.push(...inserted), report: ({ message }) => reports.push(message) },
    });
    session.deploy(
      `${SCHEMA} ${INNER.replace('from A as a, ', 'from A as a left outer join ').replace('as o;', 'as o on o.owner = a.id;')}`,
      'main',
    );
    session.engine.send('A', { id: 'h1' });
    expect([told, reports]).toEqual([[{ id: 'h1', owner: null }], ['lookup "assets": nobody answers lookups here']]);
  });
});

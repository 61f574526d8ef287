import { describe, expect, test } from 'vitest';
import { EplSession } from '../src/testing/session.js';

/* Events keep what their type does not declare while some statement asks for it, as maps do in Esper. */

function running(): { readonly session: EplSession; readonly rows: unknown[] } {
  const rows: unknown[] = [];
  const session = new EplSession({
    listener: { delivery: ({ statement, inserted }) => rows.push(...inserted.map((row) => [statement, row])) },
  });
  session.deploy('create schema A(id string);', 'types');
  return { session, rows };
}

const EVENT = { id: 'a', foo: 7 };

describe('an undeclared property', () => {
  test('is kept from the moment that a statement asks for it, also by statements that came before', () => {
    const { session, rows } = running();
    session.deploy("@Name('copy') insert into B select * from A;", 'copy');
    session.engine.send('A', EVENT);
    session.deploy("@Name('ask') select foo? as f from B;", 'ask');
    session.engine.send('A', EVENT);
    expect(rows).toEqual([
      ['copy', { id: 'a' }],
      ['copy', { id: 'a' }],
      ['ask', { f: 7 }],
    ]);
  });

  test('is dropped again when nobody asks any more', () => {
    const { session, rows } = running();
    session.deploy("@Name('w') select window(*) as all from A#keepall;", 'window');
    session.deploy("@Name('ask') select foo? as f from A;", 'ask');
    session.undeploy('ask');
    session.engine.send('A', EVENT);
    session.deploy("@Name('ask') select prev(1, foo?) as f from A#keepall;", 'ask');
    session.engine.send('A', EVENT);
    session.engine.send('A', { id: 'b' });
    expect(rows.filter((row) => JSON.stringify(row).includes('ask'))).toEqual([
      ['ask', { f: null }],
      ['ask', { f: 7 }],
    ]);
  });

  test('is part of no row that does not ask for it', () => {
    const { session, rows } = running();
    session.deploy("@Name('all') select * from A; @Name('ask') select id from A where cast(foo?, int) > 6;", 'ask');
    session.engine.send('A', EVENT);
    expect(rows).toEqual([
      ['all', { id: 'a' }],
      ['ask', { id: 'a' }],
    ]);
  });

  test('goes through a snapshot', () => {
    const epl = "@Name('ask') select prev(1, foo?) as f from A#keepall;";
    const [first, second] = [running(), running()];
    for (const { session } of [first, second]) session.deploy(epl, 'ask');
    first.session.engine.send('A', EVENT);
    second.session.engine.restore(first.session.engine.snapshot());
    second.session.engine.send('A', { id: 'b' });
    expect(second.rows).toEqual([['ask', { f: 7 }]]);
  });

  test('of a nested event is kept too', () => {
    const { session, rows } = running();
    session.deploy(
      "create schema I(n int); create schema O(i I, l I[]); @Name('ask') select i.foo? as f, l[0].foo? as g from O;",
      'o',
    );
    session.engine.send('O', { i: { n: 1, foo: 3 }, l: [{ n: 1, foo: 4 }] });
    expect(rows).toEqual([['ask', { f: 3, g: 4 }]]);
  });
});

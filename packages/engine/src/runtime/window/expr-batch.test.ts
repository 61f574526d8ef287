import { describe, expect, test } from 'vitest';
import { EplSession } from '../../testing/session.js';

const EPL = `create schema A(id string, x int);
create schema D(id string);
create window W#expr_batch(sum(x) >= 10) as A;
insert into W select * from A;
on D as d delete from W as w where w.id = d.id;
@Name('s') select irstream id from W;`;

/** the second ends a batch */
const FIRST = [
  ['a', 4],
  ['b', 6],
  ['c', 4],
] as const;

type Told = readonly (readonly [inserted: string, removed: string])[];

function running(): { readonly session: EplSession; readonly told: () => Told } {
  const told: [string, string][] = [];
  const ids = (rows: readonly Readonly<Record<string, unknown>>[]): string => rows.map(({ id }) => id).join(' ');
  const session = new EplSession({
    listener: {
      delivery: ({ statement, inserted, removed }) => {
        if (statement === 's') told.push([ids(inserted), ids(removed)]);
      },
    },
  });
  const deployed = session.deploy(EPL, 'main');
  if ('phase' in deployed) throw new Error(deployed.diagnostics.map(({ message }) => message).join('; '));
  return { session, told: () => told.splice(0) };
}

describe('expr_batch over a named window', () => {
  test('that deletes the row which ended a batch counts the next batch without it', () => {
    const { session, told } = running();
    for (const [id, x] of FIRST) session.engine.send('A', { id, x });
    expect(told()).toEqual([['a b', '']]);
    session.engine.send('D', { id: 'b' });
    told();
    session.engine.send('A', { id: 'e', x: 6 });
    expect(told()).toEqual([['c e', 'a b']]);
  });

  test('goes on after a restart as it would have without one', () => {
    const { session, told } = running();
    for (const [id, x] of FIRST) session.engine.send('A', { id, x });
    const restored = running();
    restored.session.engine.restore([...session.engine.snapshot()]);
    told();
    for (const each of [session, restored.session]) {
      each.engine.send('D', { id: 'b' });
      each.engine.send('A', { id: 'e', x: 6 });
    }
    expect(restored.told()).toEqual(told());
  });
});

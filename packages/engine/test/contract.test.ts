import { describe, expect, test } from 'vitest';
import { EplSession } from '../src/testing/session.js';

const SCHEMA = 'create schema A(id string, x int); create schema B(id string, x int);';

function running(epl: string): { readonly session: EplSession; readonly told: string[]; readonly reports: string[] } {
  const told: string[] = [];
  const reports: string[] = [];
  const session = new EplSession({
    listener: {
      delivery: ({ statement, time, inserted }) =>
        told.push(...inserted.map((row) => `${time} ${statement} ${Object.values(row).join(' ')}`)),
      report: ({ kind }) => reports.push(kind),
    },
  });
  const deployed = session.deploy(`${SCHEMA} ${epl}`, 'main');
  if ('phase' in deployed) throw new Error(deployed.diagnostics.map(({ message }) => message).join('; '));
  return { session, told, reports };
}

describe('an event', () => {
  test('is done with, derived events included, when send returns', () => {
    const { session, told } = running(
      "insert into C select id from A; insert into D select id from C; @Name('d') select id from D; @Name('b') select id from B;",
    );
    session.engine.send('A', { id: 'a' });
    expect(told.filter((line) => line.includes(' d '))).toEqual(['0 d a']);
    session.engine.send('B', { id: 'b' });
    expect(told.at(-1)).toBe('0 b b');
  });

  test('reaches statements in the order of their creation', () => {
    const { session, told } = running(
      "@Name('z') select id from A; @Name('a') select id from A(x > 0); @Name('m') select id from A;",
    );
    session.engine.send('A', { id: 'a', x: 1 });
    expect(told).toEqual(['0 z a', '0 a a', '0 m a']);
  });

  test('of the wrong shape reaches no statement', () => {
    const { session, told } = running("@Name('s') select * from A;");
    expect(session.engine.send('A', { id: 'a', x: 'one' })).toMatchObject({ code: 'event-wrong-value' });
    expect(session.engine.send('None', {})).toMatchObject({ code: 'event-unknown-type' });
    expect(told).toEqual([]);
  });

  test('that a window cannot take is reported, and the next is taken', () => {
    const { session, told, reports } = running(
      "@Name('w') create window W#unique(Integer.parseInt(id)) as A; insert into W select * from A; @Name('a') select id from A;",
    );
    for (const id of ['1', 'one', '2']) session.engine.send('A', { id, x: 1 });
    expect(reports).toEqual(['failure']);
    expect(told.filter((line) => line.includes(' a '))).toEqual(['0 a 1', '0 a one', '0 a 2']);
    expect(told.filter((line) => line.includes(' w '))).toEqual(['0 w 1 1', '0 w 2 1']);
  });

  test('that leads to others is seen by all before they are', () => {
    const { session, told } = running(
      "insert into B select id, x from A; @Name('b') select id from B; @Name('a') select id from A;",
    );
    session.engine.send('A', { id: 'a' });
    expect(told.map((line) => line.split(' ')[1])).toEqual(['#3', 'a', 'b']);
  });
});

describe('time', () => {
  const TIMED =
    "@Name('s') select rstream id from A#time(1 sec); @Name('t') select 1 as n from pattern[every timer:interval(1 sec)];";

  test('moves only when it is told to', () => {
    const { session, told } = running(TIMED);
    session.engine.send('A', { id: 'a' });
    expect([session.engine.time, told]).toEqual([0, []]);
  });

  test('jumps: what is due until then runs once, at the new time', () => {
    const { session, told } = running(TIMED);
    session.engine.send('A', { id: 'a' });
    session.engine.advanceTime(3_500);
    expect(told).toEqual(['3500 s a', '3500 t 1']);
  });

  test('walks through every instant at which something is due', () => {
    const { session, told } = running(TIMED);
    session.engine.send('A', { id: 'a' });
    session.engine.advanceTimeSpan(2_500);
    expect([told, session.engine.time]).toEqual([['1000 s a', '1000 t 1', '2000 t 1'], 2_500]);
  });

  test('never runs back', () => {
    const { session, reports } = running(TIMED);
    session.engine.advanceTime(5_000);
    session.engine.advanceTime(4_000);
    expect([session.engine.time, reports]).toEqual([5_000, ['late-event']]);
  });
});

import { describe, expect, test } from 'vitest';
import { EplSession } from '../src/testing/session.js';

/* Rules with ten thousand terms run as those with two do: nothing nests as deep as they are long, the generated code included. */

const TERMS = 10_000;
const chain = (term: (index: number) => string, operator: string): string =>
  Array.from({ length: TERMS }, (_, i) => term(i)).join(operator);

/** What a statement says to two events. */
function said(statement: string): readonly unknown[] {
  const rows: unknown[] = [];
  const session = new EplSession({ listener: { delivery: ({ inserted }) => rows.push(...inserted) } });
  const deployed = session.deploy(`create schema E(k string, v int, x int); @Name('s') ${statement}`, 'main');
  if ('phase' in deployed) throw new Error(deployed.diagnostics.map(({ message }) => message).join('; '));
  session.engine.send('E', { k: 'a9999', v: 1, x: null });
  session.engine.send('E', { k: 'b', v: TERMS + 1, x: 2 });
  return rows;
}

describe('ten thousand', () => {
  test('alternatives are an index, or a condition', () => {
    expect(said(`select v from E(${chain((i) => `v = ${i}`, ' or ')})`)).toEqual([{ v: 1 }]);
    expect(said(`select v from E where ${chain((i) => `v < ${i - TERMS} or k = 'a${i}'`, ' or ')}`)).toEqual([{ v: 1 }]);
    expect(said(`select v from E(k in (${chain((i) => `'a${i}'`, ', ')}))`)).toEqual([{ v: 1 }]);
    expect(said(`select v from E where v in (${chain((i) => `x + ${i}`, ', ')})`)).toEqual([{ v: TERMS + 1 }]);
  });

  test('demands are all asked', () => {
    expect(said(`select v from E(${chain((i) => `v != ${i}`, ' and ')})`)).toEqual([{ v: TERMS + 1 }]);
    expect(said(`select v from E where ${chain((i) => `v != ${i + 2}`, ' and ')}`)).toEqual([{ v: 1 }]);
  });

  test('numbers are worked off from left to right, and null is unknown', () => {
    expect(said(`select ${chain(() => 'v', ' + ')} as s from E`)).toEqual([{ s: TERMS }, { s: TERMS * (TERMS + 1) }]);
    expect(said(`select ${chain((i) => (i % 2 === 0 ? 'v' : 'v * 2'), ' - ')} as s from E`)[0]).toEqual({
      s: 1 + 4_999 * -1 - 5_000 * 2,
    });
    expect(said(`select ${chain(() => 'x', ' + ')} as s from E`)).toEqual([{ s: null }, { s: 2 * TERMS }]);
    expect(said(`select ${chain((i) => (i === TERMS - 1 ? '2' : 'v'), ' / ')} as s from E`)[0]).toEqual({ s: 0.5 });
  });

  test('texts are joined', () => {
    expect(said(`select ${chain(() => 'k', ' || ')} as s from E`)).toEqual([
      { s: 'a9999'.repeat(TERMS) },
      { s: 'b'.repeat(TERMS) },
    ]);
  });
});

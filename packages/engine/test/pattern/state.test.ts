import { describe, expect, it } from 'vitest';
import { eplOf, eventOf } from './behaviour-table.js';
import { PatternRun } from './pattern-run.js';

function run(pattern: string, maxStates = 1_000_000): PatternRun {
  return new PatternRun(eplOf(pattern), { maxStates });
}

/** Sends events such as `A1 B2:x=5`; gives the ids in each row of the last one. */
function send(pattern: PatternRun, events: string): readonly string[] {
  let rows: readonly string[] = [];
  for (const event of events.split(' ')) {
    const made = pattern.send(event.slice(0, 1), eventOf(event));
    rows = made.map((row) =>
      Object.values(row)
        .map((value) => (value as { readonly id?: string } | null)?.id ?? '-')
        .join(' '),
    );
  }
  return rows;
}

describe('state of a pattern', () => {
  it.each([
    ['a match', 'every a=A -> b=B', 'A1 A2 B1', 0],
    ['the end of a guard', 'every a=A -> b=B where timer:within(10)', 'A1 A2', 10_000],
    ['an event that kills', 'every a=A -> (b=B and not C)', 'A1 A2 C1', 0],
    ['the end of a repetition', 'every a=A -> ([2:] b=B until c=C)', 'A1 A2 B1 C1', 0],
    ['a sequence that failed', 'every a=A -> (b=B -> c=C) where timer:within(10)', 'A1 B1 A2', 10_000],
  ])('is released after %s', (_, pattern, events, jump) => {
    const one = run(pattern);
    const before = one.source.held;
    send(one, events);
    one.jump(jump);
    expect(one.source.held).toBe(before);
  });

  it('over budget drops the newest partial match and counts it', () => {
    const one = run('every a=A -> b=B', 3);
    send(one, 'A1 A2 A3 A4');
    expect([one.source.held, one.dropped, send(one, 'B1')]).toEqual([
      3,
      ['s/from.0/pattern/followed-by', 's/from.0/pattern/followed-by'],
      ['A1 B1', 'A2 B1'],
    ]);
  });

  it('over budget still lets a partial match go on', () => {
    const one = run('every a=A -> b=B -> c=C', 2);
    send(one, 'A1 B1');
    expect([send(one, 'C1'), one.dropped]).toEqual([['A1 B1 C1'], []]);
  });

  it('over budget keeps no more keys: what is new passes for seen', () => {
    const one = run('every-distinct(a.x) a=A', 2);
    expect([send(one, 'A1:x=1'), send(one, 'A2:x=2'), send(one, 'A3:x=1'), one.dropped.length]).toEqual([['A1'], [], [], 1]);
  });

  it('that doubles with every match is stopped by the budget', () => {
    const one = run('every (every a=A -> b=B)', 100);
    for (let i = 0; i < 40; i++) send(one, 'A1 B1');
    expect(one.source.held).toBeLessThanOrEqual(100);
    expect(one.dropped.length).toBeGreaterThan(0);
  });

  it('shows what is bound, since when, and what it waits for', () => {
    const one = run('every a=A -> (timer:interval(10) and not B(id = a.id))');
    one.jump(1_000);
    send(one, 'A1');
    one.jump(3_000);
    const told = one.source.partialMatches(0, 10).map(({ tags, ...rest }) => ({ ...rest, bound: Object.keys(tags) }));
    expect(told).toEqual([
      { bound: [], ageMs: null, waitsAt: 's/from.0/pattern/followed-by.0/pattern-filter', waitsFor: 'event', negated: false },
      {
        bound: ['a'],
        ageMs: 2_000,
        waitsAt: 's/from.0/pattern/followed-by.1/and.0',
        waitsFor: 'time',
        due: 11_000,
        negated: false,
      },
      {
        bound: ['a'],
        ageMs: 2_000,
        waitsAt: 's/from.0/pattern/followed-by.1/and.1/pattern-filter',
        waitsFor: 'event',
        negated: true,
      },
    ]);
  });

  it('is shown by page', () => {
    const one = run('every a=A -> b=B where timer:within(10)');
    send(one, 'A1 A2 A3 A4');
    const ids = (offset: number, limit: number) =>
      one.source.partialMatches(offset, limit).map(({ tags }) => (tags['a'] as { readonly id?: string } | undefined)?.id ?? '-');
    expect([ids(0, 2), ids(2, 2), ids(4, 2), ids(5, 2)]).toEqual([['-', 'A1'], ['A2', 'A3'], ['A4'], []]);
  });

  it('survives an expression that fails: nothing matches there, and it is told', () => {
    const one = run('every a=A -> b=B(x % a.x = 0)');
    send(one, 'A1:x=0 A2:x=2');
    expect([send(one, 'B1:x=4'), one.failures.length]).toEqual([['A2 B1'], 1]);
  });
});

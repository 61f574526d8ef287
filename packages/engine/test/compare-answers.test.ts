import { describe, expect, it } from 'vitest';
import { sameAnswer, undecided } from './compare-answers.js';

const delivered = (rows: readonly unknown[], statement = 's', step = 0) => ({ step, statement, new: rows, old: [] });

describe('the same answer', () => {
  it.each([
    ['rows in another order', [delivered([{ a: 1 }, { a: 2 }])], [delivered([{ a: 2 }, { a: 1 }])], true],
    ['keys in another order, null and absent', [delivered([{ a: 1, b: null, c: 2 }])], [delivered([{ c: 2, a: 1 }])], true],
    ['numbers to ten digits', [delivered([{ a: 0.1 + 0.2 }])], [delivered([{ a: 0.3 }])], true],
    ['another number', [delivered([{ a: 1 }])], [delivered([{ a: 2 }])], false],
    ['one delivery is not two', [delivered([{ a: 1 }, { a: 2 }])], [delivered([{ a: 1 }]), delivered([{ a: 2 }])], false],
    ['a delivery without rows says nothing', [delivered([])], [], true],
    [
      'the order between statements is free',
      [delivered([1], 's'), delivered([2], 't')],
      [delivered([2], 't'), delivered([1], 's')],
      true,
    ],
    ['a row at another step', [delivered([1], 's', 1)], [delivered([1], 's', 2)], false],
    ['syntax and check are one', [{ step: 0, error: 'syntax' }], [{ step: 0, error: 'check' }], true],
  ])('%s', (_, expected, actual, same) => {
    expect(sameAnswer({ out: expected }, { out: actual })).toBe(same);
  });

  it('keeps the order of rows for ordered statements', () => {
    const pair = [{ out: [delivered([1, 2])] }, { out: [delivered([2, 1])] }] as const;
    expect(sameAnswer(...pair, { ordered: ['s'] })).toBe(false);
  });

  it('joins the deliveries of a step when loose', () => {
    expect(sameAnswer({ out: [delivered([1, 2])] }, { out: [delivered([1]), delivered([2])] }, { loose: true })).toBe(true);
  });

  it('tells refusals at deployment from refusals of the text', () => {
    expect(sameAnswer({ error: { phase: 'syntax' } }, { error: { phase: 'check' } })).toBe(true);
    expect(sameAnswer({ error: { phase: 'check' } }, { error: { phase: 'deploy' } })).toBe(false);
  });

  it('decides nothing when Esper failed inside', () => {
    expect(undecided({ out: [{ step: 0, error: 'internal', message: 'x' }] })).toBe(true);
  });
});

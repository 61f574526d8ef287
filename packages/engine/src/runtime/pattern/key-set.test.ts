import { describe, expect, it } from 'vitest';
import { KeySet } from './key-set.js';

const FOREVER = Number.POSITIVE_INFINITY;

describe('keys of every-distinct', () => {
  it('are remembered in all their parts; null is a key', () => {
    const seen = new KeySet();
    seen.add(['a', 1], FOREVER);
    seen.add(['a', null], FOREVER);
    expect(
      [
        ['a', 1],
        ['a', null],
        ['a', 2],
        [null, 1],
      ].map((keys) => seen.has(keys)),
    ).toEqual([true, true, false, false]);
  });

  it('are forgotten when they are due, oldest first', () => {
    const seen = new KeySet();
    seen.add(['a'], 10);
    seen.add(['b'], 20);
    expect([seen.forget(9), seen.forget(10), seen.size, seen.has(['a']), seen.has(['b'])]).toEqual([0, 1, 1, false, true]);
  });

  it('go on by themselves in a copy', () => {
    const seen = new KeySet();
    seen.add(['a', 'x'], 10);
    seen.add(['b', 'y'], 20);
    const copy = seen.copy();
    copy.add(['c', 'z'], 30);
    seen.forget(30);
    expect([[...seen.entries()], [...copy.entries()]]).toEqual([
      [],
      [
        { keys: ['a', 'x'], due: 10 },
        { keys: ['b', 'y'], due: 20 },
        { keys: ['c', 'z'], due: 30 },
      ],
    ]);
  });
});

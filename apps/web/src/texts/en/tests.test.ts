import { expect, it } from 'vitest';
import { tests } from './tests.js';

it('names the tests that held a deploy back, three at most', () => {
  expect([
    tests.deployHeldBack(['a'], 4),
    tests.deployHeldBack(['a', 'b'], 4),
    tests.deployHeldBack(['a', 'b', 'c', 'd', 'e'], 8),
  ]).toEqual([
    'The test “a” fails: nothing was deployed.',
    '2 of 4 tests fail, nothing was deployed: “a”, “b”.',
    '5 of 8 tests fail, nothing was deployed: “a”, “b”, “c”, 2 more.',
  ]);
});

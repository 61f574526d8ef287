import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.js';

test.each([
  [1, 0, 500],
  [1, 1, 1000],
  [2, 1, 2000],
  [5, 0.5, 12_000],
  [12, 1, 2_048_000],
  [13, 1, 3_600_000],
  [40, 1, 3_600_000],
])('after try %i, at random %d: %i ms', (attempts, random, ms) => {
  expect(retryAfterMs(attempts, random)).toBe(ms);
});

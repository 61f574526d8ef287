import { expect, it } from 'vitest';
import { marksPath } from './marks-path.js';

it('has now at the right end, leaves out what is older than the span, and draws one tick a pixel', () => {
  const ruler = { nowMs: 10_000, spanMs: 1_000, width: 101 };
  expect(marksPath([8_999, 9_000, 9_500, 9_501, 10_000], ruler)).toBe('M0.5 0v8M50.5 0v8M100.5 0v8');
  expect(marksPath([], ruler)).toBe('');
});

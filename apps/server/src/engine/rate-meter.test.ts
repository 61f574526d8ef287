import { expect, test } from 'vitest';
import { RateMeter } from './rate-meter.js';

test('averages the last five whole seconds and forgets what is older', () => {
  const meter = new RateMeter();
  for (let second = 100; second < 105; second++) meter.add(10, second * 1000 + 500);
  expect(meter.perSecond(105_000)).toBe(10);
  expect(meter.perSecond(105_999)).toBe(10);
  expect(meter.perSecond(106_000)).toBe(8);
  expect(meter.perSecond(109_999)).toBe(2);
  expect(meter.perSecond(110_000)).toBe(0);
});

test('the running second does not count yet, and a long pause empties the meter', () => {
  const meter = new RateMeter();
  meter.add(1000, 50_100);
  expect(meter.perSecond(50_900)).toBe(0);
  expect(meter.perSecond(51_000)).toBe(200);
  expect(meter.perSecond(5_000_000)).toBe(0);
});

import { expect, test } from 'vitest';
import { compactSteps } from './compact-steps.js';

const step = (atMs: number, dst: string, src = 'a') => ({ kind: 'send' as const, atMs, type: 'E', event: { src, dst } });

test('a scan is one line; what fits no run stays as it is', () => {
  const scan = [7, 8, 9, 10].map((target, place) => step(place * 100, `10.0.0.${target}`));
  const others = [step(900, 'x'), step(900, 'x', 'b'), step(901, 'y1'), step(903, 'y2')];
  expect(compactSteps([...scan, ...others])).toEqual([{ ...step(0, '10.0.0.{7..10}'), times: 4, everyMs: 100 }, ...others]);
});

test('events that are the same in every way are one line too', () => {
  expect(compactSteps([step(0, 'x'), step(0, 'x'), step(0, 'x')])).toEqual([{ ...step(0, 'x'), times: 3, everyMs: 0 }]);
});

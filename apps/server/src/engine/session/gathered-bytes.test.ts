import { expect, test } from 'vitest';
import { GatheredBytes } from './gathered-bytes.js';

const MEGABYTE = 1_048_576;

/** Bytes that tell where they stood. */
function numbered(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 31 + (index >> 8)) & 0xff);
}

test.each([
  ['no chunk', []],
  ['an empty one', [0]],
  ['some within a block', [3, 0, 5]],
  ['just a block', [MEGABYTE - 1, 1]],
  ['over the ends of blocks', [MEGABYTE - 2, 5, 2 * MEGABYTE + 1, 7]],
])('%s: one piece, no more than a block of which is copied in one slice', (_, lengths) => {
  const whole = numbered(lengths.reduce((sum, length) => sum + length, 0));
  const gathered = new GatheredBytes();
  let at = 0;
  for (const length of lengths) {
    gathered.add(whole.subarray(at, at + length));
    at += length;
  }
  const steps = gathered.joining();
  let slices = 0;
  let step = steps.next();
  for (; !step.done; step = steps.next()) slices++;
  expect(slices).toBe(Math.ceil(whole.byteLength / MEGABYTE));
  expect(Buffer.compare(step.value, whole)).toBe(0);
});

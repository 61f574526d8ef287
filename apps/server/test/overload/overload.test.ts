import { expect, test } from 'vitest';
import { overload } from './overload.js';

const MIB = 1_048_576;

test('ten times what it can take is refused with 429 and Retry-After; what was acknowledged is processed once (longer: npm run test:overload)', async () => {
  const { answers, memoryPeak, ...report } = await overload({ seconds: 3, factor: 10, queueBytes: 2 * MIB });
  expect(report).toMatchObject({ withoutRetryAfter: 0, lost: 0, doubled: 0, unknown: 0, uncounted: 0 });
  expect(answers.get(429)).toBeGreaterThan(0);
  expect(answers.get(200)).toBeGreaterThan(0);
  expect(memoryPeak).toBeLessThan(1024 * MIB);
}, 240_000);

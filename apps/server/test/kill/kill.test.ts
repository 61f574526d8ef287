import { expect, test } from 'vitest';
import type { Instant } from './instants.js';
import { killRounds } from './rounds.js';
import { dataIsThere } from './workload.js';

const SOME: readonly Instant[] = ['commit', 'snapshot', 'delivery', 'deploy'];

test.skipIf(!dataIsThere)(
  'kill -9 at instants of four kinds loses nothing and doubles nothing (shared data: zeek-wrccdc; more rounds: npm run test:kill)',
  async () => {
    const report = await killRounds({ rounds: SOME.length, instants: SOME, events: 5000, seed: 7 });
    expect(report.rounds.map(({ instant }) => instant)).toEqual(SOME);
    expect(report.rounds.filter(({ lost, doubled, uncounted }) => lost > 0 || doubled > 0 || uncounted !== 0)).toEqual([]);
    expect(report).toMatchObject({ events: 5000, undelivered: 0, unknown: 0 });
    expect(report.alerts).toBeGreaterThan(50);
  },
  300_000,
);

import { expect, test } from 'vitest';
import { INSTANTS } from './instants.js';
import { killRounds } from './rounds.js';
import { dataIsThere } from './workload.js';

test.skipIf(!dataIsThere)(
  'kill -9 at one instant of each kind loses nothing and doubles nothing (shared data: zeek-wrccdc; more rounds: npm run test:kill)',
  async () => {
    const report = await killRounds({ rounds: INSTANTS.length, events: 6000, seed: 7 });
    expect(report.rounds.map(({ instant }) => instant)).toEqual(INSTANTS);
    expect(report.rounds.filter(({ lost, doubled, uncounted }) => lost > 0 || doubled > 0 || uncounted !== 0)).toEqual([]);
    expect(report).toMatchObject({ events: 6000, undelivered: 0, unknown: 0 });
    expect(report.alerts).toBeGreaterThan(50);
  },
  300_000,
);

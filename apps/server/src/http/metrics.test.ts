import { readFileSync } from 'node:fs';
import type { EngineStatus } from '@rulewright/contracts';
import { expect, test } from 'vitest';
import { METRICS, metricsText } from './metrics.js';

const STATUS: EngineStatus = {
  state: 'running',
  eventsPerSecond: 0,
  alertsPerSecond: 0,
  lagMs: 250,
  queueBatches: 2,
  queueBytes: 300,
  time: 1_772_323_200_000,
  events: 7,
  rejected: 1,
  dropped: 0,
  version: '0.1.0',
  startedAt: 1_772_323_100_500,
  journalSeq: 9,
  processedSeq: 8,
  snapshotAt: null,
  reports: [],
};
const MEASURED = {
  status: STATUS,
  requests: new Map([
    [429, 3],
    [200, 5],
  ]),
  memory: { rss: 1024 },
  cpu: { user: 1_500_000, system: 500_000 },
};

test('figures are written as Prometheus reads them', () => {
  const lines = metricsText(MEASURED).split('\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      '# HELP rulewright_events_total Events that rules have seen, over all starts.',
      '# TYPE rulewright_events_total counter',
      'rulewright_events_total 7',
      'rulewright_engine_lag_seconds 0.25',
      'rulewright_build_info{version="0.1.0"} 1',
      'process_cpu_seconds_total 2',
    ]),
  );
  const at = lines.indexOf('rulewright_http_requests_total{code="200"} 5');
  expect(lines[at + 1]).toBe('rulewright_http_requests_total{code="429"} 3');
  expect(lines.some((line) => line.includes('snapshot'))).toBe(false);
  expect(lines.every((line) => /^(?:# (?:HELP|TYPE) \w+ .+|\w+(?:\{\w+="[^"]*"\})? [\d.e+-]+|)$/.test(line))).toBe(true);
});

test('names say what they count and in which unit', () => {
  for (const { name, kind } of METRICS) {
    expect(name).toMatch(/^(?:rulewright|process)_[a-z]+(?:_[a-z]+)*$/);
    expect(name.endsWith('_total')).toBe(kind === 'counter');
    expect(name).not.toMatch(/_(?:ms|millis|kb|mb|percent)(?:_|$)/);
  }
});

test('docs/metrics.md has each of them, and no other', () => {
  const text = readFileSync(new URL('../../../../docs/metrics.md', import.meta.url), 'utf8');
  const rows = [...text.matchAll(/^\| `(\w+)` \| (\w+) \| (.+) \|$/gm)].map(([, name, kind, help]) => ({ name, kind, help }));
  expect(rows).toEqual(METRICS.map(({ name, kind, help }) => ({ name, kind, help })));
});

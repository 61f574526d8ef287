// The alert list among a million alerts: pages of 100 with filters, from a PostgreSQL of its own on a new data folder.
//
//   node --conditions=@rulewright/source --import tsx bench/src/server-alerts.ts [--alerts 1000000]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AlertStore } from '../../apps/server/src/store/alerts.js';
import { openStore } from '../../apps/server/src/store/open-store.js';

const { values } = parseArgs({ options: { alerts: { type: 'string', default: '1000000' } } });
const ALERTS = Number(values.alerts);
const TRIES = 15;

const dataFolder = mkdtempSync(join(tmpdir(), 'rulewright-bench-'));
chmodSync(dataFolder, 0o755);
const store = await openStore({ dataFolder });
try {
  await store.pool.query(
    `insert into alerts (id, module_name, module_version, statement, name, severity, tags, state, shadow, key, key_text, columns, trigger_offset,
       ordinal, occurred_at, stored_at)
     select md5(i::text) || md5((-i)::text), 'rule' || i % 40, 1, 'Scan', 'scan ' || i % 40,
       (array['low', 'medium', 'high', 'critical'])[1 + (i * 7919) % 4]::severity, '{attack.t1046}',
       (array['open', 'open', 'closed', 'acknowledged'])[1 + (i * 104729) % 4]::alert_state, i % 50 = 0,
       jsonb_build_array(jsonb_build_object('name', 'src_ip', 'value', '10.0.' || i % 200 || '.' || i % 250)), '10.0.' || i % 200 || '.' || i % 250,
       jsonb_build_object('src_ip', '10.0.' || i % 200 || '.' || i % 250, 'targets', i % 1000, 'host', 'host-' || i % 5000 || '.corp.example'),
       i, 0, now() - (${ALERTS} - i) * interval '1 second', now() - (${ALERTS} - i) * interval '1 second'
     from generate_series(1, ${ALERTS}::bigint) as i`,
  );
  await store.pool.query('vacuum analyze alerts');
  const alerts = new AlertStore(store.pool);
  const middle = Math.floor(ALERTS / 2);
  const day = Date.now() - 86_400_000;
  const lists = {
    newest: {},
    'open and critical': { states: ['open'], severities: ['critical'] },
    'one rule': { rules: ['rule7'] },
    'one rule, open, high': { rules: ['rule7'], states: ['open'], severities: ['high'] },
    'the last day': { from: day },
    'a day long ago': { from: day - 7 * 86_400_000, to: day - 6 * 86_400_000 },
    'shadow of one rule': { rules: ['rule0'], shadow: true },
    'a text that is often there': { text: 'host-1' },
    'a text that is seldom there': { text: 'host-4711.' },
    'a text that is not there': { text: 'nowhere-at-all' },
    'from the middle': { before: middle },
    'from the middle, open': { before: middle, states: ['open'] },
  } as const;
  for (const [name, filter] of Object.entries(lists)) {
    const took: number[] = [];
    let rows = 0;
    for (let i = 0; i < TRIES; i++) {
      const began = performance.now();
      rows = (await alerts.page({ ...(filter as object), limit: 100 })).alerts.length;
      took.push(performance.now() - began);
    }
    const sorted = took.toSorted((a, b) => a - b);
    const [median = 0, worst = 0] = [sorted[Math.floor(TRIES / 2)], sorted.at(-1)];
    console.log(`${name.padEnd(30)} ${rows} rows, median ${median.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`);
  }
} finally {
  await store.close();
  rmSync(dataFolder, { recursive: true, force: true });
}

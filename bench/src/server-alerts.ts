// The alert list among a million alerts: pages of 100 with filters, and what storing an alert costs there, from a PostgreSQL of its own on a
// new data folder. The kinds of alerts are mixed by a hash, so that every combination of rule, state and severity occurs.
//
//   npx tsx --conditions=@rulewright/source bench/src/server-alerts.ts [--alerts 1000000]
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AlertStore } from '../../apps/server/src/store/alerts.js';
import { EffectStore } from '../../apps/server/src/store/effects.js';
import { openStore } from '../../apps/server/src/store/open-store.js';
import { sampleAlert } from '../../apps/server/src/store/testing/sample-alert.js';
import { counted, percentile, printRow, rounded } from './server/figures.js';

const { values } = parseArgs({ options: { alerts: { type: 'string', default: '1000000' } } });
const ALERTS = Number(values.alerts);
const TRIES = 15;
const STORED_AT_ONCE = 2000;

const DAY_MS = 86_400_000;
const day = Date.now() - DAY_MS;
const longAgo = { from: day - 7 * DAY_MS, to: day - 6 * DAY_MS };
const middle = Math.floor(ALERTS / 2);
const LISTS = {
  newest: {},
  'open and critical': { states: ['open'], severities: ['critical'] },
  'one rule': { rules: ['rule7'] },
  'one rule, open, high': { rules: ['rule7'], states: ['open'], severities: ['high'] },
  'a seldom rule, closed, low': { rules: ['seldom'], states: ['closed'], severities: ['low'] },
  'ten rules, open': { rules: Array.from({ length: 10 }, (_, i) => `rule${i}`), states: ['open'] },
  'shadow of one rule': { rules: ['rule0'], shadow: true },
  'the last day': { from: day },
  'a day long ago': longAgo,
  'a day long ago, one rule, closed': { ...longAgo, rules: ['rule7'], states: ['closed'] },
  'a text that every fifth has': { text: 'host-1' },
  'a text that all have': { text: 'corp.example' },
  'a text that is seldom there': { text: 'host-4711.' },
  'a text that is not there': { text: 'nowhere-at-all' },
  'a text of two characters': { text: '47' },
  'every fifth, one rule, open': { text: 'host-1', rules: ['rule7'], states: ['open'] },
  'every fifth, a day long ago': { ...longAgo, text: 'host-1' },
  'every fifth, critical': { text: 'host-1', severities: ['critical'] },
  'every fifth, ten rules, open': { text: 'host-1', rules: Array.from({ length: 10 }, (_, i) => `rule${i}`), states: ['open'] },
  'every fifth, from the middle': { text: 'host-1', before: middle },
  'one in 600, one rule': { text: 'host-47', rules: ['rule7'] },
  'one in 90, closed': { text: 'host-47', states: ['closed'] },
  'seldom, one rule': { text: 'host-4711.', rules: ['rule7'] },
  'two characters, one rule, open': { text: '47', rules: ['rule7'], states: ['open'] },
  'two characters, a day long ago': { ...longAgo, text: '47' },
  'a text of other rules': { text: 'scan of rule9', rules: ['rule7'] },
  'a day long ago, high': { ...longAgo, severities: ['high'] },
  'one rule, critical': { rules: ['rule7'], severities: ['critical'] },
  'from the middle': { before: middle },
  'from the middle, open': { before: middle, states: ['open'] },
} as const;

const dataFolder = mkdtempSync(join(tmpdir(), 'rulewright-bench-'));
chmodSync(dataFolder, 0o755);
const store = await openStore({ dataFolder });
try {
  await fill();
  const alerts = new AlertStore(store.pool);
  await alerts.page({ ...longAgo, limit: 1 });
  const pages: string[] = [];
  for (const [name, filter] of Object.entries(LISTS)) {
    const took: number[] = [];
    let rows = 0;
    for (let i = 0; i < TRIES; i++) {
      const began = performance.now();
      rows = (await alerts.page({ ...(filter as object), limit: 100 })).alerts.length;
      took.push(performance.now() - began);
    }
    const [median, worst] = [percentile(took, 0.5), percentile(took, 1)];
    pages.push(`${name} ${rounded(median)}`);
    console.log(`${name.padEnd(34)} ${rows} rows, median ${median.toFixed(1)} ms, worst ${worst.toFixed(1)} ms`);
  }
  const storing = await storingUs();
  console.log(`storing an alert among them: ${storing} us`);
  printRow(`pages of 100 among ${counted(ALERTS)} alerts, medians of ${TRIES} in ms`, pages.join(', '), '50 ms');
  printRow(`storing an alert among ${counted(ALERTS)}`, `${storing} us`, '');
} finally {
  await store.close();
  rmSync(dataFolder, { recursive: true, force: true });
}

async function fill(): Promise<void> {
  // One index is made afterwards: so many entries are sorted sooner than added one by one.
  await store.pool.query('drop index alerts_search_text_idx');
  await store.pool.query(
    `insert into alerts (id, module_name, module_version, statement, name, severity, tags, state, shadow, key, key_text, search_text, columns,
       trigger_offset, ordinal, occurred_at, stored_at)
     select md5(i::text) || md5((-i)::text), rule, 1, 'Scan', 'scan of ' || rule, (array['low', 'medium', 'high', 'critical'])[1 + h / 11 % 4]::severity,
       '{attack.t1046}', (array['open', 'open', 'closed', 'acknowledged'])[1 + h / 53 % 4]::alert_state, h % 50 = 0,
       jsonb_build_array(jsonb_build_object('name', 'src_ip', 'value', ip)), ip,
       concat_ws(E'\\n', rule, 'scan', 'scan of ' || rule, ip, ip, h % 1000, host),
       json_build_object('src_ip', ip, 'targets', h % 1000, 'host', host),
       i, 0, now() - (${ALERTS} - i) * interval '1 second', now() - (${ALERTS} - i) * interval '1 second'
     from generate_series(1, ${ALERTS}::bigint) as i
     cross join lateral (select (hashint8(i) & 2147483647) as h) as hashed
     cross join lateral (select case when h % 5003 = 0 then 'seldom' else 'rule' || h / 7 % 40 end as rule, '10.0.' || h / 3 % 200 || '.' || h % 250 as ip,
       'host-' || h / 17 % 5000 || '.corp.example' as host) as made`,
  );
  await store.pool.query('create index alerts_search_text_idx on alerts using gin (search_text gin_trgm_ops)');
  await store.pool.query('vacuum analyze alerts');
}

/** Microseconds an alert, in transactions of 2,000. */
async function storingUs(): Promise<number> {
  const effects = new EffectStore(store.pool);
  const took: number[] = [];
  for (let seq = 1; seq <= TRIES; seq++) {
    const alerts = Array.from({ length: STORED_AT_ONCE }, (_, i) => {
      const place = ALERTS + seq * STORED_AT_ONCE + i;
      const ip = `10.1.${place % 200}.${place % 250}`;
      const row = { src_ip: ip, targets: place % 1000, host: `host-${place % 5000}.corp.example` };
      return sampleAlert(place, { key: [{ name: 'src_ip', value: ip }], row });
    });
    const began = performance.now();
    await effects.apply({ alerts, deadLetters: [], answers: [], outcomes: [], seq });
    took.push(((performance.now() - began) * 1000) / STORED_AT_ONCE);
  }
  return rounded(percentile(took, 0.5));
}

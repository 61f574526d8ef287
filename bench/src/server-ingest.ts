// Durable end to end: HTTP batches of 500 -> journal -> engine with ten rules -> stored alerts; beside it what the engine and PostgreSQL do
// alone with the same events. One batch in `--every` holds an event that is an alert. The server runs as a process of its own, this one sends.
//
//   npx tsx --conditions=@rulewright/source bench/src/server-ingest.ts [--seconds 10] [--senders 8] [--batch 500] [--rules 10] [--every 2]
//     [--profile FOLDER]
import { parseArgs } from 'node:util';
import { engineAlone, journalAlone } from './server/alone.js';
import { benchServer, profileFlags } from './server/bench-server.js';
import { call } from './server/client.js';
import { bodies } from './server/events.js';
import { counted, percentile, print, printRow, rounded } from './server/figures.js';
import { sendFor } from './server/load.js';
import { processorTime } from './server/processor-time.js';
import { deployRules } from './server/rules.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    senders: { type: 'string', default: '8' },
    batch: { type: 'string', default: '500' },
    rules: { type: 'string', default: '10' },
    every: { type: 'string', default: '2' },
    profile: { type: 'string' },
  },
});
const [SECONDS, SENDERS, BATCH, RULES, EVERY] = [values.seconds, values.senders, values.batch, values.rules, values.every].map(
  Number,
) as [number, number, number, number, number];
const WARM_SECONDS = 4;

const server = benchServer({}, profileFlags(values.profile));
try {
  const load = { senders: SENDERS, body: bodies(BATCH, EVERY) };
  const alone = { ...engineAlone(BATCH, RULES, load.body), journal: await journalAlone(BATCH, SECONDS / 2, load.body) };
  await server.start();
  await deployRules(server, RULES);
  const loaded = { ...load, url: server.url() };
  await sendFor(WARM_SECONDS, loaded);
  const alertsBefore = await alertsStored(server.url());
  const before = processorTime(server.pid());
  const own = process.cpuUsage();
  const { accepted, refused, answerMs, seconds } = await sendFor(SECONDS, loaded);
  const alerts = (await alertsStored(server.url())) - alertsBefore;
  const after = processorTime(server.pid());
  const client = process.cpuUsage(own);
  const cores = (used: number): number => rounded(used / seconds, 2);
  const usPerEvent = (used: number): number => rounded((used / accepted) * 1e6, 1);
  const used = { server: after.server - before.server, database: after.below - before.below };
  print({
    ...{ rules: RULES, batch: BATCH, senders: SENDERS },
    eventsPerSecond: rounded(accepted / seconds),
    refused,
    aloneEventsPerSecond: {
      engineFromRecords: rounded(alone.fromRecords),
      engineFromBytes: rounded(alone.fromBytes),
      journal: rounded(alone.journal),
    },
    answerMs: { p50: rounded(percentile(answerMs, 0.5)), p99: rounded(percentile(answerMs, 0.99)) },
    cores: {
      server: cores(used.server),
      database: cores(used.database),
      client: cores((client.user + client.system) / 1e6),
    },
    usPerEvent: { server: usPerEvent(used.server), database: usPerEvent(used.database) },
    alerts: { stored: alerts, aSecond: rounded(alerts / seconds) },
  });
  const pace = accepted / seconds;
  const ratio = (alone: number): string => `${counted(alone)} (${rounded(pace / alone, 2)})`;
  printRow(
    `durable end to end: ${SENDERS} senders, batches of ${BATCH}, ${RULES} rules, ${rounded(alerts / seconds)} stored alerts/s`,
    `${counted(pace)} events/s; ${usPerEvent(used.server)} us of the server's and ${usPerEvent(used.database)} us of PostgreSQL's processor time an event`,
    '50,000 events/s',
  );
  printRow(
    'beside it, with the ratio: the engine from records, its thread from bytes, the journal',
    `${ratio(alone.fromRecords)}, ${ratio(alone.fromBytes)}, ${ratio(alone.journal)} events/s`,
    '',
  );
} finally {
  await server.end();
}

/** How many were ever stored: the place of the newest. */
async function alertsStored(url: string): Promise<number> {
  const { alerts } = (await call(`${url}/api/alerts?limit=1`, 'GET')) as { readonly alerts: readonly { readonly seq: number }[] };
  return alerts[0]?.seq ?? 0;
}

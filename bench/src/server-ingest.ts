// Durable end to end: HTTP batches of 500 -> journal -> engine with ten rules -> stored alerts; beside it what the engine and PostgreSQL do
// alone with the same events. The server runs as a process of its own, this one sends.
//
//   npx tsx --conditions=@rulewright/source bench/src/server-ingest.ts [--seconds 10] [--senders 8] [--batch 500] [--rules 10] [--profile FOLDER]
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
    profile: { type: 'string' },
  },
});
const [SECONDS, SENDERS, BATCH, RULES] = [values.seconds, values.senders, values.batch, values.rules].map(Number) as [
  number,
  number,
  number,
  number,
];
const WARM_SECONDS = 4;

const server = benchServer({}, profileFlags(values.profile));
try {
  const alone = { ...engineAlone(BATCH, RULES, bodies(BATCH)), journal: await journalAlone(BATCH, SECONDS / 2, bodies(BATCH)) };
  await server.start();
  await deployRules(server, RULES);
  const load = { url: server.url(), senders: SENDERS, body: bodies(BATCH) };
  await sendFor(WARM_SECONDS, load);
  const before = processorTime(server.pid());
  const own = process.cpuUsage();
  const { accepted, refused, answerMs, seconds } = await sendFor(SECONDS, load);
  const after = processorTime(server.pid());
  const client = process.cpuUsage(own);
  const cores = (used: number): number => rounded(used / seconds, 2);
  const usPerEvent = (used: number): number => rounded((used / accepted) * 1e6, 1);
  const used = { server: after.server - before.server, database: after.below - before.below };
  const page = (await call(`${server.url()}/api/alerts?limit=1`, 'GET')) as { readonly total: number };
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
    alerts: page.total,
  });
  const pace = accepted / seconds;
  const ratio = (alone: number): string => `${counted(alone)} (${rounded(pace / alone, 2)})`;
  printRow(
    `durable end to end: ${SENDERS} senders, batches of ${BATCH}, ${RULES} rules`,
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

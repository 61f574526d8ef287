// A restart with many events since the last snapshot: a server takes them, is killed, and is started again until it takes events.
//
//   npx tsx --conditions=@rulewright/source bench/src/server-restart.ts [--events 1000000] [--profile FOLDER]
import { parseArgs } from 'node:util';
import { benchServer, profileFlags } from './server/bench-server.js';
import { call } from './server/client.js';
import { bodies } from './server/events.js';
import { counted, print, printRow, rounded } from './server/figures.js';
import { sendAll } from './server/load.js';
import { processorTime } from './server/processor-time.js';
import { deployRules } from './server/rules.js';

const { values } = parseArgs({ options: { events: { type: 'string', default: '1000000' }, profile: { type: 'string' } } });
const BATCH = 500;
const SENDERS = 8;
const RULES = 10;

// Snapshots only at a stop, and a kill is none.
const server = benchServer({ snapshotSeconds: 86_400 }, profileFlags(values.profile));
try {
  await server.start();
  await deployRules(server, RULES);
  const load = { url: server.url(), senders: SENDERS, body: bodies(BATCH) };
  const { accepted, seconds } = await sendAll(Math.ceil(Number(values.events) / BATCH), load);
  await server.kill();
  const restartMs = await server.start();
  const used = processorTime(server.pid());
  const status = (await call(`${server.url()}/api/engine`, 'GET')) as { readonly events: number };
  print({
    ...{ events: accepted, counted: status.events, sentPerSecond: rounded(accepted / seconds) },
    restartSeconds: rounded(restartMs / 1000, 1),
    processorSeconds: { server: rounded(used.server, 1), database: rounded(used.below, 1) },
  });
  printRow(
    `restart with ${counted(accepted)} events since the last snapshot`,
    `${rounded(restartMs / 1000, 1)} s, ${status.events === accepted ? 'all counted' : `${counted(status.events)} counted`}; ${rounded(used.server, 1)} s of the server's processor time`,
    '20 s',
  );
} finally {
  await server.end();
}

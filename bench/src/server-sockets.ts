// 1,000 alerts a second to 200 socket.io clients: what fan-out costs the server's process, and whether all of them hear all. The same alerts
// are stored once without a listener and once with them; the difference of processor time is that of the sockets.
//
//   npx tsx --conditions=@rulewright/source bench/src/server-sockets.ts [--seconds 20] [--clients 200] [--rate 1000]
import { parseArgs } from 'node:util';
import { liveClient } from '../../apps/server/test/live-client.js';
import { benchServer } from './server/bench-server.js';
import { mark } from './server/events.js';
import { counted, print, printRow, rounded } from './server/figures.js';
import { sendFor } from './server/load.js';
import { processorTime } from './server/processor-time.js';
import { deployRules } from './server/rules.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    clients: { type: 'string', default: '200' },
    rate: { type: 'string', default: '1000' },
  },
});
const SECONDS = Number(values.seconds);
const BATCH = 50;
// This process hears as well: a sender that waits for its answer waits for that, too.
const SENDERS = 8;

const server = benchServer();
try {
  await server.start();
  await deployRules(server, 0);
  let time = 0;
  const body = (): Buffer => Buffer.from(JSON.stringify(Array.from({ length: BATCH }, () => mark(++time))));
  const load = { url: server.url(), senders: SENDERS, body, batchesPerSecond: Number(values.rate) / BATCH };
  const measured = async (): Promise<{ readonly accepted: number; readonly perSecond: number; readonly core: number }> => {
    const before = processorTime(server.pid()).server;
    const { accepted, seconds } = await sendFor(SECONDS, load);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return { accepted, perSecond: accepted / seconds, core: (processorTime(server.pid()).server - before) / seconds };
  };
  await sendFor(5, load);
  const alone = await measured();
  let heard = 0;
  let skipped = 0;
  const clients = await Promise.all(
    Array.from({ length: Number(values.clients) }, () =>
      liveClient(server.url(), (batch) => {
        heard += batch.alerts.length;
        skipped += batch.skipped;
      }),
    ),
  );
  const told = await measured();
  // A machine that is busy with hearing sends less: both are reckoned for a thousand alerts a second.
  const ofThousand = ({ core, perSecond }: typeof told): number => (core / perSecond) * 1000;
  const owed = told.accepted * clients.length;
  const transports = [...new Set(clients.map(({ transport }) => transport()))];
  for (const { close } of clients) close();
  print({
    ...{ clients: clients.length, transports, alertsPerSecond: rounded(told.perSecond) },
    coreOfThousandAlerts: {
      withoutSockets: rounded(ofThousand(alone), 3),
      withSockets: rounded(ofThousand(told), 3),
      fanOut: rounded(ofThousand(told) - ofThousand(alone), 3),
    },
    ...{ owed, heard, skipped, lost: owed - heard - skipped },
  });
  const fanOut = ofThousand(told) - ofThousand(alone);
  printRow(
    `${clients.length} sockets, reckoned for 1,000 alerts/s (heard at ${counted(told.perSecond)})`,
    `fan-out ${rounded(fanOut * 100, 1)} % of a core beside ${rounded(ofThousand(alone) * 100, 1)} % for taking and storing; ${counted(owed)} owed, ${counted(heard)} heard, ${counted(skipped)} skipped`,
    '15 %, nothing lost',
  );
} finally {
  await server.end();
}

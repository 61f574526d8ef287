// Ten minutes at 10,000 events a second with ten rules: memory of the server's process and of the heap of each of its threads, minute by minute.
//
//   npx tsx --conditions=@rulewright/source bench/src/server-soak.ts [--minutes 10] [--rate 10000]
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { benchServer } from './server/bench-server.js';
import { bodies } from './server/events.js';
import { counted, percentile, print, printRow, rounded } from './server/figures.js';
import { sendFor } from './server/load.js';
import { processorTime } from './server/processor-time.js';
import { deployRules } from './server/rules.js';

const { values } = parseArgs({
  options: { minutes: { type: 'string', default: '10' }, rate: { type: 'string', default: '10000' } },
});
const BATCH = 500;

const residentMiB = (pid: number): number => {
  const match = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return rounded(Number(match?.[1] ?? 0) / 1024);
};

// Each thread says for itself what its heap holds.
const server = benchServer({}, ['--require', fileURLToPath(new URL('server/print-memory.cjs', import.meta.url))]);
try {
  await server.start();
  await deployRules(server, 10);
  const load = { url: server.url(), senders: 4, body: bodies(BATCH), batchesPerSecond: Number(values.rate) / BATCH };
  const resident: number[] = [];
  const paces: number[] = [];
  for (let minute = 1; minute <= Number(values.minutes); minute++) {
    const before = processorTime(server.pid());
    const { accepted, refused, answerMs, seconds } = await sendFor(60, load);
    const after = processorTime(server.pid());
    resident.push(residentMiB(server.pid()));
    paces.push(rounded(accepted / seconds));
    print({
      ...{ minute, eventsPerSecond: rounded(accepted / seconds), refused, answerP99Ms: rounded(percentile(answerMs, 0.99)) },
      ...{ residentMiB: resident.at(-1) },
      cores: {
        server: rounded((after.server - before.server) / seconds, 2),
        database: rounded((after.below - before.below) / seconds, 2),
      },
    });
  }
  printRow('events/s, minute by minute', paces.map(counted).join(', '), counted(Number(values.rate)));
  printRow('MiB resident, minute by minute', resident.join(', '), 'flat');
} finally {
  await server.end();
}

// From the moment before an event is sent until a browser's socket has its alert, while 10,000 events a second come in batches of 500.
// One batch in `--every` holds an event that sets off an alert at once; the others go through the ten rules. A socket gets a batch of alerts every
// 50 ms at most, so that alerts that come faster than that wait for the next.
//
//   npx tsx --conditions=@rulewright/source bench/src/server-latency.ts [--seconds 30] [--rate 10000] [--every 5] [--profile FOLDER]
import { parseArgs } from 'node:util';
import { liveClient } from '../../apps/server/test/live-client.js';
import { benchServer, profileFlags } from './server/bench-server.js';
import { bodies, event, mark } from './server/events.js';
import { counted, percentile, print, printRow, rounded } from './server/figures.js';
import { sendFor } from './server/load.js';
import { deployRules } from './server/rules.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '30' },
    rate: { type: 'string', default: '10000' },
    every: { type: 'string', default: '5' },
    profile: { type: 'string' },
  },
});
const BATCH = 500;
const SENDERS = 4;
const RULES = 10;
const WARM_SECONDS = 5;

const server = benchServer({}, profileFlags(values.profile));
try {
  await server.start();
  await deployRules(server, RULES);
  const sentAt = new Map<number, number>();
  const tookMs: number[] = [];
  const client = await liveClient(server.url(), ({ alerts }) => {
    const now = performance.now();
    for (const { row } of alerts) {
      const sent = sentAt.get(Number(row['time']));
      if (sent !== undefined) tookMs.push(now - sent);
    }
  });
  let marks = 0;
  const others = bodies(BATCH - 1);
  let batches = 0;
  const body = (): Buffer => {
    const rest = others().toString('utf8', 1);
    if (++batches % Number(values.every) !== 0) return Buffer.from(`[${JSON.stringify(event())},${rest}`);
    const time = ++marks;
    sentAt.set(time, performance.now());
    return Buffer.from(`[${JSON.stringify(mark(time))},${rest}`);
  };
  const load = { url: server.url(), senders: SENDERS, body, batchesPerSecond: Number(values.rate) / BATCH };
  await sendFor(WARM_SECONDS, load);
  tookMs.length = 0;
  const first = marks;
  const { accepted, answerMs, seconds } = await sendFor(Number(values.seconds), load);
  await new Promise((resolve) => setTimeout(resolve, 1000));
  client.close();
  const toBrowserMs = spread(tookMs);
  const answered = spread(answerMs);
  print({
    eventsPerSecond: rounded(accepted / seconds),
    ...{ marks: marks - first, heard: tookMs.length },
    ...{ toBrowserMs, answerMs: answered },
  });
  printRow(
    `event -> browser at ${counted(accepted / seconds)} events/s, ${rounded((marks - first) / seconds, 1)} alerts/s`,
    `p50 ${toBrowserMs.p50} ms, p99 ${toBrowserMs.p99} ms, worst ${toBrowserMs.worst} ms (the sender's answer: ${answered.p50} and ${answered.p99} ms)`,
    'p50 30 ms, p99 100 ms',
  );
} finally {
  await server.end();
}

function spread(ms: readonly number[]): { readonly p50: number; readonly p99: number; readonly worst: number } {
  const at = (p: number): number => rounded(percentile(ms, p), 1);
  return { p50: at(0.5), p99: at(0.99), worst: at(1) };
}

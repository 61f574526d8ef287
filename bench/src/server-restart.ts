// A restart with many events since the last snapshot: a server takes them, is killed, and is started again until it takes events.
//
//   node --conditions=@rulewright/source --import tsx bench/src/server-restart.ts [--events 1000000]
import { parseArgs } from 'node:util';
import { batchOf, benchServer, deployRules } from './server/bench-server.js';

const { values } = parseArgs({ options: { events: { type: 'string', default: '1000000' } } });
const EVENTS = Number(values.events);
const BATCH = 2000;
const SENDERS = 4;

// Snapshots only at a stop, and a kill is none.
const server = await benchServer({ snapshotSeconds: 86_400 });
try {
  await server.start();
  await deployRules(server, 10);
  let sent = 0;
  let accepted = 0;
  const began = performance.now();
  const send = async (): Promise<void> => {
    while (sent < EVENTS) {
      sent += BATCH;
      const response = await fetch(`${server.url()}/api/events`, {
        method: 'POST',
        body: batchOf(BATCH),
        headers: { 'content-type': 'application/json' },
      });
      if (response.ok) accepted += ((await response.json()) as { readonly accepted: number }).accepted;
      else sent -= BATCH;
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  const perSecond = Math.round(accepted / ((performance.now() - began) / 1000));
  await server.kill();
  const restartMs = await server.start();
  const status = (await (await fetch(`${server.url()}/api/engine`)).json()) as { readonly events: number };
  console.log(
    JSON.stringify({
      events: accepted,
      counted: status.events,
      sentPerSecond: perSecond,
      restartSeconds: Math.round(restartMs / 100) / 10,
    }),
  );
} finally {
  await server.end();
}

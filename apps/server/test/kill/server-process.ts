// A server for tests that kill it or send it too much: as `main.ts` starts it, but for a webhook on this machine, which is an inner address.
import { startServer } from '../../src/server.js';
import { testConfiguration } from '../../src/testing/test-server.js';

const [data = '', snapshotSeconds = '1', queueBytes] = process.argv.slice(2);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);
const server = await startServer({
  configuration: { ...testConfiguration(data), snapshotSeconds: Number(snapshotSeconds) },
  ...(queueBytes === undefined ? {} : { maxQueueBytes: Number(queueBytes) }),
  outgoing: { innerHosts: ['127.0.0.1'], allowPlainHttp: true },
  notice: complain,
  lost: (error) => {
    complain(error.message);
    process.exit(1);
  },
});
await server.ready;
process.stdout.write(`ready: ${server.url}\n`);
process.on('SIGTERM', () => void server.stop().then(() => process.exit(0)));

import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { AlertPage, EngineStatus, IngestAnswer } from '@rulewright/contracts';
import { afterEach, describe, expect, test } from 'vitest';
import { temporaryDataFolder } from './store/testing/data-folder.js';
import { type ChildServer, childServer, spawnServer } from './testing/child-server.js';
import { callOn, until } from './testing/test-server.js';

const running: ChildServer[] = [];
const folders: { readonly remove: () => void }[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) if (server.child.exitCode === null) await server.terminate();
  for (const folder of folders.splice(0)) folder.remove();
});

function dataFolder(): string {
  const folder = temporaryDataFolder();
  folders.push(folder);
  return folder.path;
}

async function start(data: string): Promise<ChildServer> {
  const server = await childServer(data);
  running.push(server);
  return server;
}

/** What a process prints until it ends, and its exit code. */
async function runToEnd(args: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { child, output } = spawnServer(args, env);
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { code, output: output() };
}

const TYPES = 'module types; create schema event(type string, src_ip string, dst_ip string);';
const SCAN = `module scan; uses types;
@Name('Scan') @Alert(name='scan') select src_ip, count(distinct dst_ip) as targets from event(type='firewall').win:time(1 hour)
group by src_ip having count(distinct dst_ip) > 20 output first every 1 hour`;

const batchOf = (n: number) =>
  Array.from({ length: 10 }, (_, i) => ({ type: 'firewall', src_ip: `10.0.0.${n % 7}`, dst_ip: `192.168.${n}.${i}` }));

describe('the process', () => {
  test('says where it listens in one line, and stops within five seconds', async () => {
    const server = await start(dataFolder());
    expect(server.output()).toMatch(
      /^Rulewright is ready: http:\/\/127\.0\.0\.1:\d+ \(first account: http:\/\/127\.0\.0\.1:\d+\/set-up\?token=[\w-]{43}\)\n$/,
    );
    const { code, ms } = await server.terminate('SIGINT');
    expect(code).toBe(0);
    expect(ms).toBeLessThan(5000);
  });

  test('explains its options', async () => {
    expect(await runToEnd(['--help'])).toMatchObject({ code: 0, output: expect.stringContaining('--no-samples') });
  });

  test('a wrong option, a wrong DATABASE_URL and a busy port are said clearly, with exit code 1', async () => {
    expect(await runToEnd(['--prot=1'])).toEqual({ code: 1, output: '--prot is no option (did you mean "--port"?)\n' });
    const nowhere = { DATABASE_URL: 'postgresql://rulewright:secret@127.0.0.1:1/none' };
    const wrong = await runToEnd(['--data', dataFolder(), '--port', '0'], nowhere);
    expect(wrong.code).toBe(1);
    expect(wrong.output).toMatch(
      /^the database at postgresql:\/\/rulewright@127\.0\.0\.1:1\/none cannot be used: .*ECONNREFUSED.*\ncheck host and port/,
    );
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    expect(await runToEnd(['--data', dataFolder(), '--port', String(port)])).toEqual({
      code: 1,
      output: `port ${port} is in use: stop what listens there, or choose another with --port\n`,
    });
    other.close();
  });
});

describe('kill -9', () => {
  test('while events come: a restart has every acknowledged event once and the alerts of an uninterrupted run', async () => {
    const batches = Array.from({ length: 40 }, (_, n) => batchOf(n));
    const data = dataFolder();
    let server = await start(data);
    const call = (...args: Parameters<ReturnType<typeof callOn>>) => callOn(server.url)(...args);
    for (const [name, epl] of [
      ['types', TYPES],
      ['scan', SCAN],
    ] as const) {
      await call('PUT', `/api/modules/${name}`, epl);
      await call('POST', '/api/modules/deploy', { name });
    }
    let acknowledged = 0;
    const kills = [7, 18, 31];
    for (const [n, batch] of batches.entries()) {
      const send = () => call('POST', '/api/events', batch, { 'idempotency-key': `batch-${n}` });
      if (kills.includes(n)) {
        // The batch is on its way when the server dies; nobody knows whether it was taken, so it is sent again.
        const lost = send().catch(() => undefined);
        await server.kill();
        await lost;
        server = await start(data);
      }
      const answer = (await send()).body as IngestAnswer;
      acknowledged += answer.accepted;
    }
    expect(acknowledged).toBe(400);
    const counted = await until(async () => {
      const { body } = await call('GET', '/api/alerts?limit=100');
      const { alerts } = body as AlertPage;
      return alerts.length >= 7 ? alerts : undefined;
    }, 'seven alerts');
    expect(counted.map(({ key }) => key[0]?.value).sort()).toEqual(Array.from({ length: 7 }, (_, i) => `10.0.0.${i}`));
    expect(counted.map(({ row }) => row['targets'])).toEqual(Array(7).fill(21));
    const { state } = (await call('GET', '/api/engine')).body as EngineStatus;
    expect(state).toBe('running');
  }, 240_000);
});

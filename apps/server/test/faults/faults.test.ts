import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { AlertPage, EngineStatus, IngestAnswer } from '@rulewright/contracts';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type RunningServer, startServer } from '../../src/server.js';
import { temporaryDataFolder } from '../../src/store/testing/data-folder.js';
import { testPostgres } from '../../src/store/testing/test-store.js';
import { childServer } from '../../src/testing/child-server.js';
import { callOn, testConfiguration, testServer, until } from '../../src/testing/test-server.js';
import { Receiver } from '../kill/receiver.js';

/* What breaks around the server: its database, its disk, those it delivers to, its clock, the leader beside it. */

const postgres = testPostgres();
const cleaning: (() => unknown)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const clean of cleaning.splice(0).reverse()) await clean();
});

const RULES = `create schema event(type string, src_ip string);
@Name('Seen') @Alert(outID=1) select src_ip, count(*) as n from event group by src_ip`;
const OUTGOING = { innerHosts: ['127.0.0.1'], allowPlainHttp: true };

interface Embedded {
  readonly server: RunningServer;
  readonly notices: readonly string[];
  readonly call: ReturnType<typeof callOn>;
}

/** A server on a PostgreSQL of its own in this folder. */
async function embedded(folder: string): Promise<Embedded> {
  const notices: string[] = [];
  const server = await startServer({
    configuration: testConfiguration(folder),
    outgoing: OUTGOING,
    notice: (message) => notices.push(message),
    lost: ({ message }) => notices.push(`lost: ${message}`),
  });
  cleaning.push(() => server.stop());
  await server.ready;
  return { server, notices, call: callOn(server.url) };
}

async function deploy(call: Embedded['call'], epl = RULES): Promise<void> {
  await call('PUT', '/api/modules/rules', { epl });
  await call('POST', '/api/modules/deploy', { name: 'rules' });
}

/** Sends a batch under a key until it is answered. @returns how often it was sent */
async function sendUntilAnswered(call: Embedded['call'], key: string, events: readonly unknown[]): Promise<number> {
  for (let tries = 1; tries < 1000; tries++) {
    const answer = await call('POST', '/api/events', events, { 'idempotency-key': key }).catch(() => undefined);
    if (answer?.status === 200) {
      expect((answer.body as IngestAnswer).accepted).toBe(events.length);
      return tries;
    }
    await pause(50);
  }
  throw new Error('the batch was never answered');
}

const counts = async (call: Embedded['call']): Promise<readonly unknown[]> =>
  ((await call('GET', '/api/alerts?limit=500')).body as AlertPage).alerts.map(({ row }) => row['n']).reverse();
const status = async (call: Embedded['call']): Promise<EngineStatus> => (await call('GET', '/api/engine')).body as EngineStatus;
const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);

function folderOf(): string {
  const folder = temporaryDataFolder();
  cleaning.push(folder.remove);
  return folder.path;
}

describe('the database', () => {
  test('is killed again and again: senders wait a moment, nothing is lost and nothing counted twice', async () => {
    const folder = folderOf();
    const { call, notices } = await embedded(folder);
    await deploy(call);
    for (let n = 0; n < 12; n++) {
      const sent = sendUntilAnswered(call, `batch ${n}`, [{ src_ip: 'a' }]);
      if (n % 5 === 4)
        process.kill(Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL');
      await sent;
    }
    await until(async () => ((await counts(call)).length >= 12 ? true : undefined), 'twelve alerts');
    expect(await counts(call)).toEqual(upTo(12));
    expect((await status(call)).events).toBe(12);
    expect(notices.some((notice) => notice.startsWith('PostgreSQL ended unexpectedly'))).toBe(true);
  }, 180_000);
});

/** A file system of a few hundred MiB of its own; undefined where we may not make one. */
function smallDisk(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'rulewright-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=256m,mode=755', 'none', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
}
const disk = smallDisk();

describe('the disk', () => {
  test.skipIf(disk === undefined)(
    'is full: events are refused, not lost; when there is room again all goes on (needs a file system of its own: run as root on Linux)',
    async () => {
      const folder = disk ?? '';
      cleaning.push(() => {
        execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
        rmSync(folder, { recursive: true, force: true });
      });
      const { call, server } = await embedded(folder);
      await deploy(call);
      await sendUntilAnswered(call, 'before', [{ src_ip: 'needle' }]);
      const filler = join(folder, 'filler');
      fill(filler);
      // Random texts, so that the journal grows quickly.
      const big = Array.from({ length: 2000 }, () => ({ src_ip: 'b', type: crypto.randomUUID().repeat(8) }));
      let taken = 0;
      const refusal = await until(async () => {
        const answer = await call('POST', '/api/events', big).catch(() => undefined);
        if (answer?.status === 200) taken += (answer.body as IngestAnswer).accepted;
        return answer?.status === 200 ? undefined : (answer ?? { status: 503 });
      }, 'a refusal');
      expect(refusal.status).toBe(503);
      rmSync(filler);
      // A database that could not even start meanwhile is not there any more: the process would end and be started again.
      const alive = await call('GET', '/readyz').catch(() => undefined);
      let now = call;
      if (!alive) {
        await server.stop().catch(() => undefined);
        now = (await embedded(folder)).call;
      }
      await sendUntilAnswered(now, 'after', [{ src_ip: 'needle' }]);
      await until(async () => ((await status(now)).events >= taken + 2 ? true : undefined), 'all that was acknowledged');
      const found = await until(async () => {
        const { alerts } = (await now('GET', '/api/alerts?limit=500&text=needle')).body as AlertPage;
        return alerts.length >= 2 ? alerts : undefined;
      }, 'the alerts');
      expect(found.map(({ row }) => row['n']).reverse()).toEqual([1, 2]);
    },
    180_000,
  );
});

/** Leaves nothing on the disk. */
function fill(file: string): void {
  for (const bytes of [8 * 1_048_576, 65_536, 4096]) {
    const block = Buffer.alloc(bytes, 1);
    try {
      for (;;) writeFileSync(file, block, { flag: 'a' });
    } catch {
      // full for this size
    }
  }
}

describe('a sink', () => {
  test('that takes and never answers holds up neither events nor the stop', async () => {
    const receiver = new Receiver();
    const url = await receiver.start();
    cleaning.push(() => receiver.stop());
    const server = await testServer(await postgres.migratedDatabase(), { outgoing: OUTGOING });
    await server.call('POST', '/api/connections', { name: 'slow', service: 'webhook', outId: '1', options: { url } });
    await server.deploy('rules', RULES);
    const held = receiver.hold();
    for (let n = 0; n < 50; n++) expect(await server.send([{ src_ip: 'a' }])).toMatchObject({ accepted: 1 });
    await held;
    await until(async () => ((await counts(server.call)).length === 50 ? true : undefined), 'fifty alerts');
    expect(await counts(server.call)).toEqual(upTo(50));
    const began = performance.now();
    await server.stop();
    expect(performance.now() - began).toBeLessThan(5000);
  });

  test('that is not there gets everything when it is back, each alert under its id', async () => {
    const receiver = new Receiver();
    const url = await receiver.start();
    const { port } = new URL(url);
    await receiver.stop();
    const server = await testServer(await postgres.migratedDatabase(), { outgoing: OUTGOING });
    cleaning.push(() => server.stop());
    await server.call('POST', '/api/connections', { name: 'dead', service: 'webhook', outId: '1', options: { url } });
    await server.deploy('rules', RULES);
    await server.send([{ src_ip: 'a' }, { src_ip: 'a' }, { src_ip: 'b' }]);
    const { alerts } = await server.alerts(3);
    await until(async () => {
      const [connection] = (await server.call('GET', '/api/connections')).body as readonly { readonly lastError: string | null }[];
      return connection?.lastError ?? undefined;
    }, 'a failed delivery');
    const back = new Receiver();
    await back.start(Number(port));
    cleaning.push(() => back.stop());
    await until(async () => (back.taken.size === 3 ? true : undefined), 'three deliveries');
    expect([...back.taken.keys()].sort()).toEqual(alerts.map(({ id }) => id).sort());
  });
});

test('a clock that jumps forward and back changes no order and stops nothing', async () => {
  const server = await testServer(await postgres.migratedDatabase());
  cleaning.push(() => server.stop());
  await server.deploy('rules', RULES);
  const real = Date.now();
  vi.useFakeTimers({ toFake: ['Date'], now: real });
  const times: number[] = [];
  for (const jump of [0, 40 * 86_400_000, -86_400_000, 3_600_000, 0]) {
    vi.setSystemTime(real + jump);
    expect(await server.send([{ src_ip: 'a' }])).toMatchObject({ accepted: 1 });
    times.push((await status(server.call)).time);
  }
  expect(times.every((time, i) => i === 0 || time >= (times[i - 1] ?? 0))).toBe(true);
  expect((await server.alerts(5)).alerts.map(({ row }) => row['n']).reverse()).toEqual(upTo(5));
  expect(server.notices).toEqual([]);
});

test('a leader that is killed has its stand-by in its place within ten seconds', async () => {
  const url = await postgres.migratedDatabase();
  const first = await childServer(folderOf(), 0, { DATABASE_URL: url });
  cleaning.push(() => first.child.kill('SIGKILL'));
  await deploy(callOn(first.url));
  await sendUntilAnswered(callOn(first.url), 'one', [{ src_ip: 'a' }]);
  const standBy = await startServer({
    configuration: testConfiguration(folderOf(), url),
    notice: () => undefined,
    lost: () => undefined,
  });
  cleaning.push(() => standBy.stop());
  const call = callOn(standBy.url);
  expect((await call('GET', '/readyz')).body).toEqual({ status: 'stand-by' });
  first.child.kill('SIGKILL');
  const killed = performance.now();
  await sendUntilAnswered(call, 'two', [{ src_ip: 'a' }]);
  expect(performance.now() - killed).toBeLessThan(10_000);
  await until(async () => ((await counts(call)).length === 2 ? true : undefined), 'the second alert');
  expect(await counts(call)).toEqual([1, 2]);
}, 120_000);

import type { ChildProcess } from 'node:child_process';
import { type AddressInfo, createServer } from 'node:net';
import type { EngineStatus } from '@rulewright/contracts';
import { afterEach, expect, test } from 'vitest';
import { openStore } from './store/open-store.js';
import { temporaryDataFolder } from './store/testing/data-folder.js';
import { testPostgres } from './store/testing/test-store.js';
import { childServer, spawnServer } from './testing/child-server.js';
import { callOn, until } from './testing/test-server.js';

/* A lock on the snapshots holds up the recovery of a server, whose database outlives it: what it answers meanwhile, and a kill then. */

const PATIENCE_MS = 60_000;
const postgres = testPostgres();
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const RULES = `create schema event(src_ip string);
@Name('Seen') @Alert select src_ip, count(*) as n from event group by src_ip`;
const EVENT = { src_ip: 'a' };
const keyed = (name: string) => ({ 'idempotency-key': name });

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await exited;
}

/** A connection that keeps everybody from reading snapshots until it is told to let go. */
async function holdSnapshots(databaseUrl: string, dataFolder: string): Promise<() => Promise<unknown>> {
  const store = await openStore({ dataFolder, databaseUrl });
  cleanUps.push(store.close);
  const holder = await store.pool.connect();
  cleanUps.push(() => holder.release());
  await holder.query('begin; lock table snapshots in access exclusive mode');
  return () => holder.query('commit');
}

test('a server that recovers refuses with 503 and Retry-After; killed then, the next one loses and doubles nothing', async () => {
  const databaseUrl = await postgres.migratedDatabase();
  const env = { DATABASE_URL: databaseUrl };
  const folder = temporaryDataFolder();
  cleanUps.push(folder.remove);
  const first = await childServer(folder.path, 0, env);
  cleanUps.push(() => killed(first.child));
  const call = callOn(first.url);
  await call('PUT', '/api/modules/rules', RULES);
  await call('POST', '/api/modules/deploy', { name: 'rules' });
  const before = await call('POST', '/api/events', [EVENT, EVENT], keyed('before'));
  expect(before).toMatchObject({ status: 200, body: { accepted: 2 } });
  await first.kill();

  const letGo = await holdSnapshots(databaseUrl, folder.path);
  const port = await freePort();
  const again = callOn(`http://127.0.0.1:${port}`);
  const recovering = async (): Promise<ChildProcess> => {
    const { child } = spawnServer(['--port', String(port), '--data', folder.path, '--no-samples'], env);
    cleanUps.push(() => killed(child));
    const live = await until(() => again('GET', '/healthz').catch(() => undefined), 'a server that listens', PATIENCE_MS);
    expect(live.status).toBe(200);
    expect((await again('GET', '/readyz')).status).toBe(503);
    expect(((await again('GET', '/api/engine')).body as EngineStatus).state).not.toBe('running');
    for (const batch of ['before', 'during']) {
      const refused = await again('POST', '/api/events', [EVENT], keyed(batch));
      expect(refused).toMatchObject({ status: 503, body: { code: 'not-ready' } });
      expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    }
    return child;
  };
  await killed(await recovering());
  await recovering();
  await letGo();
  await until(
    async () => ((await again('GET', '/readyz')).status === 200 ? true : undefined),
    'the end of the recovery',
    PATIENCE_MS,
  );
  expect((await again('POST', '/api/events', [EVENT, EVENT], keyed('before'))).body).toEqual(before.body);
  expect(await again('POST', '/api/events', [EVENT], keyed('during'))).toMatchObject({ status: 200, body: { accepted: 1 } });
  const alerts = await until(async () => {
    const page = (await again('GET', '/api/alerts')).body as { readonly alerts: readonly { readonly row: unknown }[] };
    return page.alerts.length >= 3 ? page.alerts : undefined;
  }, 'three alerts');
  expect(alerts.map(({ row }) => row)).toEqual([3, 2, 1].map((n) => ({ src_ip: 'a', n })));
  expect((await again('GET', '/api/engine')).body).toMatchObject({ state: 'running', events: 3, rejected: 0 });
}, 300_000);

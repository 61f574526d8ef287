import type { AlertPage, EngineStatus } from '@rulewright/contracts';
import { afterEach, describe, expect, test } from 'vitest';
import { startServer } from './server.js';
import { breakConnections } from './store/testing/break-connections.js';
import { temporaryDataFolder } from './store/testing/data-folder.js';
import { testPostgres } from './store/testing/test-store.js';
import { callOn, type TestServer, testConfiguration, testServer, until } from './testing/test-server.js';

const postgres = testPostgres();
const running: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

const RULES = `create schema event(type string, src_ip string);
@Name('Seen') @Alert select src_ip, count(*) as n from event group by src_ip`;

async function leader(url: string): Promise<TestServer> {
  const server = await testServer(url);
  running.push(server);
  return server;
}

const statusOf = async (url: string): Promise<EngineStatus> => (await callOn(url)('GET', '/api/engine')).body as EngineStatus;
const countsOf = async (url: string): Promise<readonly unknown[]> => {
  const { alerts } = (await callOn(url)('GET', '/api/alerts?limit=500')).body as AlertPage;
  return alerts.map(({ row }) => row['n']).reverse();
};

describe('the lead', () => {
  test('a second server stands by, and takes over within ten seconds when the first one goes', async () => {
    const url = await postgres.migratedDatabase();
    const first = await leader(url);
    await first.deploy('rules', RULES);
    await first.send([{ src_ip: 'a' }, { src_ip: 'a' }]);
    await first.alerts(2);

    const folder = temporaryDataFolder();
    const second = await startServer({
      configuration: testConfiguration(folder.path, url),
      notice: () => undefined,
      lost: () => undefined,
    });
    running.push({ stop: () => second.stop().finally(folder.remove) });
    const call = callOn(second.url);
    expect(await call('GET', '/readyz')).toMatchObject({ status: 503, body: { status: 'stand-by' } });
    expect(await call('POST', '/api/events', [{ src_ip: 'a' }])).toMatchObject({
      status: 503,
      body: { code: 'not-ready', retryAfterSeconds: 1 },
    });
    expect((await call('GET', '/api/alerts')).status).toBe(200);

    running.splice(running.indexOf(first), 1);
    await first.stop();
    const before = performance.now();
    await until(async () => ((await statusOf(second.url)).state === 'running' ? true : undefined), 'the stand-by to lead');
    expect(performance.now() - before).toBeLessThan(10_000);
    await call('POST', '/api/events', [{ src_ip: 'a' }]);
    await until(async () => ((await countsOf(second.url)).length === 3 ? true : undefined), 'the third alert');
    expect(await countsOf(second.url)).toEqual([1, 2, 3]);
  });

  test('a database that breaks its connections costs a pause and nothing else', async () => {
    const url = await postgres.migratedDatabase();
    const server = await leader(url);
    await server.deploy('rules', RULES);
    await server.send([{ src_ip: 'a' }]);
    await server.alerts(1);
    await breakConnections(url);
    const answer = await until(async () => {
      const sent = await server.call('POST', '/api/events', [{ src_ip: 'a' }], { 'idempotency-key': 'one' });
      return sent.status === 200 ? sent.body : undefined;
    }, 'the server to take events again');
    expect(answer).toMatchObject({ accepted: 1 });
    await server.alerts(2);
    expect(await countsOf(server.url)).toEqual([1, 2]);
    expect(server.notices.some((notice) => notice.startsWith('the lead was lost'))).toBe(true);
  });
});

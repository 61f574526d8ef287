import { setTimeout as pause } from 'node:timers/promises';
import type { AlertDetail } from '@rulewright/contracts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openStore } from '../store/open-store.js';
import { temporaryDataFolder } from '../store/testing/data-folder.js';
import { testPostgres } from '../store/testing/test-store.js';
import { type TestServer, testServer } from '../testing/test-server.js';

const PATIENCE_MS = 60_000;
vi.setConfig({ testTimeout: 3 * PATIENCE_MS });

const postgres = testPostgres();
let server: TestServer;
let databaseUrl: string;
beforeAll(async () => {
  databaseUrl = await postgres.migratedDatabase();
  server = await testServer(databaseUrl);
  await server.deploy('types', 'module types; create schema event(type string, src_ip string, dst_ip string, port int);');
  await server.deploy(
    'scan',
    `module scan; uses types;
@Name('scanning') insert into scanning select src_ip from event#time(10 min) group by src_ip having count(distinct dst_ip) > 2 output first every 1 hour;
@Name('worm') @Alert(name='worm') select a.src_ip as first, b.src_ip as next from pattern [every a=scanning -> b=scanning(src_ip != a.src_ip)];`,
  );
});
afterAll(() => server.stop());

const scanOf = (source: string) =>
  Array.from({ length: 3 }, (_, i) => ({ type: 'event', src_ip: source, dst_ip: `10.0.0.${i}`, port: 22 }));

async function explained(running: TestServer, id: string | undefined): Promise<AlertDetail> {
  // its thread starts and rests: that may take a while on a busy machine
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await pause(100)) {
    const detail = (await running.call('GET', `/api/alerts/${id}`)).body as AlertDetail;
    if (detail.evidence !== null || detail.evidenceNote !== null) return detail;
  }
  throw new Error('waited in vain for the events behind an alert');
}

/** Events as `address to address`. */
const told = ({ evidence }: AlertDetail) => evidence?.map(({ record }) => `${record['src_ip']} to ${record['dst_ip']}`);

test('an alert keeps the events from outside behind it, through the rules that derived it', async () => {
  await server.send([{ type: 'event', src_ip: '9.9.9.9', dst_ip: '10.0.0.1', port: 22 }]);
  await server.send(scanOf('10.1.0.1'));
  await server.send(scanOf('10.1.0.2'));
  const { alerts } = await server.alerts(1);
  const detail = await explained(server, alerts[0]?.id);
  expect(told(detail)).toEqual([
    '10.1.0.1 to 10.0.0.0',
    '10.1.0.1 to 10.0.0.1',
    '10.1.0.1 to 10.0.0.2',
    '10.1.0.2 to 10.0.0.0',
    '10.1.0.2 to 10.0.0.1',
    '10.1.0.2 to 10.0.0.2',
  ]);
  expect(detail).toMatchObject({ evidenceTotal: 6, evidenceWhole: true, evidenceNote: null });
  expect(detail.evidence?.every(({ offset, time }) => offset >= 0 && time !== null)).toBe(true);
});

test('after a restart it goes on from the saved state; where the journal does not reach back, that is said', async () => {
  await server.send([{ type: 'event', src_ip: '10.1.0.3', dst_ip: '10.0.0.0', port: 22 }]);
  await server.stop();
  server = await testServer(databaseUrl);
  await server.send(scanOf('10.1.0.3'));
  const { alerts } = await server.alerts(2);
  const newest = await explained(server, alerts[0]?.id);
  expect(newest.evidenceNote).toBeNull();
  // what a window held is known; when it came, and what had led to a row that was derived before, is not
  expect(newest.evidenceWhole).toBe(false);
  expect(told(newest)?.slice(-2)).toEqual(['10.1.0.3 to 10.0.0.1', '10.1.0.3 to 10.0.0.2']);

  const folder = temporaryDataFolder();
  const notice = { onNotice: () => undefined, onLost: () => undefined };
  const store = await openStore({ dataFolder: folder.path, databaseUrl, ...notice });
  const { pool } = store;
  await pool.query(`update alerts set evidence = 'pending' where id = $1`, [alerts[0]?.id]);
  await pool.query('delete from snapshots');
  await pool.query('delete from journal where seq < 4');
  await store.close();
  folder.remove();
  // who begins to lead looks at once
  await server.stop();
  server = await testServer(databaseUrl);
  expect(await explained(server, alerts[0]?.id)).toMatchObject({
    evidence: null,
    evidenceNote: 'the journal does not reach back to it any more',
  });
});

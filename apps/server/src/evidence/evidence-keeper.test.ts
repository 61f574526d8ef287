import { expect, test, vi } from 'vitest';
import type { Connection } from '../store/background-reader.js';
import { EvidenceStore } from '../store/evidence.js';
import { openStore } from '../store/open-store.js';
import { temporaryDataFolder } from '../store/testing/data-folder.js';
import { testPostgres } from '../store/testing/test-store.js';
import { testServer, until } from '../testing/test-server.js';
import { EvidenceKeeper } from './evidence-keeper.js';
import { EvidenceRunner } from './evidence-runner.js';

const PATIENCE_MS = 60_000;
vi.setConfig({ testTimeout: 3 * PATIENCE_MS });
const postgres = testPostgres();

const RULE = `module seen; create schema event(type string, src_ip string);
@Name('Seen') @Alert select src_ip from event;`;

/** A store with one alert that nobody has explained. @param connection  of the thread that explains; absent = to that store */
async function keeperOf(connection?: Connection) {
  const databaseUrl = await postgres.migratedDatabase();
  const server = await testServer(databaseUrl);
  await server.deploy('seen', RULE);
  await server.send([{ type: 'event', src_ip: '10.0.0.1' }]);
  await server.alerts(1);
  await server.stop();
  const folder = temporaryDataFolder();
  const store = await openStore({ dataFolder: folder.path, databaseUrl, onNotice: () => undefined, onLost: () => undefined });
  const { pool } = store;
  await pool.query('delete from alert_events');
  await pool.query('delete from snapshots');
  await pool.query(`update alerts set evidence = 'pending', evidence_note = null, evidence_total = null`);
  const runner = new EvidenceRunner(connection ?? store.connection);
  const notices: string[] = [];
  const keeper = new EvidenceKeeper({ alerts: new EvidenceStore(pool), runner, notice: (message) => notices.push(message) });
  const standing = async () => (await pool.query('select evidence, evidence_note as note from alerts')).rows;
  const close = async () => {
    keeper.lead(false);
    await runner.stop();
    await store.close();
    folder.remove();
  };
  return { keeper, runner, notices, pool, standing, close };
}

test('an alert whose search a stop cut short is looked for again', async () => {
  const { keeper, runner, pool, standing, close } = await keeperOf();
  const holder = await pool.connect();
  await holder.query('begin; lock table journal in access exclusive mode');
  keeper.lead(true);
  const waits = `select 1 from pg_locks where relation = 'journal'::regclass and not granted`;
  await until(async () => (await pool.query(waits)).rows[0], 'the search', PATIENCE_MS);
  keeper.lead(false);
  await runner.stop();
  expect(await standing()).toEqual([{ evidence: 'pending', note: null }]);
  await holder.query('commit');
  holder.release();
  keeper.lead(true);
  const stored = async () => ((await standing())[0].evidence === 'stored' ? true : undefined);
  await until(stored, 'the events', PATIENCE_MS);
  await close();
});

test('an alert whose search met a database that does not answer is not given up', async () => {
  const { keeper, notices, standing, close } = await keeperOf({ host: '127.0.0.1', port: 1, user: 'nobody' });
  keeper.lead(true);
  await until(async () => notices[0], 'a notice', PATIENCE_MS);
  expect(notices).toEqual(['events behind alerts could not be kept: connect ECONNREFUSED 127.0.0.1:1']);
  expect(await standing()).toEqual([{ evidence: 'pending', note: null }]);
  await close();
});

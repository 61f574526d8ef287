import { expect, test, vi } from 'vitest';
import type { Entry } from '../journal/entry.js';
import { EvidenceStore } from '../store/evidence.js';
import { PostgresJournal } from '../store/journal.js';
import { openStore } from '../store/open-store.js';
import { SnapshotStore } from '../store/snapshots.js';
import { temporaryDataFolder } from '../store/testing/data-folder.js';
import { testPostgres } from '../store/testing/test-store.js';
import { testServer, until } from '../testing/test-server.js';
import { EvidenceKeeper } from './evidence-keeper.js';
import { EvidenceRunner } from './evidence-runner.js';

vi.setConfig({ testTimeout: 60_000 });
const postgres = testPostgres();

const RULE = `module seen; create schema event(type string, src_ip string);
@Name('Seen') @Alert select src_ip from event;`;

/** A store with one alert that nobody has explained, and a keeper that reads the journal in a way of its own. */
async function keeperOf(readAfter: (read: () => Promise<readonly Entry[]>) => Promise<readonly Entry[]>) {
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
  class Journal extends PostgresJournal {
    override readAfter(seq: number): Promise<readonly Entry[]> {
      return readAfter(() => super.readAfter(seq));
    }
  }
  const runner = new EvidenceRunner();
  const notices: string[] = [];
  const keeper = new EvidenceKeeper({
    alerts: new EvidenceStore(pool),
    snapshots: new SnapshotStore(pool),
    journal: new Journal(pool),
    runner,
    notice: (message) => notices.push(message),
  });
  const standing = async () => (await pool.query('select evidence, evidence_note as note from alerts')).rows;
  const close = async () => {
    keeper.lead(false);
    await runner.stop();
    await store.close();
    folder.remove();
  };
  return { keeper, runner, notices, standing, close };
}

test('an alert whose search a stop cut short is looked for again', async () => {
  const waiting: (() => void)[] = [];
  const { keeper, runner, standing, close } = await keeperOf(
    (read) => new Promise((resolve) => waiting.push(() => void read().then(resolve))),
  );
  keeper.lead(true);
  await until(async () => waiting[0], 'the search');
  keeper.lead(false);
  await runner.stop();
  expect(await standing()).toEqual([{ evidence: 'pending', note: null }]);
  keeper.lead(true);
  const again = await until(async () => waiting[1], 'the search once more');
  again();
  await until(async () => {
    for (const turn of waiting.slice(2)) turn();
    return (await standing())[0].evidence === 'stored' ? true : undefined;
  }, 'the events');
  await close();
});

test('an alert whose search met a failing database is not given up', async () => {
  const { keeper, notices, standing, close } = await keeperOf(() => Promise.reject(new Error('the database is away')));
  keeper.lead(true);
  await until(async () => notices[0], 'a notice');
  expect(notices).toEqual(['events behind alerts could not be kept: the database is away']);
  expect(await standing()).toEqual([{ evidence: 'pending', note: null }]);
  await close();
});

import type { AlertPage, EngineStatus } from '@rulewright/contracts';
import { afterEach, describe, expect, test } from 'vitest';
import { openStore } from './store/open-store.js';
import { temporaryDataFolder } from './store/testing/data-folder.js';
import { testPostgres } from './store/testing/test-store.js';
import { type TestServer, testServer, until } from './testing/test-server.js';

const postgres = testPostgres();
const running: TestServer[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
});

async function started(url: string, snapshotSeconds = 3600): Promise<TestServer> {
  const server = await testServer(url, { configuration: { snapshotSeconds } });
  running.push(server);
  return server;
}

async function stopped(server: TestServer): Promise<void> {
  running.splice(running.indexOf(server), 1);
  await server.stop();
}

/** Works on the database behind the server's back. */
async function inDatabase<T>(url: string, work: (query: (sql: string) => Promise<readonly unknown[]>) => Promise<T>): Promise<T> {
  const folder = temporaryDataFolder();
  const store = await openStore({ dataFolder: folder.path, databaseUrl: url });
  try {
    return await work(async (sql) => (await store.pool.query(sql)).rows);
  } finally {
    await store.close();
    folder.remove();
  }
}

const RULES = `create schema event(type string, src_ip string);
@Name('Seen') @Alert select src_ip, count(*) as n from event group by src_ip`;
const status = async ({ call }: TestServer): Promise<EngineStatus> => (await call('GET', '/api/engine')).body as EngineStatus;
const counts = ({ alerts }: AlertPage): readonly unknown[] => alerts.map(({ row }) => row['n']).reverse();
const EVENT = { src_ip: 'a' };

/** A database with three snapshots, the newest after three events. */
async function withSnapshots(): Promise<string> {
  const url = await postgres.migratedDatabase();
  for (let run = 0; run < 3; run++) {
    const server = await started(url);
    if (run === 0) await server.deploy('rules', RULES);
    await server.send([EVENT, 7]);
    await server.alerts(run + 1);
    await stopped(server);
  }
  return url;
}

describe('a restart', () => {
  test('begins at the snapshot of the last stop: the journal before it is not needed', async () => {
    const url = await withSnapshots();
    await inDatabase(url, async (query) => {
      const [newest] = await query('select journal_seq from snapshots order by id desc limit 1');
      await query(`delete from journal where seq <= ${(newest as { readonly journal_seq: string }).journal_seq}`);
    });
    const server = await started(url);
    await server.send([EVENT]);
    expect(counts(await server.alerts(4))).toEqual([1, 2, 3, 4]);
    expect(await status(server)).toMatchObject({ state: 'running', events: 4, rejected: 3 });
    expect(server.notices).toEqual([]);
  });

  test.each([1, 2, 3])(
    'of which the newest %i snapshots are damaged begins at the one before, or with the journal',
    async (damaged) => {
      const url = await withSnapshots();
      await inDatabase(url, (query) =>
        query(`update snapshots set state = set_byte(state, 9, get_byte(state, 9) # 255)
        where id in (select id from snapshots order by journal_seq desc limit ${damaged})`),
      );
      const server = await started(url);
      expect(server.notices.filter((notice) => /^the snapshot at entry \d+ is damaged/.test(notice))).toHaveLength(damaged);
      await server.send([EVENT]);
      expect(counts(await server.alerts(4))).toEqual([1, 2, 3, 4]);
      expect(await status(server)).toMatchObject({ events: 4, rejected: 3 });
    },
  );

  test('with a snapshot that the engine does not take begins at the one before', async () => {
    const url = await withSnapshots();
    await inDatabase(url, (query) =>
      query(`update snapshots set state = '\\x00ffffff7f'::bytea, checksum = sha256('\\x00ffffff7f'::bytea)
        where id = (select max(id) from snapshots)`),
    );
    const server = await started(url);
    expect(server.notices.filter((notice) => notice.includes('cannot be restored'))).toHaveLength(1);
    await server.send([EVENT]);
    expect(counts(await server.alerts(4))).toEqual([1, 2, 3, 4]);
  });
});

test('snapshots are taken while events come', async () => {
  const server = await started(await postgres.migratedDatabase(), 0.1);
  await server.deploy('rules', RULES);
  const at = await until(async () => {
    await server.send([EVENT]);
    const { snapshotAt } = await status(server);
    return snapshotAt ?? undefined;
  }, 'a snapshot');
  await until(async () => {
    await server.send([EVENT]);
    const { snapshotAt } = await status(server);
    return snapshotAt !== null && snapshotAt > at ? true : undefined;
  }, 'another snapshot');
  expect(server.notices).toEqual([]);
});

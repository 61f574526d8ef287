import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { type TestServer, testServer } from '../../testing/test-server.js';
import { temporaryDataFolder } from '../testing/data-folder.js';
import { testPostgres } from '../testing/test-store.js';
import { readBackup } from './read-backup.js';
import { writeBackup } from './write-backup.js';

const postgres = testPostgres();
const folder = temporaryDataFolder();
const file = join(folder.path, 'backup.gz');
let server: TestServer | undefined;
afterAll(async () => {
  await server?.stop();
  folder.remove();
});

/** All rows of all tables as text, in an order that does not depend on where they lie. */
async function contentOf(store: Awaited<ReturnType<typeof postgres.store>>): Promise<unknown> {
  const tables = [
    'users',
    'modules',
    'module_versions',
    'deployments',
    'alerts',
    'journal',
    'dead_letters',
    'settings',
    'audit_log',
    'api_keys',
  ];
  const texts = tables.map(async (table) => {
    const { rows } = await store.pool.query(`select t::text as row from ${table} t order by 1`);
    return [table, rows];
  });
  return Object.fromEntries((await Promise.all(texts)) as [string, unknown][]);
}

describe('a back-up', () => {
  test('of a server that has worked comes back whole, and a server goes on with it', { timeout: 120_000 }, async () => {
    const store = await postgres.store();
    const first = await testServer((store.connection as { readonly connectionString: string }).connectionString);
    await first.deploy(
      'rules',
      "create schema event(type string, ip string); @Alert(name='a') select type, ip from event(type='bad');",
    );
    await first.send([{ type: 'bad', ip: '10.0.0.1' }, { type: 'bad' }, '\u{1F600}', 7]);
    await first.alerts(2);
    await first.call('POST', '/api/keys', { name: 'k', scope: 'read' });
    await first.call('POST', '/api/setup', { password: 'correct horse battery' });
    await first.stop();
    const { rows } = await writeBackup(store.pool, file, new Date(0));
    expect(rows).toBeGreaterThan(10);
    const other = await postgres.store();
    expect(await readBackup(other.pool, file)).toMatchObject({ rows });
    expect(await contentOf(other)).toEqual(await contentOf(store));
    const { rows: kept } = await other.pool.query('select columns::text as row from alerts order by seq');
    expect(kept).toEqual([{ row: '{"type":"bad","ip":"10.0.0.1"}' }, { row: '{"type":"bad","ip":null}' }]);
    server = await testServer((other.connection as { readonly connectionString: string }).connectionString);
    const login = await server.call('POST', '/api/session', { name: 'admin', password: 'correct horse battery' });
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await server.call('GET', '/api/modules', undefined, { cookie })).body).toMatchObject([
      { name: 'rules', state: 'live', alerts24h: 2 },
    ]);
    expect((await server.call('POST', '/api/events', [{ type: 'bad', ip: '10.0.0.2' }], { cookie })).body).toMatchObject({
      accepted: 1,
    });
  });

  test('that is cut off, or of another schema, or meant for a workspace in use is refused and changes nothing', async () => {
    const store = await postgres.store();
    const text = gunzipSync(readFileSync(file)).toString();
    const broken = join(folder.path, 'broken.gz');
    const attempt = (content: Uint8Array) => {
      writeFileSync(broken, content);
      return readBackup(store.pool, broken).catch((error: Error) => error.message);
    };
    expect(await attempt(gzipSync(text.slice(0, text.lastIndexOf('{"end"'))))).toMatch('the file ends too early');
    expect(await attempt(gzipSync(text.replace(/"migration":"[^"]*"/, '"migration":"other"')))).toMatch('of the schema "other"');
    expect(await attempt(Buffer.from('no gzip'))).toMatch('cannot be read');
    expect(await attempt(gzipSync('{"some":"json"}\n'))).toBe('this is no back-up of ours');
    expect(await readBackup(store.pool, join(folder.path, 'none.gz')).catch((error: Error) => error.message)).toMatch(
      /none.gz" cannot be read: there is no such file/,
    );
    expect(await store.prisma.user.count()).toBe(0);
    await readBackup(store.pool, file);
    expect(await attempt(readFileSync(file))).toMatch('the workspace is not empty');
  });
});

import { createServer } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { openStore } from './open-store.js';
import { temporaryDataFolder } from './testing/data-folder.js';
import { testPostgres } from './testing/test-store.js';

const postgres = testPostgres();
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

it('opens the embedded database, migrated, and stops it on close', async () => {
  const { path, remove } = temporaryDataFolder();
  cleanUps.push(remove);
  const first = await openStore({ dataFolder: path });
  expect(first.migrated[0]).toBe('20260101000000_first');
  await first.prisma.setting.create({ data: { key: 'retention', value: { days: 30 }, updatedByName: 'admin' } });
  const before = performance.now();
  await first.close();
  expect(performance.now() - before).toBeLessThan(5000);

  const second = await openStore({ dataFolder: path });
  cleanUps.unshift(second.close);
  expect(second.migrated).toEqual([]);
  expect(await second.prisma.setting.findMany({ select: { key: true, value: true } })).toEqual([
    { key: 'retention', value: { days: 30 } },
  ]);
});

it('closes although somebody still holds a connection', async () => {
  const { path, remove } = temporaryDataFolder();
  cleanUps.push(remove);
  const store = await openStore({ dataFolder: path });
  const held = await store.pool.connect();
  held.on('error', () => undefined);
  await expect(store.close()).resolves.toBeUndefined();
});

it('tells of a connection that breaks, but not of those that its own end breaks', async () => {
  const { path, remove } = temporaryDataFolder();
  cleanUps.push(remove);
  const notices: string[] = [];
  const store = await openStore({ dataFolder: path, onNotice: (message) => notices.push(message) });
  const broken = new Promise((resolve) => store.pool.once('error', resolve));
  const [idle, other] = [await store.pool.connect(), await store.pool.connect()];
  const { rows } = await idle.query('select pg_backend_pid() as pid');
  idle.release();
  await other.query('select pg_terminate_backend($1)', [rows[0].pid]);
  await broken;
  const told = ['a database connection broke: terminating connection due to administrator command'];
  expect(notices).toEqual(told);
  other.release();
  const closed = store.close();
  store.pool.emit('error', new Error('terminating connection due to administrator command'), other);
  await closed;
  expect(notices).toEqual(told);
});

it('uses the database of a URL and stores an alert once', async () => {
  const { prisma } = await postgres.store();
  const alert = {
    id: 'a'.repeat(64),
    moduleName: 'scan',
    moduleVersion: 1,
    statement: 'Scan',
    name: 'scan',
    severity: 'high' as const,
    columns: { src_ip: '10.0.0.9' },
    triggerOffset: 51n,
    ordinal: 0,
    occurredAt: new Date('2026-01-01T00:00:00Z'),
  };
  expect(await prisma.alert.createMany({ data: [alert], skipDuplicates: true })).toEqual({ count: 1 });
  expect(await prisma.alert.createMany({ data: [alert], skipDuplicates: true })).toEqual({ count: 0 });
  await expect(prisma.alert.create({ data: alert })).rejects.toMatchObject({ code: 'P2002' });
});

it('allows one live and one shadow deployment of a module at a time', async () => {
  const { prisma } = await postgres.store();
  const { id: moduleId, versions } = await prisma.module.create({
    data: { name: 'scan', versions: { create: { number: 1, epl: 'select 1', eplHash: Buffer.alloc(32), createdByName: 'admin' } } },
    select: { id: true, versions: true },
  });
  const deploy = (mode: 'live' | 'shadow', activeModuleId: string | null) =>
    prisma.deployment.create({
      data: { moduleId, versionId: versions[0]?.id ?? '', mode, state: 'running', activeModuleId, deployedByName: 'admin' },
      select: { mode: true },
    });
  await deploy('live', moduleId);
  await deploy('shadow', moduleId);
  await deploy('live', null);
  await expect(deploy('live', moduleId)).rejects.toMatchObject({ code: 'P2002' });
});

it.each([
  ['not an address', 'database-url-invalid', 'DATABASE_URL is not an address'],
  ['mysql://root@localhost/x', 'database-url-invalid', 'DATABASE_URL names "mysql", not PostgreSQL'],
])('refuses the DATABASE_URL "%s"', async (databaseUrl, code, message) => {
  await expect(openStore({ dataFolder: '/nowhere', databaseUrl })).rejects.toMatchObject({ code, message });
});

it('says what to check when nobody answers, and never shows the password', async () => {
  const { port, close } = await closedPort();
  await close();
  await expect(
    openStore({ dataFolder: '/nowhere', databaseUrl: `postgresql://u:secret@127.0.0.1:${port}/d` }),
  ).rejects.toMatchObject({
    code: 'database-unreachable',
    message: `the database at postgresql://u@127.0.0.1:${port}/d cannot be used: connect ECONNREFUSED 127.0.0.1:${port}`,
    hint: 'check host and port, and that the server is running',
  });
});

it('tells a wrong password and a missing database apart', async () => {
  const url = new URL(await postgres.emptyDatabase());
  const open = (change: (changed: URL) => void) => {
    const changed = new URL(url);
    change(changed);
    return openStore({ dataFolder: '/nowhere', databaseUrl: changed.href });
  };
  await expect(
    open((changed) => {
      changed.password = 'wrong';
    }),
  ).rejects.toMatchObject({ hint: 'check user and password' });
  await expect(
    open((changed) => {
      changed.pathname = '/missing';
    }),
  ).rejects.toMatchObject({ hint: 'create the database, or name another one' });
});

/** A port on which nobody listens once it is closed. */
const closedPort = async (): Promise<{ readonly port: number; readonly close: () => Promise<void> }> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
};

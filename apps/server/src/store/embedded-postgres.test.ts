import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres.js';
import { linkLibraries } from './postgres/binaries.js';
import { processIdentity } from './postgres/process-identity.js';
import { temporaryDataFolder } from './testing/data-folder.js';

const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const folder = (): string => {
  const { path, remove } = temporaryDataFolder();
  cleanUps.push(remove);
  return path;
};

const started = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const server = await startEmbeddedPostgres(options);
  cleanUps.push(server.stop);
  return server;
};

const query = async (server: EmbeddedPostgres, sql: string): Promise<readonly unknown[]> => {
  const client = new pg.Client(server.address);
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
};

/** Another server process on the folder, and the first line it printed. */
const otherProcess = async (dataFolder: string): Promise<{ readonly child: ChildProcess; readonly said: string }> => {
  const program = fileURLToPath(new URL('testing/hold-folder.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', program, dataFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
  cleanUps.push(
    () => child.kill('SIGTERM'),
    () =>
      new Promise((resolve) =>
        child.exitCode === null && child.signalCode === null ? child.once('exit', resolve).kill('SIGTERM') : resolve(undefined),
      ),
  );
  const said = await new Promise<string>((resolve) => {
    child.stdout?.once('data', (chunk: Buffer) => resolve(chunk.toString().trim()));
    child.once('exit', () => resolve('ended'));
  });
  return { child, said };
};

it('keeps its rows over a restart, its password to itself, and nothing running', async () => {
  const dataFolder = folder();
  const first = await started({ dataFolder });
  await query(first, 'create table kept as select 42 as answer');
  expect(statSync(join(dataFolder, 'postgres.password')).mode & 0o777).toBe(0o600);
  expect(await query(first, 'show listen_addresses')).toEqual(['']);
  expect(await query(first, 'select current_user || current_database()')).toEqual(['rulewrightrulewright']);

  const pid = first.pid() ?? 0;
  const before = performance.now();
  await first.stop();
  expect(performance.now() - before).toBeLessThan(5000);
  expect(processIdentity(pid)).toBeUndefined();
  expect(existsSync(join(dataFolder, 'server.lock'))).toBe(false);

  const second = await started({ dataFolder });
  expect(await query(second, 'select answer from kept')).toEqual([42]);
});

it('asks for the password', async () => {
  const server = await started({ dataFolder: folder() });
  const client = new pg.Client({ ...server.address, password: 'guessed' });
  await expect(client.connect()).rejects.toThrow('password authentication failed');
});

it('refuses a second server on the same folder and names the first', async () => {
  const dataFolder = folder();
  await started({ dataFolder });
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({
    code: 'folder-in-use',
    message: expect.stringContaining(`"${dataFolder}" is in use by process ${process.pid}`),
  });
});

it('lets exactly one of two concurrent starts in', async () => {
  const dataFolder = folder();
  const said = (await Promise.all([otherProcess(dataFolder), otherProcess(dataFolder)])).map((other) => other.said.split(' ')[0]);
  expect(said.sort()).toEqual(['refused', 'running']);
});

it('takes over from a killed server and stops the PostgreSQL that it left', async () => {
  const dataFolder = folder();
  const { child, said } = await otherProcess(dataFolder);
  const orphan = Number(said.split(' ')[1]);
  await new Promise((resolve) => child.once('exit', resolve).kill('SIGKILL'));
  expect(processIdentity(orphan)).toBeDefined();

  const notices: string[] = [];
  const server = await started({ dataFolder, onNotice: (message) => notices.push(message) });
  expect(notices).toEqual([`stopped a PostgreSQL that an earlier server left running (process ${orphan})`]);
  expect(processIdentity(orphan)).toBeUndefined();
  expect(await query(server, 'select 1')).toEqual([1]);
});

it('removes a PostgreSQL pid file whose number now belongs to another program', async () => {
  const dataFolder = folder();
  const first = await started({ dataFolder });
  const cluster = String((await query(first, 'show data_directory'))[0]);
  await first.stop();
  writeFileSync(join(cluster, 'postmaster.pid'), `${process.pid}\n${cluster}\n`);
  await expect(started({ dataFolder })).resolves.toBeDefined();
});

it('starts PostgreSQL again when it is killed', async () => {
  const notices: string[] = [];
  const server = await started({ dataFolder: folder(), onNotice: (message) => notices.push(message) });
  await query(server, 'create table kept as select 42 as answer');
  const killed = server.pid() ?? 0;
  process.kill(killed, 'SIGQUIT');
  await expect.poll(() => server.pid(), { timeout: 10_000 }).not.toBe(killed);
  await expect.poll(() => query(server, 'select answer from kept').catch(() => undefined), { timeout: 10_000 }).toEqual([42]);
  expect(notices).toEqual([expect.stringContaining('PostgreSQL ended unexpectedly and is started again')]);
});

it('makes the database anew when a first start was killed halfway', async () => {
  const dataFolder = folder();
  mkdirSync(join(dataFolder, 'postgres.new/base'), { recursive: true });
  await expect(started({ dataFolder })).resolves.toBeDefined();
});

it('refuses database files of another major version', async () => {
  const dataFolder = folder();
  mkdirSync(join(dataFolder, 'postgres'));
  writeFileSync(join(dataFolder, 'postgres/PG_VERSION'), '12\n');
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toMatchObject({
    code: 'postgres-failed',
    message: `the database in "${join(dataFolder, 'postgres')}" is of PostgreSQL 12, this is 18`,
  });
});

it.runIf(process.getuid?.() === 0)(
  'run as root, keeps the files elsewhere when their account is not let into the data folder',
  async () => {
    const dataFolder = folder();
    chmodSync(dataFolder, 0o700);
    const server = await started({ dataFolder });
    const home = dirname(server.address.host);
    cleanUps.unshift(() => rmSync(home, { recursive: true, force: true }));
    expect(home).toMatch(/^\/var\/lib\/rulewright\/[0-9a-f]{16}$/);
    expect(await query(server, 'select 1')).toEqual([1]);
  },
);

it('puts the socket into the folder for temporary files when its path would be too long', async () => {
  const dataFolder = join(folder(), 'a-folder-with-a-long-name'.repeat(4));
  const server = await started({ dataFolder });
  cleanUps.unshift(() => rmSync(server.address.host, { recursive: true, force: true }));
  expect(server.address.host.length).toBeLessThan(89);
  expect(await query(server, 'select 1')).toEqual([1]);
});

it('makes the library links that an install without scripts leaves out', () => {
  const packageFolder = folder();
  mkdirSync(join(packageFolder, 'native/lib'), { recursive: true });
  writeFileSync(join(packageFolder, 'native/lib/libicuuc.so.60.2'), 'library');
  const links = [{ source: 'native/lib/libicuuc.so.60.2', target: 'native/lib/libicuuc.so.60' }];
  writeFileSync(join(packageFolder, 'native/pg-symlinks.json'), JSON.stringify(links));
  linkLibraries(packageFolder);
  linkLibraries(packageFolder);
  expect(readlinkSync(join(packageFolder, 'native/lib/libicuuc.so.60'))).toBe('libicuuc.so.60.2');
  expect(readFileSync(join(packageFolder, 'native/lib/libicuuc.so.60'), 'utf8')).toBe('library');
});

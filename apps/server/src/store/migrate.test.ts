import { appendFileSync, cpSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, expect, it } from 'vitest';
import { MIGRATIONS_FOLDER, migrate } from './migrate.js';
import { temporaryDataFolder } from './testing/data-folder.js';
import { testPostgres } from './testing/test-store.js';

const postgres = testPostgres();
const cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0)) await cleanUp();
});

const connect = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client(url);
  await client.connect();
  cleanUps.push(() => client.end());
  return client;
};

/** A copy of the migrations with more after them, by name. */
const migrationsWith = (more: Readonly<Record<string, string>>): string => {
  const { path, remove } = temporaryDataFolder();
  cleanUps.push(remove);
  cpSync(MIGRATIONS_FOLDER, path, { recursive: true });
  for (const [name, sql] of Object.entries(more)) {
    mkdirSync(join(path, name));
    writeFileSync(join(path, name, 'migration.sql'), sql);
  }
  return path;
};

const column = async (client: pg.Client, sql: string): Promise<readonly unknown[]> =>
  (await client.query({ text: sql, rowMode: 'array' })).rows.flat();

const FIRST = '20260101000000_first';
/** All migrations there are, in order. */
const ALL = readdirSync(MIGRATIONS_FOLDER)
  .filter((name) => /^\d/.test(name))
  .sort();

it('applies what is missing, once', async () => {
  const client = await connect(await postgres.emptyDatabase());
  const later = migrationsWith({ '20990101000000_later': "create table later (); do $$ begin perform ';'; end $$;" });
  expect(await migrate(client)).toEqual(ALL);
  expect(await migrate(client)).toEqual([]);
  expect(await migrate(client, later)).toEqual(['20990101000000_later']);
  expect(await column(client, 'select migration_name from _prisma_migrations where finished_at is not null order by 1')).toEqual([
    ...ALL,
    '20990101000000_later',
  ]);
});

it('keeps the rows of alerts that were stored before their columns had an order', async () => {
  const client = await connect(await postgres.emptyDatabase());
  const before = migrationsWith({});
  for (const name of ALL.filter((name) => name >= '20260109')) rmSync(join(before, name), { recursive: true });
  await migrate(client, before);
  await client.query(
    `insert into alerts (id, module_name, module_version, statement, name, severity, columns, trigger_offset, ordinal, occurred_at)
     values ('a', 'scan', 1, 'Scan', 'scan', 'high', '{"zone": "dmz", "ip": "10.0.0.1", "n": null}', 5, 0, now())`,
  );
  await migrate(client);
  const stored = await column(client, 'select columns from alerts');
  expect(stored).toEqual([{ zone: 'dmz', ip: '10.0.0.1', n: null }]);
});

it('lets two servers that start at once share the work', async () => {
  const url = await postgres.emptyDatabase();
  const applied = await Promise.all([migrate(await connect(url)), migrate(await connect(url))]);
  expect(applied.flat()).toEqual(ALL);
});

it('refuses a database of a newer version and names the migration', async () => {
  const client = await connect(await postgres.migratedDatabase());
  await migrate(client, migrationsWith({ '20990101000000_future': 'create table future ()' }));
  await expect(migrate(client)).rejects.toMatchObject({
    code: 'schema-newer',
    message: 'the database was written by a newer version: migration "20990101000000_future" is unknown here',
  });
});

it('refuses a migration that was edited after it had been applied', async () => {
  const client = await connect(await postgres.migratedDatabase());
  const folder = migrationsWith({});
  appendFileSync(join(folder, FIRST, 'migration.sql'), '\n-- a thought');
  await expect(migrate(client, folder)).rejects.toMatchObject({
    code: 'migration-edited',
    message: `migration "${FIRST}" was changed after it had been applied`,
  });
});

it('keeps nothing of a migration that fails, and can be tried again', async () => {
  const client = await connect(await postgres.migratedDatabase());
  await expect(migrate(client, migrationsWith({ '20990101000000_bad': 'create table half (); select 1/0' }))).rejects.toMatchObject(
    {
      code: 'migration-failed',
      message: 'migration "20990101000000_bad" could not be applied: division by zero',
    },
  );
  expect(await column(client, "select to_regclass('half')::text")).toEqual([null]);
  expect(await migrate(client, migrationsWith({ '20990101000000_bad': 'create table whole ()' }))).toEqual(['20990101000000_bad']);
});

it('refuses to go on after a migration that another tool left half done', async () => {
  const client = await connect(await postgres.migratedDatabase());
  await client.query('update _prisma_migrations set finished_at = null');
  await expect(migrate(client)).rejects.toMatchObject({
    code: 'migration-failed',
    message: `migration "${FIRST}" failed before and was left half done`,
  });
});

it('says so when there are no migrations', async () => {
  const { path, remove } = temporaryDataFolder();
  cleanUps.push(remove);
  const client = await connect(await postgres.emptyDatabase());
  await expect(migrate(client, path)).rejects.toMatchObject({ code: 'migrations-missing' });
});

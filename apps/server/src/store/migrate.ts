import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ClientBase } from 'pg';
import { StoreError } from './store-error.js';

/** The repository's migrations: as far from the sources as from the build. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../../prisma/migrations', import.meta.url));

/** The number under which Prisma's own engine takes its lock, so that it and we never work at the same time. */
const LOCK = 72_707_369;
const LOCK_WAIT = '60s';

/** Prisma's own table: whoever has its engine can go on with `prisma migrate status` and `deploy`. */
const HISTORY = `create table if not exists _prisma_migrations (
  id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null,
  logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0)`;

interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file, in hexadecimal. */
  readonly checksum: string;
}

interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

const readMigrations = (folder: string): readonly Migration[] => {
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  if (names.length === 0)
    throw new StoreError('migrations-missing', `no migrations in "${folder}"`, { hint: 'the installation is incomplete' });
  return names.map((name) => {
    const bytes = readFileSync(join(folder, name, 'migration.sql'));
    return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
  });
};

/** Refuses a history that these migrations do not continue. */
const checkHistory = (history: readonly Applied[], migrations: readonly Migration[]): void => {
  const known = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished } of history) {
    const migration = known.get(name);
    if (!migration) {
      throw new StoreError('schema-newer', `the database was written by a newer version: migration "${name}" is unknown here`, {
        hint: 'start that version, or restore a back-up from before it',
      });
    }
    if (!finished) {
      throw new StoreError('migration-failed', `migration "${name}" failed before and was left half done`, {
        hint: 'restore a back-up, or mend the database and mark it with `prisma migrate resolve`',
      });
    }
    if (checksum !== migration.checksum) {
      throw new StoreError('migration-edited', `migration "${name}" was changed after it had been applied`, {
        hint: 'put the file back as it was and write a new migration instead',
      });
    }
  }
};

const apply = async (client: ClientBase, { name, sql, checksum }: Migration): Promise<void> => {
  try {
    await client.query('begin');
    await client.query(sql);
    await client.query(
      'insert into _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count) values ($1, $2, $3, now(), 1)',
      [randomUUID(), checksum, name],
    );
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback').catch(() => undefined);
    throw new StoreError('migration-failed', `migration "${name}" could not be applied: ${(cause as Error).message}`, {
      hint: 'nothing of it was kept',
      cause,
    });
  }
};

/** What is not in the history yet. @throws StoreError if these migrations do not continue it */
const missingOf = async (client: ClientBase, migrations: readonly Migration[]): Promise<readonly Migration[]> => {
  const { rows: history } = await client.query<Applied>(
    'select migration_name, checksum, finished_at is not null as finished from _prisma_migrations where rolled_back_at is null',
  );
  checkHistory(history, migrations);
  const done = new Set(history.map((row) => row.migration_name));
  return migrations.filter((migration) => !done.has(migration.name));
};

/**
 * What {@link migrate} would apply, oldest first. Only looks.
 *
 * @throws StoreError `schema-newer`, `migration-edited`, `migration-failed` or `migrations-missing`
 */
export const missingMigrations = async (client: ClientBase, folder: string = MIGRATIONS_FOLDER): Promise<readonly string[]> => {
  const migrations = readMigrations(folder);
  const { rows } = await client.query<{ readonly there: boolean }>(`select to_regclass('_prisma_migrations') is not null as there`);
  const missing = rows[0]?.there ? await missingOf(client, migrations) : migrations;
  return missing.map(({ name }) => name);
};

/**
 * Brings the schema up to date: applies what is missing, each migration in a transaction of its own, while other servers on the same
 * database wait.
 *
 * @param client  a connection of its own, which afterwards has its settings back
 * @returns       names of the migrations that were applied, oldest first
 * @throws        StoreError `schema-newer`, `migration-edited`, `migration-failed` or `migrations-missing`; the schema is then as after
 *                the last migration that succeeded
 */
export const migrate = async (client: ClientBase, folder: string = MIGRATIONS_FOLDER): Promise<readonly string[]> => {
  const migrations = readMigrations(folder);
  await client.query(`set lock_timeout = '${LOCK_WAIT}'`);
  await client.query('select pg_advisory_lock($1)', [LOCK]);
  try {
    await client.query('reset lock_timeout');
    await client.query(HISTORY);
    const missing = await missingOf(client, migrations);
    for (const migration of missing) await apply(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    await client.query('select pg_advisory_unlock($1)', [LOCK]);
  }
};

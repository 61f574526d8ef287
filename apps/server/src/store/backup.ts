import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { pipeline as connect, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';

/** First line of a back-up. */
interface Header {
  readonly format: 'rulewright-backup';
  readonly version: 1;
  readonly madeAt: string;
  /** the newest migration of the store that it was made of */
  readonly migration: string;
}

/** What went into a back-up, or came out of it. */
export interface BackedUp {
  readonly tables: number;
  readonly rows: number;
}

/** A back-up that cannot be read back; nothing was changed. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

const ROWS_AT_ONCE = 500;
/** Sessions are no part of it: whoever reads a back-up is signed in nowhere. */
const LEFT_OUT = new Set(['_prisma_migrations', 'sessions']);

/**
 * Writes all that is stored into one file: gzip of lines, a header, each table with its rows as JSON, and an end that tells a whole file
 * from a part. All of it is of one moment, whoever writes meanwhile. Secrets stay sealed: the key is no part of it.
 */
export async function writeBackup(pool: Pool, file: string, now: Date): Promise<BackedUp> {
  const draft = `${file}.part`;
  const client = await pool.connect();
  const count = { tables: 0, rows: 0 };
  try {
    await client.query('begin isolation level repeatable read read only');
    const lines = backupLines(client, now, count);
    await pipeline(Readable.from(lines), createGzip(), createWriteStream(draft, { mode: 0o600 }));
    await client.query('commit');
    client.release();
  } catch (error) {
    client.release(true);
    await rm(draft, { force: true });
    throw error;
  }
  await rename(draft, file);
  return count;
}

async function* backupLines(client: PoolClient, now: Date, count: { tables: number; rows: number }): AsyncGenerator<string> {
  const header: Header = {
    format: 'rulewright-backup',
    version: 1,
    madeAt: now.toISOString(),
    migration: await newestMigration(client),
  };
  yield `${JSON.stringify(header)}\n`;
  for (const table of await tablesInOrder(client)) {
    count.tables++;
    yield `${JSON.stringify({ table })}\n`;
    await client.query(`declare backup_rows no scroll cursor for select to_jsonb(t)::text as row from "${table}" t`);
    while (true) {
      const { rows } = await client.query<{ readonly row: string }>(`fetch ${ROWS_AT_ONCE} from backup_rows`);
      if (rows.length === 0) break;
      count.rows += rows.length;
      yield rows.map(({ row }) => `=${row}\n`).join('');
    }
    await client.query('close backup_rows');
  }
  yield `${JSON.stringify({ end: count })}\n`;
}

/**
 * Reads a back-up into a store that holds nothing of its own yet, all of it or nothing.
 *
 * @throws BackupError if the file is no whole back-up of this version, or the store is in use
 */
export async function readBackup(pool: Pool, file: string): Promise<BackedUp> {
  const client = await pool.connect();
  try {
    await client.query('begin');
    const count = await restoreInto(client, file);
    await client.query('commit');
    client.release();
    return count;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    client.release();
    throw error;
  }
}

async function restoreInto(client: PoolClient, file: string): Promise<BackedUp> {
  const { rows } = await client.query(
    'select 1 from users union all select 1 from modules union all (select 1 from journal limit 1)',
  );
  if (rows.length > 0) throw new BackupError('the workspace is not empty: restore into a data folder (or a database) of its own');
  const known = await tablesInOrder(client);
  await client.query(`truncate ${known.map((table) => `"${table}"`).join(', ')} cascade`);
  const restore = new Restore(client, new Set(known), await newestMigration(client));
  // pipeline, not pipe: it also hands on that the file cannot be read; who reads the lines hears of it.
  const unpacked = connect(createReadStream(file), createGunzip(), () => undefined);
  const lines = createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY });
  try {
    for await (const line of lines) await restore.take(line);
  } catch (error) {
    throw error instanceof BackupError ? error : new BackupError(`"${file}" cannot be read: ${(error as Error).message}`);
  }
  const count = await restore.finish();
  for (const table of known) await moveSequences(client, table);
  return count;
}

/** Takes a back-up line by line. */
class Restore {
  readonly #client: PoolClient;
  readonly #known: ReadonlySet<string>;
  readonly #migration: string;
  #table: string | undefined;
  #begun = false;
  #isWhole = false;
  #waiting: string[] = [];
  readonly #count = { tables: 0, rows: 0 };

  constructor(client: PoolClient, known: ReadonlySet<string>, migration: string) {
    this.#client = client;
    this.#known = known;
    this.#migration = migration;
  }

  async take(line: string): Promise<void> {
    if (line.startsWith('=')) {
      this.#waiting.push(line.slice(1));
      if (this.#waiting.length >= ROWS_AT_ONCE) await this.#insert();
      return;
    }
    await this.#insert();
    const said = JSON.parse(line) as Partial<Header> & { readonly table?: string; readonly end?: BackedUp };
    if (!this.#begun) this.#begin(said);
    else if (said.table !== undefined) this.#beginTable(said.table);
    else if (said.end) this.#isWhole = said.end.rows === this.#count.rows && said.end.tables === this.#count.tables;
  }

  async finish(): Promise<BackedUp> {
    await this.#insert();
    if (!this.#isWhole) throw new BackupError('the file ends too early: it is no whole back-up');
    return this.#count;
  }

  #begin({ format, version, migration }: Partial<Header>): void {
    if (format !== 'rulewright-backup' || version !== 1) throw new BackupError('this is no back-up of ours');
    if (migration !== this.#migration) {
      throw new BackupError(
        `the back-up is of the schema "${migration}", this installation has "${this.#migration}": use the version that made it, then upgrade`,
      );
    }
    this.#begun = true;
  }

  #beginTable(table: string): void {
    if (!this.#known.has(table)) throw new BackupError(`the back-up holds a table "${table}" that this installation does not know`);
    this.#table = table;
    this.#count.tables++;
  }

  async #insert(): Promise<void> {
    if (this.#waiting.length === 0 || this.#table === undefined) return;
    const rows = this.#waiting;
    this.#waiting = [];
    this.#count.rows += rows.length;
    await this.#client.query(
      `insert into "${this.#table}" select * from jsonb_populate_recordset(null::"${this.#table}", $1::jsonb)`,
      [`[${rows.join(',')}]`],
    );
  }
}

async function newestMigration(client: PoolClient): Promise<string> {
  const { rows: history } = await client.query<{ readonly there: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there`,
  );
  if (!history[0]?.there) throw new BackupError('nothing is stored here yet');
  const { rows } = await client.query<{ readonly name: string }>('select max(migration_name) as name from _prisma_migrations');
  return rows[0]?.name ?? '';
}

/** Tables so that each comes after those that its rows refer to. */
async function tablesInOrder(client: PoolClient): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly name: string; readonly needs: readonly string[] }>(
    `select c.relname as name, coalesce(array_agg(f.relname::text) filter (where f.relname is not null and f.oid <> c.oid), '{}') as needs
     from pg_class c left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' left join pg_class f on f.oid = k.confrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition group by c.relname order by 1`,
  );
  const waiting = new Map(rows.map(({ name, needs }) => [name, needs]));
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const next = [...waiting].find(([, needs]) => !needs.some((need) => waiting.has(need)))?.[0] ?? [...waiting.keys()][0] ?? '';
    waiting.delete(next);
    if (!LEFT_OUT.has(next)) ordered.push(next);
  }
  return ordered;
}

/** Numbers that a table gives go on behind those that it holds. */
async function moveSequences(client: PoolClient, table: string): Promise<void> {
  const { rows } = await client.query<{ readonly name: string }>(
    `select column_name as name from information_schema.columns
     where table_schema = 'public' and table_name = $1 and column_default like 'nextval(%'`,
    [table],
  );
  for (const { name } of rows) {
    await client.query(
      `select setval(pg_get_serial_sequence('public."${table}"', '${name}'), coalesce((select max("${name}") from "${table}"), 0) + 1, false)`,
    );
  }
}

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline as connect } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import { type BackedUp, BackupError, type Header, newestMigration, ROWS_AT_ONCE, tablesInOrder, wordsOfFileError } from './form.js';

/**
 * Looks whether a file is a back-up of ours, before a store is made for it.
 *
 * @throws BackupError
 */
export async function checkBackup(file: string): Promise<void> {
  const unpacked = connect(createReadStream(file), createGunzip(), () => undefined);
  try {
    for await (const line of createInterface({ input: unpacked, crlfDelay: Number.POSITIVE_INFINITY })) {
      checkHeader(headerOf(line));
      return;
    }
  } catch (error) {
    throw unreadable(file, error);
  } finally {
    unpacked.destroy();
  }
  throw new BackupError('this is no back-up of ours');
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
    throw unreadable(file, error);
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
    const said = headerOf(line) as Partial<Header> & { readonly table?: string; readonly end?: BackedUp };
    if (!this.#begun) this.#begin(said);
    else if (said.table !== undefined) this.#beginTable(said.table);
    else if (said.end) this.#isWhole = said.end.rows === this.#count.rows && said.end.tables === this.#count.tables;
  }

  async finish(): Promise<BackedUp> {
    await this.#insert();
    if (!this.#isWhole) throw new BackupError('the file ends too early: it is no whole back-up');
    return this.#count;
  }

  #begin(header: Partial<Header>): void {
    checkHeader(header);
    const { migration } = header;
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
      `insert into "${this.#table}" select * from json_populate_recordset(null::"${this.#table}", $1::json)`,
      [`[${rows.join(',')}]`],
    );
  }
}

function checkHeader({ format, version }: Partial<Header>): void {
  if (format !== 'rulewright-backup' || version !== 1) throw new BackupError('this is no back-up of ours');
}

/** A line that says something of the back-up, as JSON. @throws BackupError */
function headerOf(line: string): Partial<Header> {
  try {
    const said: unknown = JSON.parse(line);
    if (typeof said === 'object' && said !== null) return said;
  } catch {
    // told below
  }
  throw new BackupError('this is no back-up of ours');
}

function unreadable(file: string, error: unknown): BackupError {
  return error instanceof BackupError ? error : new BackupError(`"${file}" cannot be read: ${wordsOfFileError(error)}`);
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

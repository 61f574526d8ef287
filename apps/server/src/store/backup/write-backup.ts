import { createWriteStream } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Pool, PoolClient } from 'pg';
import {
  type BackedUp,
  BackupError,
  type Header,
  isOfSystem,
  newestMigration,
  ROWS_AT_ONCE,
  tablesInOrder,
  wordsOfFileError,
} from './form.js';

/**
 * Writes all that is stored into one file: gzip of lines, a header, each table with its rows as JSON, and an end that tells a whole file
 * from a part. All of it is of one moment, whoever writes meanwhile. Secrets stay sealed: the key is no part of it.
 */
export async function writeBackup(pool: Pool, file: string, now: Date): Promise<BackedUp> {
  await checkPlace(file);
  const draft = `${file}.part`;
  try {
    const count = await writeDraft(pool, draft, now);
    await rename(draft, file);
    return count;
  } catch (error) {
    await rm(draft, { force: true });
    throw isOfSystem(error) ? new BackupError(`"${file}" cannot be written: ${wordsOfFileError(error)}`) : error;
  }
}

async function writeDraft(pool: Pool, draft: string, now: Date): Promise<BackedUp> {
  const client = await pool.connect();
  const count = { tables: 0, rows: 0 };
  let isWhole = false;
  try {
    await client.query('begin isolation level repeatable read read only');
    const lines = backupLines(client, now, count);
    await pipeline(Readable.from(lines), createGzip(), createWriteStream(draft, { mode: 0o600 }));
    await client.query('commit');
    isWhole = true;
  } finally {
    client.release(!isWhole);
  }
  return count;
}

/** Says before anything is read that a back-up cannot be put there. @throws BackupError */
async function checkPlace(file: string): Promise<void> {
  const folder = dirname(file);
  const [above, there] = await Promise.all([stat(folder).catch(() => undefined), stat(file).catch(() => undefined)]);
  if (!above?.isDirectory()) throw new BackupError(`"${file}" cannot be written: there is no folder "${folder}"`);
  if (there?.isDirectory()) throw new BackupError(`"${file}" is a folder: name a file in it`);
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
    await client.query(`declare backup_rows no scroll cursor for select to_json(t)::text as row from "${table}" t`);
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

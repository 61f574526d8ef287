import type { PoolClient } from 'pg';
import { messageOf } from '../../message-of.js';

/** First line of a back-up. */
export interface Header {
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

/** A back-up that cannot be written, or not be read back; nothing was changed. */
export class BackupError extends Error {
  override readonly name = 'BackupError';
}

/** Rows that are read or written at once. */
export const ROWS_AT_ONCE = 500;
/** Sessions are no part of it: whoever reads a back-up is signed in nowhere. */
const LEFT_OUT = new Set(['_prisma_migrations', 'sessions']);

/** Of what goes wrong with files, the few things that everybody meets. */
const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it is not allowed',
  EPERM: 'it is not allowed',
  EISDIR: 'it is a folder',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk cannot be written',
  Z_DATA_ERROR: 'it is no gzip file, or damaged',
  Z_BUF_ERROR: 'it ends too early',
};

/** What went wrong with a file, in words for people. */
export function wordsOfFileError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return SYSTEM_WORDS[code] ?? messageOf(error);
}

/** Whether the system has refused something. */
export function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/** @throws BackupError if there is no schema */
export async function newestMigration(client: PoolClient): Promise<string> {
  const { rows: history } = await client.query<{ readonly there: boolean }>(
    `select to_regclass('_prisma_migrations') is not null as there`,
  );
  if (!history[0]?.there) throw new BackupError('nothing is stored here yet');
  const { rows } = await client.query<{ readonly name: string }>('select max(migration_name) as name from _prisma_migrations');
  return rows[0]?.name ?? '';
}

/** Tables so that each comes after those that its rows refer to. */
export async function tablesInOrder(client: PoolClient): Promise<readonly string[]> {
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

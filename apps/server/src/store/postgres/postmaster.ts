import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { StoreError } from '../store-error.js';
import type { Account } from './account.js';
import { POSTGRES_USER } from './cluster.js';
import type { PostgresHome } from './home.js';

/** What a PostgreSQL client needs to connect. `host` is the folder of a Unix socket. */
export interface PostgresAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

const LOG_MAX_BYTES = 16 * 1024 * 1024;
const LOG_TAIL_LINES = 8;
const RETRY_MS = 15;
/** Recovery after a crash may read a long log. */
const READY_WITHIN_MS = 10 * 60_000;
/** Names a socket file, `.s.PGSQL.5432`; nothing listens on the network. */
const PORT = 5432;

export const addressOf = ({ socketFolder, password }: PostgresHome): PostgresAddress => ({
  host: socketFolder,
  port: PORT,
  user: POSTGRES_USER,
  password,
  database: POSTGRES_USER,
});

const settings = (home: PostgresHome): Readonly<Record<string, string>> => ({
  listen_addresses: '',
  port: String(PORT),
  unix_socket_directories: home.socketFolder,
  unix_socket_permissions: '0700',
  cluster_name: 'rulewright',
  max_connections: '60',
  max_wal_size: '2GB',
  // Pages are in memory or on a solid-state disk.
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements are short; compiling them costs more than it saves.
  jit: 'off',
});

const openLog = (file: string): number => {
  if (existsSync(file) && statSync(file).size > LOG_MAX_BYTES) renameSync(file, `${file}.1`);
  return openSync(file, 'a', 0o600);
};

/**
 * Starts the server process. It gets a process group of its own, so that a Ctrl-C meant for us does not stop it before we have
 * written what we hold, and a file for what it prints, since a pipe would break when we are killed.
 */
export const spawnPostmaster = (home: PostgresHome, account: Account | undefined): ChildProcess => {
  const log = openLog(home.logFile);
  try {
    const args = ['-D', home.cluster, ...Object.entries(settings(home)).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
    return spawn(join(home.binFolder, 'postgres'), args, {
      ...account,
      cwd: '/',
      detached: true,
      stdio: ['ignore', log, log],
      env: { ...process.env, LC_ALL: 'C' },
    });
  } finally {
    closeSync(log);
  }
};

const logTail = (file: string): string => {
  const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
  return lines.slice(-LOG_TAIL_LINES).join('\n');
};

const ensureDatabase = async (address: PostgresAddress): Promise<void> => {
  const client = new pg.Client({ ...address, database: 'postgres' });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [address.database]);
    if (rowCount === 0) await client.query(`create database ${client.escapeIdentifier(address.database)}`);
  } finally {
    await client.end();
  }
};

/** Not there yet, or still recovering: worth another try. Whatever else is said will not change by waiting. */
const notYet = (error: unknown): boolean =>
  ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', '57P03'].includes((error as { readonly code?: string }).code ?? '');

/**
 * Waits until the server answers and has our database.
 *
 * @throws StoreError `postgres-failed` with the end of its log when it ends, refuses us, or takes more than ten minutes
 */
export const awaitReady = async (child: ChildProcess, home: PostgresHome): Promise<void> => {
  let failure: string | undefined;
  child.once('error', (error) => {
    failure = error.message;
  });
  child.once('exit', (code, signalName) => {
    failure ??= `it ended with ${signalName ?? `code ${code}`}:\n${logTail(home.logFile)}`;
  });
  const deadline = performance.now() + READY_WITHIN_MS;
  for (;;) {
    if (failure !== undefined) throw new StoreError('postgres-failed', `PostgreSQL does not start: ${failure}`);
    try {
      return await ensureDatabase(addressOf(home));
    } catch (cause) {
      if (!notYet(cause) || performance.now() > deadline) {
        throw new StoreError('postgres-failed', `PostgreSQL does not answer: ${(cause as Error).message}`, { cause });
      }
      await pause(RETRY_MS);
    }
  }
};

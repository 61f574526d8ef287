import type { ChildProcess } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { postgresAccount } from './postgres/account.js';
import { postgresBinaries } from './postgres/binaries.js';
import { ensureCluster } from './postgres/cluster.js';
import { endPostgres, signalPostgres } from './postgres/ending.js';
import { lockFolder } from './postgres/folder-lock.js';
import { type PostgresHome, postgresHome } from './postgres/home.js';
import { stopOrphan } from './postgres/orphan.js';
import { addressOf, awaitReady, type PostgresAddress, spawnPostmaster } from './postgres/postmaster.js';
import type { StoreError } from './store-error.js';

export interface EmbeddedPostgresOptions {
  /** Made when missing; the database is below it. */
  readonly dataFolder: string;
  /** Hears of what is out of the ordinary: an orphan that was stopped, a restart. */
  readonly onNotice?: (message: string) => void;
  /** The database is gone and does not come back: nothing can be stored any more. */
  readonly onLost?: (error: StoreError) => void;
}

/** A PostgreSQL of our own, running until `stop`. */
export interface EmbeddedPostgres {
  readonly address: PostgresAddress;
  /** Process id of the server that runs now. */
  readonly pid: () => number | undefined;
  /** Stops the server and gives the data folder free, within five seconds. */
  readonly stop: () => Promise<void>;
}

const RESTARTS_MAX = 5;
const RESTART_PAUSE_MS = 200;
/** A server that ran this long is counted as healthy again. */
const STABLE_MS = 60_000;

const isRunning = (child: ChildProcess): child is ChildProcess & { readonly pid: number } =>
  child.pid !== undefined && child.exitCode === null && child.signalCode === null;

/** Runs the server and starts it again when it ends by itself; its clients connect anew. */
const supervise = (
  home: PostgresHome,
  first: ChildProcess,
  start: () => Promise<ChildProcess>,
  options: EmbeddedPostgresOptions,
) => {
  let child = first;
  let stopping = false;
  let restarts = 0;
  let startedAt = performance.now();

  const restart = async (): Promise<void> => {
    restarts = performance.now() - startedAt > STABLE_MS ? 1 : restarts + 1;
    options.onNotice?.(`PostgreSQL ended unexpectedly and is started again; its log is "${home.logFile}"`);
    await pause(RESTART_PAUSE_MS * restarts);
    if (stopping) return;
    startedAt = performance.now();
    try {
      child = await start();
      watch();
      if (stopping && isRunning(child)) await endPostgres(child.pid);
    } catch (error) {
      if (restarts < RESTARTS_MAX) return restart();
      options.onLost?.(error as StoreError);
    }
  };
  const watch = (): void => {
    child.once('exit', () => {
      if (!stopping) void restart();
    });
  };
  watch();
  return {
    pid: () => child.pid,
    stop: async () => {
      stopping = true;
      if (isRunning(child)) await endPostgres(child.pid);
    },
    /** For the last moment of the process, when nothing can be awaited any more. */
    abandon: () => {
      stopping = true;
      if (isRunning(child)) signalPostgres(child.pid, 'SIGINT');
    },
  };
};

/** Where the PostgreSQL listens that a running server has started in this data folder. */
export const runningPostgres = (dataFolder: string): PostgresAddress =>
  addressOf(postgresHome(dataFolder, postgresBinaries(), postgresAccount()));

/**
 * Starts the PostgreSQL that comes with the installation, on a Unix socket, with its files in the data folder.
 *
 * The folder is locked first, so that there is never a second server on the same files; a PostgreSQL that a killed server left behind
 * is stopped. First start with `initdb` about a second, later ones some 50 ms.
 *
 * @throws StoreError `folder-in-use`, `folder-unusable`, `postgres-missing` or `postgres-failed`
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  const lock = lockFolder(options.dataFolder);
  try {
    const binaries = postgresBinaries();
    const account = postgresAccount();
    const home = postgresHome(options.dataFolder, binaries, account);
    ensureCluster(home, binaries.version, account);
    const orphan = await stopOrphan(home.cluster);
    if (orphan !== undefined) options.onNotice?.(`stopped a PostgreSQL that an earlier server left running (process ${orphan})`);

    const start = async (): Promise<ChildProcess> => {
      const child = spawnPostmaster(home, account);
      try {
        await awaitReady(child, home);
      } catch (error) {
        if (isRunning(child)) await endPostgres(child.pid);
        throw error;
      }
      return child;
    };
    const server = supervise(home, await start(), start, options);
    const leave = (): void => {
      server.abandon();
      lock.release();
    };
    process.once('exit', leave);
    return {
      address: addressOf(home),
      pid: server.pid,
      stop: async () => {
        process.removeListener('exit', leave);
        await server.stop();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw error;
  }
};

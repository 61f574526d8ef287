import { setTimeout as pause } from 'node:timers/promises';
import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { connectOnce, databaseUrl } from './database-url.js';
import { type EmbeddedPostgres, runningPostgres, startEmbeddedPostgres } from './embedded-postgres.js';
import { PrismaClient } from './generated/client.js';
import { migrate, missingMigrations } from './migrate.js';
import { StoreError } from './store-error.js';

export interface StoreOptions {
  /** Where the embedded PostgreSQL keeps its files. */
  readonly dataFolder: string;
  /** A PostgreSQL of the operator's, instead of the embedded one. */
  readonly databaseUrl?: string | undefined;
  /** Hears of what is out of the ordinary. */
  readonly onNotice?: (message: string) => void;
  /** Leaves the schema as it is: what a start would apply is only named. */
  readonly lookOnly?: boolean;
  /** The database is gone and does not come back. */
  readonly onLost?: (error: StoreError) => void;
}

/** The open database, its schema up to date unless it was only looked at. */
export interface Store {
  readonly prisma: PrismaClient;
  /** For what the Prisma client cannot say: advisory locks, COPY, the journal's write path. Shares its connections. */
  readonly pool: pg.Pool;
  /** Settings for a connection of one's own, such as the one that holds the leader's lock. */
  readonly connection: pg.ClientConfig;
  /** Names of the migrations that were applied, and of those that a start would apply. */
  readonly migrated: readonly string[];
  readonly missing: readonly string[];
  /** Closes every connection, then stops the embedded server if there is one. */
  readonly close: () => Promise<void>;
}

const POOL_MAX = 10;
const POOL_END_WITHIN_MS = 1000;

/** Opens it on a database that is there; `close` leaves that running. */
const openOn = async (config: pg.ClientConfig & { readonly shown: string }, options: StoreOptions): Promise<Store> => {
  const client = await connectOnce(config);
  let migrated: readonly string[] = [];
  let missing: readonly string[] = [];
  try {
    if (options.lookOnly) missing = await missingMigrations(client);
    else migrated = await migrate(client);
  } finally {
    await client.end();
  }
  const { shown: _shown, ...connection } = config;
  const pool = new pg.Pool({ ...connection, max: POOL_MAX });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the process.
  // One that breaks while somebody has it out, between two queries, tells its holder at the next one; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  let isClosing = false;
  pool.on('error', (error) => {
    // The end of the database ends what is left of the connections: that is no news.
    if (!isClosing) options.onNotice?.(`a database connection broke: ${error.message}`);
  });
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  const close = async (): Promise<void> => {
    isClosing = true;
    await prisma.$disconnect();
    // A connection that somebody still holds must not hold up the end of the process.
    await Promise.race([pool.end(), pause(POOL_END_WITHIN_MS, undefined, { ref: false })]);
  };
  return { prisma, pool, connection, migrated, missing, close };
};

/**
 * Opens the store: starts the embedded PostgreSQL or connects to the one of `databaseUrl`, and applies missing migrations.
 *
 * @throws StoreError with a code, a message and mostly a hint; nothing is left running then
 */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  if (options.databaseUrl !== undefined) return openOn(databaseUrl(options.databaseUrl), options);
  const embedded: EmbeddedPostgres = await startEmbeddedPostgres(options);
  try {
    const opened = await openOn({ ...embedded.address, shown: `"${options.dataFolder}"` }, options);
    return {
      ...opened,
      close: async () => {
        await opened.close();
        await embedded.stop();
      },
    };
  } catch (error) {
    await embedded.stop();
    throw error;
  }
};

/**
 * Opens the store beside a server that may be running on it, which may be of another version: the schema stays as it is.
 *
 * @returns whether one is
 * @throws StoreError
 */
export const openBeside = async (options: StoreOptions): Promise<{ readonly store: Store; readonly isRunning: boolean }> => {
  try {
    return { store: await openStore({ ...options, lookOnly: true }), isRunning: false };
  } catch (error) {
    if (!(error instanceof StoreError) || error.code !== 'folder-in-use') throw error;
  }
  const address = { ...runningPostgres(options.dataFolder), shown: `"${options.dataFolder}"` };
  return { store: await openOn(address, { ...options, lookOnly: true }), isRunning: true };
};

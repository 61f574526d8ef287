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

const openOn = async (
  config: pg.ClientConfig & { readonly shown: string },
  options: StoreOptions,
): Promise<Omit<Store, 'close'>> => {
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
  pool.on('error', (error) => options.onNotice?.(`a database connection broke: ${error.message}`));
  return { prisma: new PrismaClient({ adapter: new PrismaPg(pool) }), pool, connection, migrated, missing };
};

/**
 * Opens the store: starts the embedded PostgreSQL or connects to the one of `databaseUrl`, and applies missing migrations.
 *
 * @throws StoreError with a code, a message and mostly a hint; nothing is left running then
 */
export const openStore = async (options: StoreOptions): Promise<Store> => {
  if (options.databaseUrl !== undefined) {
    const opened = await openOn(databaseUrl(options.databaseUrl), options);
    return { ...opened, close: () => closeConnections(opened) };
  }
  const embedded: EmbeddedPostgres = await startEmbeddedPostgres(options);
  try {
    const opened = await openOn({ ...embedded.address, shown: `"${options.dataFolder}"` }, options);
    return {
      ...opened,
      close: async () => {
        await closeConnections(opened);
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
  const opened = await openOn(
    { ...runningPostgres(options.dataFolder), shown: `"${options.dataFolder}"` },
    { ...options, lookOnly: true },
  );
  return { store: { ...opened, close: () => closeConnections(opened) }, isRunning: true };
};

/** A connection that somebody still holds must not hold up the end of the process. */
const closeConnections = async ({ prisma, pool }: Pick<Store, 'prisma' | 'pool'>): Promise<void> => {
  await prisma.$disconnect();
  await Promise.race([pool.end(), pause(POOL_END_WITHIN_MS, undefined, { ref: false })]);
};

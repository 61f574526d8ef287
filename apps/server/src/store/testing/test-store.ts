import pg from 'pg';
import { afterAll } from 'vitest';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../embedded-postgres.js';
import { migrate } from '../migrate.js';
import { openStore, type Store } from '../open-store.js';
import type { PostgresAddress } from '../postgres/postmaster.js';
import { temporaryDataFolder } from './data-folder.js';

const TEMPLATE = 'migrated';

const onDatabase = async <T>(address: PostgresAddress, database: string, work: (client: pg.Client) => Promise<T>): Promise<T> => {
  const client = new pg.Client({ ...address, database });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** Address of a database as DATABASE_URL has it. */
const urlOf = ({ host, port, user, password }: PostgresAddress, database: string): string =>
  `postgresql://${user}:${password}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`;

/**
 * A real PostgreSQL for the tests of one file, started when first asked for and stopped after the last test.
 *
 * @returns functions that make a database of its own for a test: empty, or with the schema (copied from a template, some 100 ms)
 */
export const testPostgres = () => {
  const folder = temporaryDataFolder();
  let server: Promise<EmbeddedPostgres> | undefined;
  let template: Promise<unknown> | undefined;
  const stores: Store[] = [];
  let databases = 0;

  const running = (): Promise<EmbeddedPostgres> => {
    server ??= startEmbeddedPostgres({ dataFolder: folder.path });
    return server;
  };
  const create = async (clause: string): Promise<string> => {
    const { address } = await running();
    const name = `test_${++databases}`;
    await onDatabase(address, 'postgres', (client) => client.query(`create database ${name} ${clause}`));
    return urlOf(address, name);
  };
  const makeTemplate = async (): Promise<void> => {
    const { address } = await running();
    await onDatabase(address, 'postgres', (client) => client.query(`create database ${TEMPLATE}`));
    await onDatabase(address, TEMPLATE, migrate);
  };
  afterAll(async () => {
    for (const store of stores) await store.close();
    await (await server)?.stop();
    folder.remove();
  });
  return {
    /** URL of an empty database. */
    emptyDatabase: () => create(''),
    /** URL of a database with the schema and no rows. */
    migratedDatabase: async () => {
      template ??= makeTemplate();
      await template;
      return create(`template ${TEMPLATE}`);
    },
    /** An open store on a database of its own; closed after the last test. */
    store: async (): Promise<Store> => {
      template ??= makeTemplate();
      await template;
      const store = await openStore({ dataFolder: folder.path, databaseUrl: await create(`template ${TEMPLATE}`) });
      stores.push(store);
      return store;
    },
  };
};

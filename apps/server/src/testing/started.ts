import { onTestFinished } from 'vitest';
import type { testPostgres } from '../store/testing/test-store.js';
import { type TestServer, testServer } from './test-server.js';

/** A server on a database of its own for one test: stopped with it, since PostgreSQL has connections for a few at once only. */
export function startedOn(postgres: ReturnType<typeof testPostgres>): (databaseUrl?: string) => Promise<TestServer> {
  return async (databaseUrl) => {
    const server = await testServer(databaseUrl ?? (await postgres.migratedDatabase()));
    onTestFinished(() => server.stop());
    return server;
  };
}

import pg from 'pg';
import { StoreError } from './store-error.js';

/** For messages: without the password. */
const withoutPassword = (url: URL): string =>
  `${url.protocol}//${url.username ? `${url.username}@` : ''}${url.host}${url.pathname}`;

const CONNECT_WITHIN_MS = 10_000;

const NETWORK_HINT = 'check host and port, and that the server is running';
const HINTS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the host name is unknown: check it',
  ECONNREFUSED: NETWORK_HINT,
  ETIMEDOUT: NETWORK_HINT,
  EHOSTUNREACH: NETWORK_HINT,
  '28P01': 'check user and password',
  '28000': "check user, password and the server's pg_hba.conf",
  '3D000': 'create the database, or name another one',
};

/** Node reports an address that has several answers as several errors in one. */
const innermost = (error: unknown): { readonly code?: string; readonly message: string } => {
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first as { readonly code?: string; readonly message: string };
};

/**
 * Reads DATABASE_URL.
 *
 * @returns the settings of a PostgreSQL client, which understands the same parameters as `psql`
 * @throws  StoreError `database-url-invalid`
 */
export const databaseUrl = (text: string): pg.ClientConfig & { readonly shown: string } => {
  const hint = 'write it as postgresql://user:password@host:5432/database';
  let url: URL;
  try {
    url = new URL(text);
  } catch (cause) {
    throw new StoreError('database-url-invalid', 'DATABASE_URL is not an address', { hint, cause });
  }
  if (url.protocol !== 'postgres:' && url.protocol !== 'postgresql:') {
    throw new StoreError('database-url-invalid', `DATABASE_URL names "${url.protocol.slice(0, -1)}", not PostgreSQL`, { hint });
  }
  return { connectionString: text, connectionTimeoutMillis: CONNECT_WITHIN_MS, shown: withoutPassword(url) };
};

/**
 * Opens one connection, as a proof that the address is right.
 *
 * @throws StoreError `database-unreachable` with what to check
 */
export const connectOnce = async (config: pg.ClientConfig & { readonly shown: string }): Promise<pg.Client> => {
  const client = new pg.Client(config);
  try {
    await client.connect();
    return client;
  } catch (error) {
    const { code, message } = innermost(error);
    const hint = HINTS[code ?? ''];
    throw new StoreError('database-unreachable', `the database at ${config.shown} cannot be used: ${message}`, {
      ...(hint ? { hint } : {}),
      cause: error,
    });
  }
};

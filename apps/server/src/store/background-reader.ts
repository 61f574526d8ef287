import pg from 'pg';
import { unpackHere } from '../journal/payload-compression.js';
import { PostgresJournal } from './journal.js';
import { SnapshotStore } from './snapshots.js';

/** How a thread of its own reaches the database: plain data, which may be handed to it. */
export type Connection = pg.ClientConfig;

/** Stored bytes of a page: little enough that the database is soon free for others. */
const PAGE_BYTES = 1_048_576;

/** A page takes milliseconds; a database that hangs is told from a search that is long. */
const ANSWERS_WITHIN_MS = 30_000;

/** What a thread reads in the background: over one connection of its own, and unpacked in that thread. */
export function backgroundReader(connection: Connection): { readonly snapshots: SnapshotStore; readonly journal: PostgresJournal } {
  const pool = new pg.Pool({
    ...connection,
    max: 1,
    connectionTimeoutMillis: ANSWERS_WITHIN_MS,
    query_timeout: ANSWERS_WITHIN_MS,
  });
  // An idle connection that breaks is replaced at the next query; without a listener it would end the thread.
  pool.on('connect', (client) => client.on('error', () => undefined));
  pool.on('error', () => undefined);
  return {
    snapshots: new SnapshotStore(pool, unpackHere),
    journal: new PostgresJournal(pool, { pageBytes: PAGE_BYTES, unpack: unpackHere }),
  };
}

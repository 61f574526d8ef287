import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Entry } from '../journal/entry.js';
import { PostgresJournal, PostgresJournalAppender } from './journal.js';
import { LeaderConnection } from './leader-connection.js';
import type { Store } from './open-store.js';
import { testPostgres } from './testing/test-store.js';

const postgres = testPostgres();

const entry = (seq: number, payload: string | Uint8Array = `{"n":${seq}}`): Entry => ({
  seq,
  firstOffset: seq * 10,
  count: 10,
  receivedAt: 1_700_000_000_000 + seq,
  kind: 'events',
  source: 'http',
  codec: 'json',
  payload: typeof payload === 'string' ? new Uint8Array(Buffer.from(payload)) : payload,
});

async function journalOn(store: Store) {
  const leader = await LeaderConnection.acquire(store.connection);
  if (!leader) throw new Error('another server leads');
  const reader = new PostgresJournal(store.pool);
  const appender = new PostgresJournalAppender(leader.client);
  const journal = {
    end: () => reader.end(),
    readAfter: (seq: number) => reader.readAfter(seq),
    append: (entries: Parameters<typeof appender.append>[0]) => appender.append(entries),
  };
  return { journal, leader };
}

describe('the journal in PostgreSQL', () => {
  test('gives back what was written, in order, and knows its end', async () => {
    const store = await postgres.store();
    const { journal, leader } = await journalOn(store);
    expect(await journal.end()).toEqual({ seq: 0, nextOffset: 0, receivedAt: 0 });
    const written = [entry(1), entry(2, 'x'.repeat(100_000)), entry(3, new Uint8Array([0, 255, 0]))];
    await journal.append(written.slice(0, 1).map((one) => ({ entry: one })));
    await journal.append(written.slice(1).map((one) => ({ entry: one })));
    const read = await journal.readAfter(0);
    expect(read.map((one) => ({ ...one, payload: Buffer.from(one.payload).toString('hex') }))).toEqual(
      written.map((one) => ({ ...one, payload: Buffer.from(one.payload).toString('hex') })),
    );
    expect(await journal.readAfter(2)).toHaveLength(1);
    expect(await journal.readAfter(3)).toEqual([]);
    expect(await journal.end()).toEqual({ seq: 3, nextOffset: 40, receivedAt: 1_700_000_000_003 });
    await leader.release();
  });

  test('a page stops before it grows large, but holds one entry of any size', async () => {
    const store = await postgres.store();
    const { journal, leader } = await journalOn(store);
    const noise = new Uint8Array(randomBytes(5_000_000));
    for (let seq = 1; seq <= 4; seq++) await journal.append([{ entry: entry(seq, seq === 4 ? 'small' : noise) }]);
    const pages: number[][] = [];
    for (let after = 0; ; after = pages.at(-1)?.at(-1) ?? 0) {
      const page = await journal.readAfter(after);
      if (page.length === 0) break;
      pages.push(page.map(({ seq }) => seq));
    }
    expect(pages.flat()).toEqual([1, 2, 3, 4]);
    expect(pages[0]).toEqual([1]);
    await leader.release();
  });

  test('a key is taken with its batch or not at all', async () => {
    const store = await postgres.store();
    const { journal, leader } = await journalOn(store);
    const key = { sender: 's', key: 'k', bodyHash: new Uint8Array([1]) };
    await journal.append([{ entry: entry(1), key }]);
    await expect(journal.append([{ entry: entry(2), key }])).rejects.toThrow('ingest_keys_pkey');
    expect((await journal.readAfter(0)).map(({ seq }) => seq)).toEqual([1]);
    await leader.release();
  });

  test('one server leads; when its connection goes another may', async () => {
    const store = await postgres.store();
    const { leader } = await journalOn(store);
    expect(await LeaderConnection.acquire(store.connection)).toBeUndefined();
    const { rows } = await leader.client.query<{ readonly pid: number }>('select pg_backend_pid() as pid');
    await store.pool.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await leader.lost;
    const next = await LeaderConnection.acquire(store.connection);
    expect(next).toBeDefined();
    await next?.release();
  });
});

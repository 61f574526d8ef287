import { expect, it } from 'vitest';
import { dropJournalDaysBefore, makeJournalDays } from './journal-days.js';
import type { Store } from './open-store.js';
import { testPostgres } from './testing/test-store.js';

const postgres = testPostgres();

const write = async ({ prisma }: Store, ...days: readonly string[]): Promise<void> => {
  for (const [i, day] of days.entries()) {
    await prisma.journalBatch.create({
      data: {
        receivedAt: new Date(`${day}T12:00:00Z`),
        kind: 'events',
        firstOffset: i,
        count: 1,
        source: 'http',
        codec: 'json',
        payload: Buffer.from('{}'),
      },
    });
  }
};

const parts = async ({ pool }: Store): Promise<Readonly<Record<string, number>>> => {
  const { rows } = await pool.query<{ readonly part: string; readonly rows: number }>(
    "select relname as part, (select count(*)::int from journal where tableoid = pg_class.oid) as rows from pg_class where relkind = 'r' and relnamespace = 'journal_days'::regnamespace order by 1",
  );
  return Object.fromEntries(rows.map(({ part, rows: count }) => [part, count]));
};

it('puts each batch into its day, and what has none into the rest', async () => {
  const store = await postgres.store();
  await makeJournalDays(store.pool, new Date('2026-02-28T23:59:59.999Z'), 2);
  await write(store, '2026-02-28', '2026-03-01', '2026-03-02', '1999-01-01');
  expect(await parts(store)).toEqual({ '2026-02-28': 1, '2026-03-01': 1, other: 2 });
  expect((await store.prisma.journalBatch.findMany({ orderBy: { seq: 'asc' } })).map((batch) => batch.firstOffset)).toEqual([
    0n,
    1n,
    2n,
    3n,
  ]);
});

it('makes a day once, and none that the rest already holds', async () => {
  const store = await postgres.store();
  await write(store, '2026-03-02');
  await makeJournalDays(store.pool, new Date('2026-03-01T00:00:00Z'), 3);
  await makeJournalDays(store.pool, new Date('2026-03-01T00:00:00Z'), 3);
  expect(await parts(store)).toEqual({ '2026-03-01': 0, '2026-03-03': 0, other: 1 });
});

it('forgets whole days before the given one', async () => {
  const store = await postgres.store();
  await makeJournalDays(store.pool, new Date('2026-03-01T00:00:00Z'), 3);
  await write(store, '2026-03-01', '2026-03-02', '2026-03-03', '1999-01-01');
  expect(await dropJournalDaysBefore(store.pool, new Date('2026-03-03T10:00:00Z'))).toEqual(['2026-03-01', '2026-03-02']);
  expect(await parts(store)).toEqual({ '2026-03-03': 1, other: 0 });
});

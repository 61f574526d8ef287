import { describe, expect, test } from 'vitest';
import type { SavedSession } from '../engine/session/session-state.js';
import { EffectStore } from './effects.js';
import { makeJournalDays } from './journal-days.js';
import { forgetJournalDays } from './journal-retention.js';
import type { Store } from './open-store.js';
import { SnapshotStore } from './snapshots.js';
import { testPostgres } from './testing/test-store.js';

const postgres = testPostgres();

const TIME = Date.parse('2026-03-01T00:00:00.125Z');
const session = (seq: number, bytes = 5000): SavedSession => ({
  seq,
  nextOffset: seq * 10,
  time: TIME,
  bytes: new Uint8Array(bytes).map((_, i) => (i * seq) % 251),
});

async function opened() {
  const store = await postgres.store();
  const snapshots = new SnapshotStore(store.pool);
  const seqs = async (): Promise<readonly number[]> => (await snapshots.list()).map(({ seq }) => seq);
  return { store, snapshots, seqs };
}

/** One entry a day, the first on the given one. */
async function journalOf({ pool, prisma }: Store, firstDay: string, days: number): Promise<void> {
  const first = new Date(`${firstDay}T12:00:00Z`);
  await makeJournalDays(pool, first, days);
  for (let i = 0; i < days; i++) {
    const receivedAt = new Date(first.getTime() + i * 86_400_000);
    await prisma.journalBatch.create({
      data: {
        seq: i + 1,
        receivedAt,
        kind: 'tick',
        firstOffset: i,
        count: 1,
        source: 'x',
        codec: 'order',
        payload: Buffer.from('{}'),
      },
    });
  }
}

const daysLeft = async ({ prisma }: Store): Promise<readonly number[]> =>
  (await prisma.journalBatch.findMany({ orderBy: { seq: 'asc' } })).map(({ seq }) => Number(seq));

describe('snapshots', () => {
  test('are read as they were written, small and large, with the position of the effects', async () => {
    const { store, snapshots } = await opened();
    for (const one of [session(1, 10), session(2)]) {
      await snapshots.save(one);
      const [newest] = await snapshots.list();
      expect(newest?.seq).toBe(one.seq);
      expect(await snapshots.load(newest?.id ?? 0)).toEqual({ ...one, bytes: expect.anything() });
      expect(new Uint8Array((await snapshots.load(newest?.id ?? 0))?.bytes ?? [])).toEqual(one.bytes);
      expect(await new EffectStore(store.pool).position()).toBe(one.seq);
    }
  });

  test('of which one bit is wrong are known to be damaged', async () => {
    const { store, snapshots } = await opened();
    await snapshots.save(session(1));
    const [newest] = await snapshots.list();
    await store.pool.query('update snapshots set state = set_bit(state, 77, 1 - get_bit(state, 77))');
    expect(await snapshots.load(newest?.id ?? 0)).toBeUndefined();
  });

  test('of another form are passed over', async () => {
    const { store, snapshots, seqs } = await opened();
    await snapshots.save(session(1));
    await store.pool.query('update snapshots set format = format + 1');
    expect(await seqs()).toEqual([]);
  });

  test('the last three are kept, and one an hour as far back as the journal goes', async () => {
    const { store, snapshots, seqs } = await opened();
    await journalOf(store, '2026-03-01', 12);
    const hourLater = () => store.pool.query("update snapshots set taken_at = taken_at - interval '61 minutes'");
    for (let seq = 1; seq <= 4; seq++) await snapshots.save(session(seq));
    expect(await seqs()).toEqual([4, 3, 2, 1]);
    await hourLater();
    for (let seq = 5; seq <= 9; seq++) await snapshots.save(session(seq));
    expect(await seqs()).toEqual([9, 8, 7, 5, 1]);
    await store.prisma.journalBatch.deleteMany({ where: { seq: { lte: 3 } } });
    await snapshots.save(session(10));
    expect(await seqs()).toEqual([10, 9, 8, 5]);
  });
});

describe('the journal', () => {
  test('is let go by its age, but for what three snapshots may need and the last day', async () => {
    const { store, snapshots } = await opened();
    await journalOf(store, '2026-03-01', 8);
    const forget = (now: string) => forgetJournalDays(store.pool, { now: new Date(now), days: 2 });
    expect(await forget('2026-03-20T00:00:00Z')).toEqual([]);
    for (const seq of [3, 4]) await snapshots.save(session(seq));
    expect(await forget('2026-03-20T00:00:00Z')).toEqual([]);
    await snapshots.save(session(6));
    expect(await forget('2026-03-04T23:00:00Z')).toEqual(['2026-03-01']);
    expect(await forget('2026-03-20T00:00:00Z')).toEqual(['2026-03-02', '2026-03-03']);
    expect(await daysLeft(store)).toEqual([4, 5, 6, 7, 8]);
    for (const seq of [8, 8, 8]) await snapshots.save(session(seq));
    await forget('2026-03-20T00:00:00Z');
    expect(await daysLeft(store)).toEqual([8]);
  });
});

import type { Pool } from 'pg';
import { dropJournalDaysBefore } from './journal-days.js';
import { SnapshotStore } from './snapshots.js';

/**
 * Forgets whole days of the journal that are older than `days`, unless recovery may still need them: the tail behind the oldest of the
 * newest snapshots stays, and so does the day of the last entry, which says where the journal goes on.
 *
 * @returns the days that are gone, oldest first
 */
export async function forgetJournalDays(
  pool: Pool,
  { now, days }: { readonly now: Date; readonly days: number },
): Promise<readonly string[]> {
  const covered = await new SnapshotStore(pool).coveredSeq();
  const { rows } = await pool.query<{ readonly needed: Date | null }>(
    `select least((select received_at from journal where seq > $1 order by seq limit 1),
       (select received_at from journal order by seq desc limit 1)) as needed`,
    [covered],
  );
  const needed = rows[0]?.needed;
  if (!needed) return [];
  return dropJournalDaysBefore(pool, new Date(Math.min(needed.getTime(), now.getTime() - days * 86_400_000)));
}

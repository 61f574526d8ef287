import type { Pool } from 'pg';

/** How many days are kept. */
export interface Retention {
  readonly alertDays: number;
  readonly deadLetterDays: number;
  readonly auditDays: number;
}

/** Rows of one statement: a table is never locked for long. */
const ROWS_AT_ONCE = 5000;
const DAY_MS = 86_400_000;

/** What was forgotten. */
export interface Forgotten {
  readonly alerts: number;
  readonly deadLetters: number;
  readonly auditEntries: number;
}

/** Forgets what is older than it is to be kept; evidence, notes and deliveries go with their alerts. */
export async function forgetOld(pool: Pool, { alertDays, deadLetterDays, auditDays }: Retention, now: Date): Promise<Forgotten> {
  const before = (days: number): Date => new Date(now.getTime() - days * DAY_MS);
  return {
    alerts: await deleteOlder(pool, { table: 'alerts', key: 'seq', time: 'stored_at' }, before(alertDays)),
    deadLetters: await deleteOlder(pool, { table: 'dead_letters', key: 'id', time: 'received_at' }, before(deadLetterDays)),
    auditEntries: await deleteOlder(pool, { table: 'audit_log', key: 'id', time: 'at' }, before(auditDays)),
  };
}

async function deleteOlder(
  pool: Pool,
  { table, key, time }: { readonly table: string; readonly key: string; readonly time: string },
  before: Date,
): Promise<number> {
  let deleted = 0;
  while (true) {
    const { rowCount } = await pool.query(
      `delete from ${table} where ${key} in (select ${key} from ${table} where ${time} < $1 order by ${key} limit ${ROWS_AT_ONCE})`,
      [before],
    );
    deleted += rowCount ?? 0;
    if ((rowCount ?? 0) < ROWS_AT_ONCE) return deleted;
  }
}

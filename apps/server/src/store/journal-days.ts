import type { Pool } from 'pg';

const DAY_MS = 86_400_000;

/**
 * Makes the journal's day tables from the day of `now` to `ahead` days on. A day whose first rows went to the table of others (the clock
 * jumped) stays there.
 */
export async function makeJournalDays(pool: Pool, now: number, ahead = 2): Promise<void> {
  for (let i = 0; i <= ahead; i++) {
    const from = Math.floor(now / DAY_MS) * DAY_MS + i * DAY_MS;
    const name = `d${dayText(from).replaceAll('-', '')}`;
    const { rows } = await pool.query<{ readonly there: boolean }>(
      `select to_regclass('journal_days.${name}') is not null
         or exists (select 1 from journal_days.other where received_at >= $1 and received_at < $2) as there`,
      [new Date(from), new Date(from + DAY_MS)],
    );
    if (rows[0]?.there) continue;
    await pool.query(
      `create table if not exists journal_days.${name} partition of journal
       for values from ('${dayText(from)}+00') to ('${dayText(from + DAY_MS)}+00')`,
    );
  }
}

/** Days whose last entry is not after `seq` and that end before `before` (ms): whole tables, dropped without touching others. */
export async function dropJournalDays(pool: Pool, before: number, seq: number): Promise<readonly string[]> {
  const { rows } = await pool.query<{ readonly name: string }>(
    `select relname as name from pg_class join pg_inherits on inhrelid = pg_class.oid
     where inhparent = 'journal'::regclass and relname ~ '^d[0-9]{8}$' order by relname`,
  );
  const dropped: string[] = [];
  for (const { name } of rows) {
    const end = Date.UTC(Number(name.slice(1, 5)), Number(name.slice(5, 7)) - 1, Number(name.slice(7, 9))) + DAY_MS;
    if (end > before) break;
    const last = await pool.query<{ readonly seq: string | null }>(`select max(seq) as seq from journal_days.${name}`);
    if (Number(last.rows[0]?.seq ?? 0) > seq) break;
    await pool.query(`drop table journal_days.${name}`);
    dropped.push(name);
  }
  return dropped;
}

function dayText(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

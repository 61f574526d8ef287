import type { Pool } from 'pg';

const DAY_MS = 86_400_000;

/**
 * Makes the journal's day tables, from the day of `now` on. A day of which the table of the rest already holds entries (the clock jumped)
 * stays there.
 *
 * @param days how many, the day of `now` included
 */
export const makeJournalDays = async (pool: Pool, now: Date, days = 3): Promise<void> => {
  const first = Math.floor(now.getTime() / DAY_MS) * DAY_MS;
  for (let i = 0; i < days; i++) {
    const from = new Date(first + i * DAY_MS);
    const to = new Date(first + (i + 1) * DAY_MS);
    const { rows } = await pool.query<{ readonly there: boolean }>(
      `select to_regclass($1) is not null
         or exists (select 1 from journal_days.other where received_at >= $2 and received_at < $3) as there`,
      [`journal_days."${dayName(from)}"`, from, to],
    );
    if (rows[0]?.there) continue;
    await pool.query(
      `create table if not exists journal_days."${dayName(from)}" partition of journal
       for values from ('${dayName(from)}+00') to ('${dayName(to)}+00')`,
    );
  }
};

/**
 * Forgets the journal before the day of `before`: whole tables, and what the table of the rest holds of it.
 *
 * @returns the days that are gone, oldest first
 */
export const dropJournalDaysBefore = async (pool: Pool, before: Date): Promise<readonly string[]> => {
  const day = dayName(before);
  const { rows } = await pool.query<{ readonly name: string }>(
    `select relname as name from pg_class join pg_inherits on inhrelid = pg_class.oid
     where inhparent = 'journal'::regclass and relname ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' and relname < $1 order by relname`,
    [day],
  );
  for (const { name } of rows) await pool.query(`drop table journal_days."${name}"`);
  await pool.query('delete from journal_days.other where received_at < $1', [new Date(`${day}T00:00:00Z`)]);
  return rows.map(({ name }) => name);
};

const dayName = (date: Date): string => date.toISOString().slice(0, 10);

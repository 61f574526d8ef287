import type { AlertFilter } from '@rulewright/contracts';
import type { Pool } from 'pg';
import { alertRunConditions } from './alert-runs.js';
import type { SeqSpan } from './alert-times.js';
import { plainConditions, textLookedAt, timeConditions } from './alert-where.js';
import { SqlValues } from './sql-values.js';

/** What was met of a text among the newest alerts that pass the rest of a filter. */
export interface MetWithText {
  /** newest first, a page of them */
  readonly seqs: readonly number[];
  readonly total: number;
  readonly open: number;
  /** no other alerts pass the rest of the filter: those are all */
  readonly all: boolean;
}

export interface NewestQuestion extends AlertFilter {
  readonly text: string;
  /** only places before this one */
  readonly before?: number;
  readonly limit: number;
  /** alerts that are looked at, at most */
  readonly lookAt: number;
}

/**
 * Looks for a text in the newest alerts that pass the rest of a filter, and in no more than a bounded number of them: they come from the ends
 * of the index runs that pass, in the order of the list. Of filters with more runs than are parts of one query, the list is walked from its
 * newest until so many have passed.
 */
export async function newestWithText(pool: Pool, asked: NewestQuestion, span: SeqSpan | undefined): Promise<MetWithText> {
  const values = new SqlValues();
  const { rows } = await pool.query<MetRow>(
    `with places as materialized (${newestPlaces(asked, span, values)}),
       hits as materialized (select a.seq, a.state from places p join alerts a on a.seq = p.seq where ${textLookedAt(asked.text, values)})
     select count(*)::int as total, (count(*) filter (where state = 'open'))::int as open, (select count(*)::int from places) as looked_at,
       (select array_agg(seq order by seq desc) from (select seq from hits order by seq desc limit ${Number(asked.limit)}) as page) as seqs
     from hits`,
    values.all,
  );
  const { total, open, looked_at, seqs } = rows[0] ?? { total: 0, open: 0, looked_at: 0, seqs: null };
  return { total, open, all: looked_at < asked.lookAt, seqs: (seqs ?? []).map(Number) };
}

/**
 * Places of the newest alerts that pass, merged from their runs: each run is read in its order, from an index that has all that is asked of it,
 * and only as far as it is among the newest.
 */
function newestPlaces(asked: NewestQuestion, span: SeqSpan | undefined, values: SqlValues): string {
  const place = asked.before === undefined ? [] : [`a.seq < ${Number(asked.before)}`];
  const common = [...timeConditions(asked, span, values), ...place];
  const newest = `order by seq desc limit ${Number(asked.lookAt)}`;
  const runs = alertRunConditions(asked, values) ?? [plainConditions(asked, values)];
  const ofRun = (run: readonly string[]): string => {
    const conditions = [...run, ...common];
    return `(select a.seq from alerts a ${conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`} ${newest})`;
  };
  return `select seq from (${runs.map(ofRun).join(' union all ')}) as merged ${newest}`;
}

interface MetRow {
  readonly total: number;
  readonly open: number;
  readonly looked_at: number;
  readonly seqs: readonly string[] | null;
}

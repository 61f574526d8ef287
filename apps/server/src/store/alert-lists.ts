import type { AlertFilter } from '@rulewright/contracts';
import type { Pool } from 'pg';
import { alertRuns, ofRun, runTable } from './alert-runs.js';
import { AlertTimes, type SeqSpan } from './alert-times.js';
import { hasTrigram, plainConditions, textCondition, timeConditions } from './alert-where.js';
import { SqlValues } from './sql-values.js';

/** What passes is counted up to here: beyond it nobody reads the figure, and counting would cost more than the page. */
const COUNTED_MAX = 10_000;
/** The same with a text, for which alerts have to be read one by one. More have it: then one in 500 does, and a page is soon found. */
const TEXTS_COUNTED_MAX = 2000;
/** The same with a text that is too short for the index: each alert that is counted has many beside it that were read in vain. */
const SHORT_TEXTS_COUNTED_MAX = 500;

export interface ListQuestion extends AlertFilter {
  /** only places before this one */
  readonly before?: number;
  readonly limit: number;
}

/** Places of the alerts that pass a filter. */
export interface ListedPlaces {
  /** newest first */
  readonly seqs: readonly number[];
  /** how many pass and how many of those are open */
  readonly total: number;
  readonly open: number;
  /** both are counted up to here */
  readonly countedTo: number;
}

type Counts = Pick<ListedPlaces, 'total' | 'open'>;

const NOTHING: ListedPlaces = { seqs: [], total: 0, open: 0, countedTo: COUNTED_MAX };

/**
 * Finds alerts by filter, newest first. Each way through the list reads little, whatever the filter lets pass:
 *
 * - by rule, state, severity, shadow: the ends of the index runs that pass ({@link alertRuns});
 * - by time: within the places where that time is ({@link AlertTimes});
 * - by text: what the index of trigrams finds, if it is little; else many alerts have it, and the first of them are soon met from the newest.
 *   One or two characters are no trigram: they are looked for from the newest at once, since so short a text is seldom seldom.
 */
export class AlertLists {
  readonly #pool: Pool;
  readonly #times: AlertTimes;

  constructor(pool: Pool) {
    this.#pool = pool;
    this.#times = new AlertTimes(pool);
  }

  async find(asked: ListQuestion): Promise<ListedPlaces> {
    this.#times.begin();
    const timed = asked.from !== undefined || asked.to !== undefined;
    const span = timed ? await this.#times.spanOf(asked) : undefined;
    if (timed && span === undefined) return NOTHING;
    const text = asked.text?.trim();
    if (text) return this.#byText({ ...asked, text }, span);
    const [seqs, counts] = await Promise.all([this.#newest(asked, span), this.#counts(asked, span)]);
    return { seqs, ...counts, countedTo: COUNTED_MAX };
  }

  async #newest(asked: ListQuestion, span: SeqSpan | undefined): Promise<readonly number[]> {
    const values = new SqlValues();
    const conditions = [...timeConditions(asked, span, values), ...beforePlace(asked)];
    const { rows } = await this.#pool.query<{ readonly seq: string }>(
      passing(asked, { conditions, values, ordered: true, limit: asked.limit }),
      values.all,
    );
    return rows.map(({ seq }) => Number(seq));
  }

  async #counts(filter: AlertFilter, span: SeqSpan | undefined): Promise<Counts> {
    const values = new SqlValues();
    const count = (of: AlertFilter): string => {
      const conditions = timeConditions(of, span, values);
      const some = passing(of, { conditions, values, ordered: false, limit: COUNTED_MAX });
      return `(select count(*)::int from (${some}) as counted)`;
    };
    const mayBeOpen = !filter.states?.length || filter.states.includes('open');
    const open = mayBeOpen ? count({ ...filter, states: ['open'] }) : '0';
    const { rows } = await this.#pool.query<Counts>(`select ${count(filter)} as total, ${open} as open`, values.all);
    return rows[0] ?? { total: 0, open: 0 };
  }

  async #byText(asked: ListQuestion & { readonly text: string }, span: SeqSpan | undefined): Promise<ListedPlaces> {
    const first = await this.#firstWithText(asked, span);
    const { total, countedTo } = first;
    if (total < countedTo) return first;
    // A short text was looked for from the newest on: its page may be whole already.
    const isWhole = !hasTrigram(asked.text) && first.seqs.length === asked.limit;
    const [seqs, open] = await Promise.all([
      isWhole ? first.seqs : this.#newestWithText(asked, span),
      first.open < countedTo ? this.#openWithText(asked, span) : first.open,
    ]);
    return { seqs, total, open, countedTo };
  }

  /** All that have the text, if those are few: by the index, or, for a short one, from the newest. */
  async #firstWithText(asked: ListQuestion & { readonly text: string }, span: SeqSpan | undefined): Promise<ListedPlaces> {
    const values = new SqlValues();
    const countedTo = countedMax(asked.text);
    const { rows } = await this.#pool.query<Counts & { readonly seqs: readonly string[] | null }>(
      `with hits as materialized (
         select a.seq, a.state from alerts a where ${withText(asked, span, values)}
         ${hasTrigram(asked.text) ? '' : 'order by a.seq desc '}limit ${countedTo}
       )
       select count(*)::int as total, (count(*) filter (where state = 'open'))::int as open,
         (select array_agg(seq order by seq desc) from (
            select a.seq from hits a ${where(beforePlace(asked))} order by a.seq desc limit ${Number(asked.limit)}) as page) as seqs
       from hits`,
      values.all,
    );
    const { total, open, seqs } = rows[0] ?? { total: 0, open: 0, seqs: [] };
    return { total, open, seqs: (seqs ?? []).map(Number), countedTo };
  }

  async #newestWithText(asked: ListQuestion & { readonly text: string }, span: SeqSpan | undefined): Promise<readonly number[]> {
    const values = new SqlValues();
    const conditions = [withText(asked, span, values), ...beforePlace(asked)];
    const { rows } = await this.#pool.query<{ readonly seq: string }>(
      `select a.seq from alerts a ${where(conditions)} order by a.seq desc limit ${Number(asked.limit)}`,
      values.all,
    );
    return rows.map(({ seq }) => Number(seq));
  }

  async #openWithText(asked: AlertFilter & { readonly text: string }, span: SeqSpan | undefined): Promise<number> {
    if (asked.states?.length && !asked.states.includes('open')) return 0;
    const values = new SqlValues();
    const { rows } = await this.#pool.query<{ readonly open: number }>(
      `select count(*)::int as open from (
         select 1 from alerts a where ${withText({ ...asked, states: ['open'] }, span, values)} limit ${countedMax(asked.text)}) as counted`,
      values.all,
    );
    return rows[0]?.open ?? 0;
  }
}

function countedMax(text: string): number {
  return hasTrigram(text) ? TEXTS_COUNTED_MAX : SHORT_TEXTS_COUNTED_MAX;
}

interface Passing {
  readonly conditions: readonly string[];
  readonly values: SqlValues;
  /** the newest of them; else any */
  readonly ordered: boolean;
  readonly limit: number;
}

/** Selects `seq` of alerts that pass the filter but for its text. */
function passing(filter: AlertFilter, { conditions, values, ordered, limit }: Passing): string {
  const some = `${ordered ? 'order by seq desc ' : ''}limit ${Number(limit)}`;
  const runs = alertRuns(filter);
  if (!runs) return `select a.seq from alerts a ${where([...plainConditions(filter, values), ...conditions])} ${some}`;
  const ofOne = `select a.seq from alerts a ${where([ofRun(runs), ...conditions])} ${some}`;
  return `select found.seq from ${runTable(runs, values)} cross join lateral (${ofOne}) as found ${some}`;
}

function withText(filter: AlertFilter & { readonly text: string }, span: SeqSpan | undefined, values: SqlValues): string {
  const { text } = filter;
  return [textCondition(text, values), ...plainConditions(filter, values), ...timeConditions(filter, span, values)].join(' and ');
}

function beforePlace({ before }: { readonly before?: number }): readonly string[] {
  return before === undefined ? [] : [`a.seq < ${Number(before)}`];
}

const where = (conditions: readonly string[]): string => (conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`);

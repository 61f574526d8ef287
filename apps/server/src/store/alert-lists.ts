import type { AlertFilter } from '@rulewright/contracts';
import type { Pool } from 'pg';
import { alertRuns, ofRun, runTable } from './alert-runs.js';
import { AlertTimes, type SeqSpan } from './alert-times.js';
import { hasTrigram, plainConditions, textCondition, timeConditions } from './alert-where.js';
import { type MetWithText, newestWithText } from './newest-with-text.js';
import { SqlValues } from './sql-values.js';

/** What passes is counted up to here: beyond it nobody reads the figure, and counting would cost more than the page. */
const COUNTED_MAX = 10_000;

/** How much is read for a text. */
export interface TextBounds {
  /** alerts in which it is looked for first, from the newest: some milliseconds; of one that every twentieth has, a page is among them */
  readonly lookAt: number;
  /** then it is counted up to here. More have it: then one in 200 of a million does, and a page is soon found */
  readonly count: number;
  /** the same with a text that is too short for the index: each alert that is counted has many beside it that were read in vain */
  readonly countShort: number;
}

/** So many times as many are looked at, if a page is to be expected among them. */
const FURTHER = 6;

const USUAL_BOUNDS: TextBounds = { lookAt: 2000, count: 5000, countShort: 500 };

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
  /** counted up to here: there may be more */
  readonly countedTo: number;
  readonly openCountedTo: number;
}

type Counts = Pick<ListedPlaces, 'total' | 'open'>;
type TextQuestion = ListQuestion & { readonly text: string };

const FAR = { countedTo: COUNTED_MAX, openCountedTo: COUNTED_MAX } as const;
const NOTHING: ListedPlaces = { seqs: [], total: 0, open: 0, ...FAR };

/**
 * Finds alerts by filter, newest first. Each way through the list reads little, whatever the filter lets pass:
 *
 * - by rule, state, severity, shadow: the ends of the index runs that pass ({@link alertRuns});
 * - by time: within the places where that time is ({@link AlertTimes});
 * - by text: the newest that pass the rest ({@link newestWithText}); if too few of them have it, what the index of trigrams finds, if that is
 *   little; else many alerts have it, and the first of them are met from the newest. One or two characters are no trigram: they are looked for
 *   from the newest on, since so short a text is seldom seldom.
 */
export class AlertLists {
  readonly #pool: Pool;
  readonly #times: AlertTimes;
  readonly #bounds: TextBounds;

  constructor(pool: Pool, bounds: TextBounds = USUAL_BOUNDS) {
    this.#pool = pool;
    this.#bounds = bounds;
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
    return { seqs, ...counts, ...FAR };
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

  async #byText(asked: TextQuestion, span: SeqSpan | undefined): Promise<ListedPlaces> {
    const met = await this.#amongNewest(asked, span);
    if (met) return met;
    const first = await this.#firstWithText(asked, span);
    const { total, countedTo } = first;
    if (total < countedTo) return first;
    // A short text was looked for from the newest on: its page may be whole already.
    const isWhole = !hasTrigram(asked.text) && first.seqs.length === asked.limit;
    const [seqs, open] = await Promise.all([
      isWhole ? first.seqs : this.#newestWithText(asked, span),
      first.open < countedTo ? this.#openWithText(asked, span) : first.open,
    ]);
    return { seqs, total, open, countedTo, openCountedTo: countedTo };
  }

  /** The page, if it is among the newest alerts that pass the rest of the filter; what is counted are those. */
  async #amongNewest(asked: TextQuestion, span: SeqSpan | undefined): Promise<ListedPlaces | undefined> {
    const { before, ...rest } = asked;
    const [counted, page] = await Promise.all([this.#met(rest, span), before === undefined ? undefined : this.#met(asked, span)]);
    const { total, open, all } = counted;
    const { seqs, all: isLast } = page ?? counted;
    if (!all && total < asked.limit) return undefined;
    if (!isLast && seqs.length < asked.limit) return undefined;
    const mayBeOpen = !asked.states?.length || asked.states.includes('open');
    return { seqs, total, open, countedTo: all ? COUNTED_MAX : total, openCountedTo: all || !mayBeOpen ? COUNTED_MAX : open };
  }

  /** Where a page would be met soon behind those that were looked at, it is. */
  async #met(asked: TextQuestion, span: SeqSpan | undefined): Promise<MetWithText> {
    const { lookAt } = this.#bounds;
    const met = await newestWithText(this.#pool, { ...asked, lookAt }, span);
    const further = FURTHER * lookAt;
    const needed = Math.ceil((asked.limit / met.total) * lookAt);
    if (met.all || met.total >= asked.limit || needed > further) return met;
    // Half as many again, since they do not come evenly.
    return newestWithText(this.#pool, { ...asked, lookAt: Math.min(further, Math.ceil(needed * 1.5)) }, span);
  }

  /** All that have the text, if those are few: by the index, or, for a short one, from the newest. */
  async #firstWithText(asked: TextQuestion, span: SeqSpan | undefined): Promise<ListedPlaces> {
    const values = new SqlValues();
    const countedTo = this.#countedMax(asked.text);
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
    return { total, open, seqs: (seqs ?? []).map(Number), countedTo, openCountedTo: countedTo };
  }

  async #newestWithText(asked: TextQuestion, span: SeqSpan | undefined): Promise<readonly number[]> {
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
         select 1 from alerts a where ${withText({ ...asked, states: ['open'] }, span, values)} limit ${this.#countedMax(asked.text)}) as counted`,
      values.all,
    );
    return rows[0]?.open ?? 0;
  }

  #countedMax(text: string): number {
    return hasTrigram(text) ? this.#bounds.count : this.#bounds.countShort;
  }
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

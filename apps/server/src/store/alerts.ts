import type {
  Alert,
  AlertDelivery,
  AlertDetail,
  AlertFilter,
  AlertNote,
  AlertPage,
  AlertState,
  AlertsSince,
  Evidence,
} from '@rulewright/contracts';
import type { EventRecord } from '@rulewright/core';
import type { Pool } from 'pg';
import type { PendingEnrichment } from '../engine/session/pending-enrichment.js';
import type { EnrichmentQuestion } from '../enrichment/enricher.js';
import { AlertLists } from './alert-lists.js';
import { type AlertRow, toAlert } from './alert-row.js';
import { storableText } from './storable-json.js';

const COLUMNS = `a.seq, a.id, a.module_name, a.module_version, a.statement, a.name, a.severity, a.tags, a.key, a.columns, a.enrichments, a.state,
  a.state_by_name, a.occurred_at, a.stored_at, a.shadow`;

/** Alerts as they are read and worked on; they are written with the effects of events (`store/effects.ts`). */
export class AlertStore {
  readonly #pool: Pool;
  readonly #lists: AlertLists;

  constructor(pool: Pool) {
    this.#pool = pool;
    this.#lists = new AlertLists(pool);
  }

  /** Newest first. */
  async page(input: AlertFilter & { readonly before?: number; readonly limit: number }): Promise<AlertPage> {
    const { seqs, ...counts } = await this.#lists.find(input);
    const { rows } = await this.#pool.query<AlertRow>(`select ${COLUMNS} from alerts a where a.seq = any($1) order by a.seq desc`, [
      seqs,
    ]);
    // Some may have been forgotten since: the next page begins where this one was meant to end.
    const last = seqs.length === input.limit ? seqs.at(-1) : undefined;
    return { alerts: rows.map(toAlert), nextBefore: last ?? null, ...counts };
  }

  /** Oldest first. */
  async since(seq: number, limit: number): Promise<AlertsSince> {
    const { rows } = await this.#pool.query<AlertRow>(
      `select ${COLUMNS} from alerts a where a.seq > $1 order by a.seq limit ${Number(limit) + 1}`,
      [seq],
    );
    return { alerts: rows.slice(0, limit).map(toAlert), more: rows.length > limit };
  }

  /** The newest `seq`, 0 when there is none. */
  async newestSeq(): Promise<number> {
    const { rows } = await this.#pool.query<{ readonly seq: string | null }>('select max(seq) as seq from alerts');
    return Number(rows[0]?.seq ?? 0);
  }

  async find(id: string): Promise<AlertDetail | undefined> {
    const { rows } = await this.#pool.query<DetailRow>(
      `select ${COLUMNS}, a.trigger_offset, a.evidence, a.evidence_total, a.evidence_whole, a.evidence_note from alerts a where a.id = $1`,
      [id],
    );
    const [row] = rows;
    if (!row) return undefined;
    const alert = toAlert(row);
    const [notes, deliveries, evidence] = await Promise.all([
      this.#notes(alert.seq),
      this.#deliveries(alert.seq),
      row.evidence === 'stored' ? this.#evidence(alert.seq) : Promise.resolve(null),
    ]);
    const { evidence_total: evidenceTotal, evidence_whole: evidenceWhole, evidence_note: evidenceNote } = row;
    const found = { evidence, evidenceTotal, evidenceWhole, evidenceNote };
    return { ...alert, triggerOffset: Number(row.trigger_offset), notes, deliveries, ...found };
  }

  /** Alerts that wait for an answer to an enrichment, oldest first. */
  async waitingForEnrichment(limit: number): Promise<readonly EnrichmentQuestion[]> {
    const { rows } = await this.#pool.query<{
      readonly id: string;
      readonly columns: EventRecord;
      readonly enrichments: EventRecord;
      readonly enrichment_pending: PendingEnrichment;
    }>(
      'select id, columns, enrichments, enrichment_pending from alerts where enrichment_pending is not null order by seq limit $1',
      [limit],
    );
    return rows.map(({ id, columns, enrichments, enrichment_pending }) => ({
      ...{ alert: id, row: columns, enrichments, pending: enrichment_pending },
    }));
  }

  /** @returns the alerts as they are now; ids that do not exist are left out */
  async setState(ids: readonly string[], state: AlertState, by: string): Promise<readonly Alert[]> {
    const { rows } = await this.#pool.query<AlertRow>(
      `update alerts a set state = $2::alert_state, state_by_name = $3, state_since = now() where a.id = any($1) returning ${COLUMNS}`,
      [ids, state, by],
    );
    return rows.map(toAlert).sort((a, b) => a.seq - b.seq);
  }

  /** @returns undefined if there is no such alert */
  async addNote(id: string, text: string, by: string): Promise<AlertNote | undefined> {
    const { rows } = await this.#pool.query<NoteRow>(
      `insert into alert_notes (id, alert_seq, author_name, text)
       select gen_random_uuid(), seq, $3, $2 from alerts where id = $1 returning id, author_name, created_at, text`,
      [id, storableText(text), by],
    );
    return rows.map(toNote)[0];
  }

  /** Alerts of each of the last 24 hours by rule, oldest hour first. */
  async byHour(now: number): Promise<ReadonlyMap<string, readonly number[]>> {
    const { rows } = await this.#pool.query<{ readonly rule: string; readonly hour: number; readonly count: number }>(
      `select module_name as rule, floor(extract(epoch from ($1::timestamptz - stored_at)) / 3600)::int as hour, count(*)::int as count
       from alerts where stored_at > $1::timestamptz - interval '24 hours' and stored_at <= $1::timestamptz group by 1, 2`,
      [new Date(now)],
    );
    const hours = new Map<string, number[]>();
    for (const { rule, hour, count } of rows) {
      const of = hours.get(rule) ?? Array.from({ length: 24 }, () => 0);
      of[23 - Math.min(23, hour)] = count;
      hours.set(rule, of);
    }
    return hours;
  }

  async #notes(seq: number): Promise<readonly AlertNote[]> {
    const { rows } = await this.#pool.query<NoteRow>(
      'select id, author_name, created_at, text from alert_notes where alert_seq = $1 order by created_at, id',
      [seq],
    );
    return rows.map(toNote);
  }

  async #deliveries(seq: number): Promise<readonly AlertDelivery[]> {
    const { rows } = await this.#pool.query<DeliveryRow>(
      `select coalesce(c.name, 'output ' || o.out_id) as sink, o.state, o.attempts, o.last_error, o.delivered_at, o.last_attempt_at,
         o.next_attempt_at from outbox o left join connections c on c.id = o.connection_id where o.alert_seq = $1 order by o.id`,
      [seq],
    );
    return rows.map(toDelivery);
  }

  async #evidence(seq: number): Promise<readonly Evidence[]> {
    const { rows } = await this.#pool.query<EvidenceRow>(
      'select journal_offset, event_type, role, occurred_at, event from alert_events where alert_seq = $1 order by ordinal',
      [seq],
    );
    return rows.map((row) => ({
      offset: Number(row.journal_offset ?? -1),
      type: row.event_type,
      role: row.role,
      time: row.occurred_at?.getTime() ?? null,
      record: row.event,
    }));
  }
}

interface DetailRow extends AlertRow {
  readonly trigger_offset: string;
  readonly evidence: 'pending' | 'stored' | 'unavailable';
  readonly evidence_total: number | null;
  readonly evidence_whole: boolean | null;
  readonly evidence_note: string | null;
}
interface NoteRow {
  readonly id: string;
  readonly author_name: string;
  readonly created_at: Date;
  readonly text: string;
}
interface DeliveryRow {
  readonly sink: string;
  readonly state: 'pending' | 'sending' | 'delivered' | 'dead' | 'cancelled';
  readonly attempts: number;
  readonly last_error: string | null;
  readonly delivered_at: Date | null;
  readonly last_attempt_at: Date | null;
  readonly next_attempt_at: Date;
}
interface EvidenceRow {
  readonly journal_offset: string | null;
  readonly event_type: string;
  readonly role: string | null;
  readonly occurred_at: Date | null;
  readonly event: EventRecord;
}

function toNote({ id, author_name, created_at, text }: NoteRow): AlertNote {
  return { id, by: author_name, at: created_at.getTime(), text };
}

function toDelivery(row: DeliveryRow): AlertDelivery {
  const ended = row.state === 'delivered' || row.state === 'dead' || row.state === 'cancelled';
  return {
    sink: row.sink,
    state: row.state === 'delivered' || row.state === 'dead' ? row.state : deliveryState(row),
    tries: row.attempts,
    lastError: row.last_error,
    at: (row.delivered_at ?? row.last_attempt_at)?.getTime() ?? null,
    nextTryAt: ended ? null : row.next_attempt_at.getTime(),
  };
}

function deliveryState(row: DeliveryRow): AlertDelivery['state'] {
  if (row.state === 'cancelled') return 'dead';
  return row.attempts > 0 ? 'retrying' : 'waiting';
}

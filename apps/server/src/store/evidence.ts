import type { Pool } from 'pg';
import type { FoundEvidence } from '../evidence/evidence-job.js';
import { storableJson } from './storable-json.js';

/** An alert whose events nobody has looked for yet. */
export interface UnexplainedAlert {
  readonly seq: number;
  /** null once the rule is gone */
  readonly deployment: string | null;
  readonly statement: string;
  readonly triggerOffset: number;
  readonly ordinal: number;
}

/** The events behind alerts, as they are kept with them. */
export class EvidenceStore {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** The newest one. */
  async nextUnexplained(): Promise<UnexplainedAlert | undefined> {
    const { rows } = await this.#pool.query<UnexplainedRow>(
      `select seq, deployment_id, statement, trigger_offset, ordinal from alerts where evidence = 'pending' order by seq desc limit 1`,
    );
    const [row] = rows;
    if (!row) return undefined;
    const { deployment_id, statement, ordinal } = row;
    return { seq: Number(row.seq), deployment: deployment_id, statement, triggerOffset: Number(row.trigger_offset), ordinal };
  }

  /** Keeps them, unless the alert has been explained meanwhile. */
  async keep(seq: number, { events, total, whole }: FoundEvidence): Promise<void> {
    const rows = events.map(({ type, role, time, offset, record }, ordinal) => ({ ordinal, type, role, time, offset, record }));
    await this.#pool.query(
      `with alert as (
         update alerts set evidence = 'stored', evidence_total = $3, evidence_whole = $4, evidence_note = null
         where seq = $1 and evidence = 'pending' returning seq
       )
       insert into alert_events (alert_seq, ordinal, event_type, role, occurred_at, journal_offset, event)
       select alert.seq, e.ordinal, e.type, nullif(e.role, ''), to_timestamp(e.time / 1000.0), e.offset, e.record
       from alert, json_to_recordset($2::json) as e(ordinal int, type text, role text, time double precision, "offset" bigint, record json)
       on conflict (alert_seq, ordinal) do nothing`,
      [seq, storableJson(rows), total, whole],
    );
  }

  /** Says why there are none, unless the alert has been explained meanwhile. */
  async giveUp(seq: number, reason: string): Promise<void> {
    await this.#pool.query(
      `update alerts set evidence = 'unavailable', evidence_note = $2 where seq = $1 and evidence = 'pending'`,
      [seq, reason],
    );
  }
}

interface UnexplainedRow {
  readonly seq: string;
  readonly deployment_id: string | null;
  readonly statement: string;
  readonly trigger_offset: string;
  readonly ordinal: number;
}

import type { Alert } from '@rulewright/contracts';
import type { Pool } from 'pg';
import { type AlertRow, toAlert } from './alert-row.js';

/** A delivery that was claimed: nobody else tries it until its lease ends. */
export interface ClaimedDelivery {
  readonly id: number;
  readonly alert: Alert;
  readonly outId: string;
  /** name of the connection; undefined when no sink answers to this output any more */
  readonly connection: string | undefined;
  /** tries so far, this one included */
  readonly attempts: number;
}

/** A sender that dies holds a delivery for this long at most. */
const LEASE = '2 minutes';

/** The outbox: deliveries wait in it, each at least once, under the id of its alert. */
export class OutboxStore {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Takes deliveries that are due, oldest first, and counts the try. @param except outputs that have enough to do */
  async claim(limit: number, except: readonly string[] = []): Promise<readonly ClaimedDelivery[]> {
    const { rows } = await this.#pool.query<AlertRow & ClaimRow>(
      `with due as (
         select id from outbox where state in ('pending', 'sending') and next_attempt_at <= now() and out_id <> all($2::text[])
         order by next_attempt_at, id limit $1 for update skip locked
       ), claimed as (
         update outbox o set state = 'sending', attempts = o.attempts + 1, last_attempt_at = now(), next_attempt_at = now() + interval '${LEASE}'
         from due where o.id = due.id returning o.id, o.alert_seq, o.out_id, o.attempts
       )
       select claimed.id as delivery_id, claimed.out_id, claimed.attempts, c.name as connection, a.seq, a.id, a.module_name, a.module_version,
         a.statement, a.name, a.severity, a.tags, a.key, a.columns, a.enrichments, a.state, a.state_by_name, a.occurred_at, a.stored_at, a.shadow
       from claimed join alerts a on a.seq = claimed.alert_seq
       left join connections c on c.out_id = claimed.out_id and c.kind = 'sink' and c.enabled
       order by claimed.id`,
      [limit, except],
    );
    return rows.map((row) => ({
      id: Number(row.delivery_id),
      alert: toAlert(row),
      outId: row.out_id,
      connection: row.connection ?? undefined,
      attempts: row.attempts,
    }));
  }

  /** Whoever had deliveries under way has gone: they are due. */
  async releaseAll(): Promise<void> {
    await this.#pool.query(`update outbox set next_attempt_at = now() where state = 'sending'`);
  }

  async delivered(id: number): Promise<void> {
    await this.#pool.query(`update outbox set state = 'delivered', delivered_at = now(), last_error = null where id = $1`, [id]);
  }

  async tryAgain(id: number, reason: string, afterMs: number): Promise<void> {
    await this.#pool.query(
      `update outbox set state = 'pending', last_error = $2, next_attempt_at = now() + make_interval(secs => $3) where id = $1`,
      [id, reason, afterMs / 1000],
    );
  }

  async giveUp(id: number, reason: string): Promise<void> {
    await this.#pool.query(`update outbox set state = 'dead', last_error = $2 where id = $1`, [id, reason]);
  }

  /** Sends dead deliveries of an output again. @returns how many */
  async resendDead(outId: string): Promise<number> {
    const { rowCount } = await this.#pool.query(
      `update outbox set state = 'pending', attempts = 0, next_attempt_at = now() where state = 'dead' and out_id = $1`,
      [outId],
    );
    return rowCount ?? 0;
  }
}

interface ClaimRow {
  readonly delivery_id: string;
  readonly out_id: string;
  readonly attempts: number;
  readonly connection: string | null;
}

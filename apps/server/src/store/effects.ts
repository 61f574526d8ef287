import type { Pool, PoolClient } from 'pg';
import type { NewAlert, Outcome } from '../engine/session/entry-result.js';
import { newAlertRow } from './new-alert-row.js';
import { storePersistedWindow } from './persisted-windows.js';
import { storableJson, storableText } from './storable-json.js';
import { isUnstorable } from './unstorable.js';

/** What processed entries leave behind, written in one transaction: all of it or nothing. */
export interface Effects {
  readonly alerts: readonly NewAlert[];
  readonly deadLetters: readonly NewDeadLetter[];
  readonly answers: readonly KeyedAnswer[];
  readonly outcomes: readonly { readonly outcome: Outcome; readonly offset: number }[];
  /** last entry whose effects these are */
  readonly seq: number;
}

export interface NewDeadLetter {
  readonly receivedAt: number;
  readonly source: string;
  readonly codec: string;
  readonly eventType?: string;
  readonly offset: number;
  readonly code: string;
  readonly message: string;
  readonly payload: Uint8Array;
}

/** The answer to a batch that was sent under an idempotency key. */
export interface KeyedAnswer {
  readonly seq: number;
  readonly answer: unknown;
}

/** Place of an alert in the store; those that were there already are not among them. */
export interface StoredPlace {
  readonly id: string;
  readonly seq: number;
  readonly storedAt: number;
}

/** What was stored row by row, and why other rows were not. */
export interface StoredSingly {
  readonly places: readonly StoredPlace[];
  readonly refused: readonly Error[];
}

const POSITION_KEY = 'engine.position';
const DEAD_LETTERS_AT_ONCE = 500;
/** The database ends a transaction whose server says nothing for so long, and lets go of what it has locked. */
const IDLE_TRANSACTION_MS = 15_000;
/** Writes effects; a repeat of the same effects changes nothing, since every row is known by what caused it. */
export class EffectStore {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Last entry whose effects are stored; 0 when there is none. */
  async position(): Promise<number> {
    const { rows } = await this.#pool.query<{ readonly seq: string }>(
      `select value->>'seq' as seq from settings where key = '${POSITION_KEY}'`,
    );
    return Number(rows[0]?.seq ?? 0);
  }

  /** Entries under an idempotency key whose answer is not stored yet. */
  async unanswered(): Promise<readonly number[]> {
    const { rows } = await this.#pool.query<{ readonly seq: string }>('select seq from ingest_keys where answer is null');
    return rows.map(({ seq }) => Number(seq));
  }

  /** Stores them; those of entries whose effects another server has stored meanwhile are passed over. */
  apply(effects: Effects): Promise<readonly StoredPlace[]> {
    return this.#transaction(effects.seq, (client) => storeAll(client, effects));
  }

  /**
   * Stores them row by row, when one of them keeps all of them from being stored: what the database cannot hold is left out.
   *
   * @returns also what was left out, with the reason
   */
  async applySingly(effects: Effects): Promise<StoredSingly> {
    const refused: Error[] = [];
    const places = await this.#transaction(effects.seq, async (client) => {
      refused.length = 0;
      const stored: StoredPlace[] = [];
      for (const { what, part } of partsOf(effects)) {
        await client.query('savepoint part');
        try {
          stored.push(...(await storeAll(client, part)));
          await client.query('release savepoint part');
        } catch (cause) {
          if (!isUnstorable(cause)) throw cause;
          await client.query('rollback to savepoint part');
          refused.push(new Error(`${what} cannot be stored and is left out: ${(cause as Error).message}`, { cause }));
        }
      }
      return stored;
    });
    return { places, refused };
  }

  /** Work and position together. Whoever led before may still have a transaction under way: the row of the position orders the two. */
  async #transaction(seq: number, work: (client: PoolClient) => Promise<readonly StoredPlace[]>): Promise<readonly StoredPlace[]> {
    const client = await this.#pool.connect();
    try {
      await client.query(`begin; set local idle_in_transaction_session_timeout = ${IDLE_TRANSACTION_MS}`);
      const passed = await isPassed(client, seq);
      const stored = passed ? [] : await work(client);
      await storePosition(client, seq);
      await client.query('commit');
      client.release();
      return stored;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      client.release(true);
      throw error;
    }
  }
}

/** Locks the position. @returns whether the effects of the entry are stored already */
async function isPassed(client: PoolClient, seq: number): Promise<boolean> {
  const lock = `select (value->>'seq')::bigint >= $1::bigint as passed from settings where key = '${POSITION_KEY}' for update`;
  const { rows } = await client.query<{ readonly passed: boolean }>(lock, [seq]);
  return rows[0]?.passed ?? false;
}

async function storeAll(client: PoolClient, { alerts, deadLetters, answers, outcomes }: Effects): Promise<readonly StoredPlace[]> {
  const stored = await storeAlerts(client, alerts);
  await storeDeadLetters(client, deadLetters);
  await storeAnswers(client, answers);
  for (const { outcome, offset } of outcomes) await storeOutcome(client, outcome, offset);
  return stored;
}

/** Effects of one row each, in the order in which they are stored together, with a name for people. */
function partsOf({
  alerts,
  deadLetters,
  answers,
  outcomes,
  seq,
}: Effects): readonly { readonly what: string; readonly part: Effects }[] {
  const none: Effects = { alerts: [], deadLetters: [], answers: [], outcomes: [], seq };
  return [
    ...alerts.map((one) => ({ what: `alert ${one.id} of rule "${one.rule}"`, part: { ...none, alerts: [one] } })),
    ...deadLetters.map((one) => ({ what: `the dead letter at offset ${one.offset}`, part: { ...none, deadLetters: [one] } })),
    ...answers.map((one) => ({ what: `the answer to entry ${one.seq}`, part: { ...none, answers: [one] } })),
    ...outcomes.map((one) => ({ what: `the outcome at offset ${one.offset}`, part: { ...none, outcomes: [one] } })),
  ];
}

async function storeAlerts(client: PoolClient, alerts: readonly NewAlert[]): Promise<readonly StoredPlace[]> {
  if (alerts.length === 0) return [];
  const { rows } = await client.query<{ readonly seq: string; readonly id: string; readonly stored_at: Date }>(
    `with new as (
       insert into alerts (id, module_id, deployment_id, module_name, module_version, statement, name, severity, tags, out_ids, shadow,
         key, key_text, search_text, columns, enrichments, enrichment_pending, trigger_offset, ordinal, occurred_at)
       select r.id, m.id, d.id, r.rule, r.version, r.statement, r.name, r.severity::severity, r.tags, r.out_ids, r.shadow,
         r.key, r.key_text, r.search_text, r.columns, r.enrichments, r.pending, r.trigger_offset, r.ordinal, to_timestamp(r.time / 1000.0)
       from jsonb_to_recordset($1::jsonb) as r(place int, id text, rule text, deployment uuid, version int, statement text, name text,
         severity text, tags text[], out_ids text[], shadow boolean, key jsonb, key_text text, search_text text, columns jsonb, enrichments jsonb, pending jsonb, trigger_offset bigint,
         ordinal int, time double precision)
       left join modules m on m.name = r.rule and m.deleted_at is null
       left join deployments d on d.id = r.deployment
       order by r.place
       on conflict (id) do nothing
       returning seq, id, stored_at, out_ids, shadow, enrichment_pending
     ), out as (
       insert into outbox (alert_seq, out_id, connection_id)
       select new.seq, wanted.out_id, c.id from new cross join unnest(new.out_ids) as wanted(out_id)
       left join connections c on c.out_id = wanted.out_id and c.kind = 'sink'
       where not new.shadow and new.enrichment_pending is null
     )
     select seq, id, stored_at from new order by seq`,
    [storableJson(alerts.map(newAlertRow))],
  );
  return rows.map(({ seq, id, stored_at }) => ({ id, seq: Number(seq), storedAt: stored_at.getTime() }));
}

async function storeDeadLetters(client: PoolClient, letters: readonly NewDeadLetter[]): Promise<void> {
  for (let i = 0; i < letters.length; i += DEAD_LETTERS_AT_ONCE) {
    const some = letters.slice(i, i + DEAD_LETTERS_AT_ONCE);
    const columns = 8;
    const tuples = some.map((_, row) => `(${Array.from({ length: columns }, (__, c) => `$${row * columns + c + 1}`).join(', ')})`);
    await client.query(
      `insert into dead_letters (received_at, source, codec, event_type, "offset", code, message, payload)
       values ${tuples.join(', ')} on conflict ("offset") do nothing`,
      some.flatMap((letter) => [
        new Date(letter.receivedAt),
        letter.source,
        letter.codec,
        letter.eventType ?? null,
        letter.offset,
        letter.code,
        storableText(letter.message),
        Buffer.from(letter.payload),
      ]),
    );
  }
}

async function storeAnswers(client: PoolClient, answers: readonly KeyedAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  await client.query(
    `update ingest_keys set status = 200, answer = a.answer from jsonb_to_recordset($1::jsonb) as a(seq bigint, answer jsonb)
     where ingest_keys.seq = a.seq`,
    [storableJson(answers)],
  );
}

async function storeOutcome(client: PoolClient, outcome: Outcome, offset: number): Promise<void> {
  switch (outcome.kind) {
    case 'deployed':
      for (const content of outcome.persisted) await storePersistedWindow(client, content, offset);
      if (outcome.replaced) await stopDeployment(client, outcome.replaced.deployment, offset);
      await client.query(
        `update deployments set state = 'running', active_module_id = module_id, from_offset = $2, report = $3 where id = $1`,
        [
          outcome.deployment,
          offset,
          storableJson({ statements: outcome.statements, ended: outcome.ended, diagnostics: outcome.diagnostics }),
        ],
      );
      return;
    case 'refused':
      await client.query(`update deployments set state = 'rejected', active_module_id = null, error = $2 where id = $1`, [
        outcome.deployment,
        storableJson({ diagnostics: outcome.diagnostics }),
      ]);
      return;
    case 'undeployed':
      for (const content of outcome.persisted) await storePersistedWindow(client, content, offset);
      await stopDeployment(client, outcome.deployment, offset);
      return;
    case 'paused':
    case 'resumed':
      await client.query('update deployments set state = $2::deployment_state where id = $1', [
        outcome.deployment,
        outcome.kind === 'paused' ? 'paused' : 'running',
      ]);
      return;
    case 'enriched':
      await storeEnrichment(client, outcome);
      return;
    case 'filled':
    case 'not-filled':
    case 'in-use':
    case 'wrote':
    case 'configured':
    case 'not-written':
      return;
  }
}

/** An alert is delivered when nothing more is asked for it. */
async function storeEnrichment(client: PoolClient, outcome: Extract<Outcome, { readonly kind: 'enriched' }>): Promise<void> {
  const { alert, enrichments, pending } = outcome;
  await client.query('update alerts set enrichments = $2::jsonb, enrichment_pending = $3::jsonb where id = $1', [
    alert,
    storableJson(enrichments),
    pending ? storableJson(pending) : null,
  ]);
  if (pending) return;
  await client.query(
    `insert into outbox (alert_seq, out_id, connection_id)
     select a.seq, wanted.out_id, c.id from alerts a cross join unnest(a.out_ids) as wanted(out_id)
     left join connections c on c.out_id = wanted.out_id and c.kind = 'sink'
     where a.id = $1 and not a.shadow on conflict (alert_seq, out_id) do nothing`,
    [alert],
  );
}

async function stopDeployment(client: PoolClient, deployment: string, offset: number): Promise<void> {
  await client.query(
    `update deployments set state = 'stopped', active_module_id = null, to_offset = $2, stopped_at = coalesce(stopped_at, now())
     where id = $1`,
    [deployment, offset],
  );
}

/** The effects of entries up to `seq` are stored. */
export async function storePosition(client: PoolClient, seq: number): Promise<void> {
  await client.query(
    `insert into settings (key, value, updated_by_name, updated_at) values ('${POSITION_KEY}', jsonb_build_object('seq', $1::bigint), 'rulewright', now())
     on conflict (key) do update set updated_at = now(),
       value = jsonb_build_object('seq', greatest((settings.value->>'seq')::bigint, $1::bigint))`,
    [seq],
  );
}

import type { Pool, PoolClient, QueryResult } from 'pg';
import type { NewAlert, Outcome } from '../engine/session/entry-result.js';
import { type StoredPlace, storeAlerts } from './new-alerts.js';
import { type NewDeadLetter, storeDeadLetters } from './new-dead-letters.js';
import { storeOutcome } from './outcomes.js';
import { storableJson } from './storable-json.js';
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

/** The answer to a batch that was sent under an idempotency key. */
export interface KeyedAnswer {
  readonly seq: number;
  readonly answer: unknown;
}

/** What was stored row by row, and why other rows were not. */
export interface StoredSingly {
  readonly places: readonly StoredPlace[];
  readonly refused: readonly Error[];
}

const POSITION_KEY = 'engine.position';
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
      const passed = await beginUnlessPassed(client, seq);
      const stored = passed ? [] : await work(client);
      // Together, as the beginning: every question and answer is time that the next results wait.
      await client.query(`${positionSql(seq)}; commit`);
      client.release();
      return stored;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      client.release(true);
      throw error;
    }
  }
}

/** Begins a transaction and locks the position. @returns whether the effects of the entry are stored already */
async function beginUnlessPassed(client: PoolClient, seq: number): Promise<boolean> {
  // Several statements in one question are answered one by one.
  const answers: unknown = await client.query(
    `begin; set local idle_in_transaction_session_timeout = ${IDLE_TRANSACTION_MS};
     select (value->>'seq')::bigint >= ${Number(seq)} as passed from settings where key = '${POSITION_KEY}' for update`,
  );
  const locked = (answers as readonly QueryResult<{ readonly passed: boolean }>[]).at(-1);
  return locked?.rows[0]?.passed ?? false;
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

async function storeAnswers(client: PoolClient, answers: readonly KeyedAnswer[]): Promise<void> {
  if (answers.length === 0) return;
  await client.query(
    `update ingest_keys set status = 200, answer = a.answer from jsonb_to_recordset($1::jsonb) as a(seq bigint, answer jsonb)
     where ingest_keys.seq = a.seq`,
    [storableJson(answers)],
  );
}

/** The effects of entries up to `seq` are stored. */
export async function storePosition(client: PoolClient, seq: number): Promise<void> {
  await client.query(positionSql(seq));
}

const positionSql = (seq: number): string =>
  `insert into settings (key, value, updated_by_name, updated_at)
   values ('${POSITION_KEY}', jsonb_build_object('seq', ${Number(seq)}::bigint), 'rulewright', now())
   on conflict (key) do update set updated_at = now(),
     value = jsonb_build_object('seq', greatest((settings.value->>'seq')::bigint, ${Number(seq)}::bigint))`;

import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { type SavedSession, STATE_FORMAT } from '../engine/session/session-state.js';
import { pack, type Unpacking, unpack } from '../journal/payload-compression.js';
import { storePosition } from './effects.js';

/** A snapshot that there is, without its state. */
export interface SnapshotInfo {
  readonly id: number;
  /** last entry that is in it */
  readonly seq: number;
}

/** Snapshots that are always kept, however old. */
const NEWEST_KEPT = 3;

const SLICE_BYTES = 16 * 1_048_576;

/** Bytes of which the checksum is taken at once: some milliseconds. */
const HASHED_BYTES = 2 * 1_048_576;

/** One byte before the state says whether it is compressed. */
const PLAIN = 0;
const DEFLATED = 1;

/** Snapshots of the engine, each one row with its place in the journal, its state and a checksum. */
export class SnapshotStore {
  readonly #pool: Pool;
  readonly #unpack: Unpacking;

  constructor(pool: Pool, unpacking: Unpacking = unpack) {
    this.#pool = pool;
    this.#unpack = unpacking;
  }

  /** Newest first, those of this version's form. */
  async list(): Promise<readonly SnapshotInfo[]> {
    const { rows } = await this.#pool.query<{ readonly id: string; readonly seq: string }>(
      'select id, journal_seq as seq from snapshots where format = $1 order by journal_seq desc, id desc',
      [STATE_FORMAT],
    );
    return rows.map(({ id, seq }) => ({ id: Number(id), seq: Number(seq) }));
  }

  /** The newest one in which nothing is of what stands at an offset or behind it. */
  async before(offset: number): Promise<SnapshotInfo | undefined> {
    const { rows } = await this.#pool.query<{ readonly id: string; readonly seq: string }>(
      `select id, journal_seq as seq from snapshots where format = $1 and journal_offset <= $2
       order by journal_seq desc, id desc limit 1`,
      [STATE_FORMAT, offset],
    );
    const [row] = rows;
    return row && { id: Number(row.id), seq: Number(row.seq) };
  }

  /** @returns undefined if it is damaged, or gone meanwhile */
  async load(id: number): Promise<SavedSession | undefined> {
    const { rows } = await this.#pool.query<SnapshotRow>(
      `select journal_seq as seq, journal_offset as next_offset, engine_time, octet_length(state) as length, checksum
       from snapshots where id = $1`,
      [id],
    );
    const [row] = rows;
    if (!row) return undefined;
    const state = await this.#state(id, row.length);
    if (!(await checksumOf(state)).equals(row.checksum)) return undefined;
    const bytes = await this.#unpack(state.subarray(1), state[0] === PLAIN ? 'none' : 'deflate');
    return { seq: Number(row.seq), nextOffset: Number(row.next_offset), time: row.engine_time.getTime(), bytes };
  }

  /**
   * Stores a snapshot, and that the effects of all entries up to it are stored; lets go of those that nobody needs: older than the last
   * three, but for one an hour as far back as the journal goes.
   *
   * @returns bytes as they are stored
   */
  async save({ seq, nextOffset, time, bytes }: SavedSession): Promise<number> {
    const { compression, bytes: packed } = await pack(bytes);
    const state = Buffer.concat([Buffer.of(compression === 'none' ? PLAIN : DEFLATED), packed]);
    const checksum = await checksumOf(state);
    const client = await this.#pool.connect();
    try {
      await client.query('begin');
      await client.query(
        `insert into snapshots (journal_seq, journal_offset, engine_time, format, state, checksum, hourly)
         values ($1, $2, to_timestamp($3 / 1000.0), $4, $5, $6,
           not exists (select 1 from snapshots where hourly and taken_at > now() - interval '1 hour'))`,
        [seq, nextOffset, time, STATE_FORMAT, state, checksum],
      );
      await storePosition(client, seq);
      await prune(client);
      await client.query('commit');
      client.release();
      return state.byteLength;
    } catch (error) {
      await client.query('rollback').catch(() => undefined);
      client.release(true);
      throw error;
    }
  }

  /** In slices: the driver gets bytes as text, of which a large state would make too long a one. */
  async #state(id: number, length: number): Promise<Buffer> {
    const slices: Buffer[] = [];
    for (let from = 1; from <= length; from += SLICE_BYTES) {
      const { rows } = await this.#pool.query<{ readonly slice: Buffer }>(
        'select substring(state from $2 for $3) as slice from snapshots where id = $1',
        [id, from, SLICE_BYTES],
      );
      if (rows[0]) slices.push(rows[0].slice);
    }
    return Buffer.concat(slices);
  }

  /** Up to here the journal is no longer needed to recover, even if all but one of the newest snapshots were damaged; 0 = all of it is. */
  async coveredSeq(): Promise<number> {
    const { rows } = await this.#pool.query<{ readonly seq: string | null; readonly count: number }>(
      `select min(journal_seq) as seq, count(*)::int as count from (
         select journal_seq from snapshots where format = $1 order by journal_seq desc, id desc limit ${NEWEST_KEPT}) as newest`,
      [STATE_FORMAT],
    );
    const { seq, count } = rows[0] ?? { seq: null, count: 0 };
    return count < NEWEST_KEPT ? 0 : Number(seq ?? 0);
  }
}

interface SnapshotRow {
  readonly seq: string;
  readonly next_offset: string;
  readonly engine_time: Date;
  readonly length: number;
  readonly checksum: Buffer;
}

async function prune(client: PoolClient): Promise<void> {
  await client.query(
    `delete from snapshots where id not in (select id from snapshots order by journal_seq desc, id desc limit ${NEWEST_KEPT})
       and (not hourly or journal_seq < coalesce((select min(seq) from journal), 0) - 1)`,
  );
}

/** A piece at a time, so that others have their turn. */
async function checksumOf(state: Uint8Array): Promise<Buffer> {
  const hash = createHash('sha256');
  for (let at = 0; at < state.length; at += HASHED_BYTES) {
    hash.update(state.subarray(at, at + HASHED_BYTES));
    await nextTurn();
  }
  return hash.digest();
}

import type { ClientBase, Pool } from 'pg';
import { EMPTY_JOURNAL, type Entry, type EntryKind, type JournalEnd } from '../journal/entry.js';
import type { JournalAppender, JournalReader, WrittenEntry } from '../journal/journal-log.js';
import { pack, type Unpacking, unpack } from '../journal/payload-compression.js';

/** How the journal is read. */
export interface JournalReading {
  /** stored bytes of one page of {@link PostgresJournal.readAfter} */
  readonly pageBytes: number;
  readonly unpack: Unpacking;
}

const USUAL_READING: JournalReading = { pageBytes: 8 * 1_048_576, unpack };
const PAGE_ENTRIES = 500;
const COLUMNS = 9;
const KEY_COLUMNS = 4;

/** The journal as a table, read over the pool. */
export class PostgresJournal implements JournalReader {
  readonly #pool: Pool;
  readonly #reading: JournalReading;

  constructor(pool: Pool, reading: JournalReading = USUAL_READING) {
    this.#pool = pool;
    this.#reading = reading;
  }

  /** Of a journal that was let go the newest snapshot knows where it ended: no place is given out twice. */
  async end(): Promise<JournalEnd> {
    const { rows } = await this.#pool.query<EndRow>(
      `(select seq, first_offset + count as next_offset, received_at from journal order by seq desc limit 1)
       union all (select journal_seq, journal_offset, taken_at from snapshots order by journal_seq desc limit 1)
       order by seq desc, received_at limit 1`,
    );
    const [last] = rows;
    if (!last) return EMPTY_JOURNAL;
    return {
      seq: Number(last.seq),
      nextOffset: Number(last.next_offset),
      receivedAt: last.received_at.getTime(),
    };
  }

  async readAfter(seq: number): Promise<readonly Entry[]> {
    // The page's end is found by sizes first, which reads no payload: a page of large batches may not fill the memory.
    const { rows } = await this.#pool.query<JournalRow>(
      `with page as (
         select seq, sum(octet_length(payload)) over (order by seq) as bytes, row_number() over (order by seq) as place
         from (select seq, payload from journal where seq > $1 order by seq limit ${PAGE_ENTRIES}) as next
       )
       select seq, received_at, kind, first_offset, count, source, codec, compression, payload from journal
       where seq > $1 and seq <= (select max(seq) from page where bytes <= ${Number(this.#reading.pageBytes)} or place = 1)
       order by seq`,
      [seq],
    );
    return this.#entries(rows);
  }

  /** What stands between an entry and an offset: where it begins in the journal, undefined if nothing is left, and how many events it is. */
  async wayTo(seq: number, offset: number): Promise<{ readonly firstSeq: number | undefined; readonly events: number }> {
    const { rows } = await this.#pool.query<{ readonly first: string | null; readonly events: string | null }>(
      `select min(seq) as first, sum(count) filter (where kind = 'events') as events from journal where seq > $1 and first_offset <= $2`,
      [seq, offset],
    );
    const { first = null, events = null } = rows[0] ?? {};
    return { firstSeq: first === null ? undefined : Number(first), events: Number(events ?? 0) };
  }

  /** Orders by which rules came and went between an entry and an offset, oldest first. */
  async deploysBetween(seq: number, offset: number): Promise<readonly Entry[]> {
    const { rows } = await this.#pool.query<JournalRow>(
      `select seq, received_at, kind, first_offset, count, source, codec, compression, payload from journal
       where seq > $1 and first_offset <= $2 and kind in ('deploy', 'undeploy') order by seq`,
      [seq, offset],
    );
    return this.#entries(rows);
  }

  /** Batches of events that begin at or before an offset and came since a moment, the newest `limit` of them, oldest first. */
  async eventsBefore(offset: number, sinceMs: number, limit: number): Promise<readonly Entry[]> {
    const { rows } = await this.#pool.query<JournalRow>(
      `select seq, received_at, kind, first_offset, count, source, codec, compression, payload from journal
       where kind = 'events' and first_offset <= $1 and received_at >= $2 order by seq desc limit ${Number(limit)}`,
      [offset, new Date(sinceMs)],
    );
    return this.#entries(rows.reverse());
  }

  #entries(rows: readonly JournalRow[]): Promise<readonly Entry[]> {
    return Promise.all(rows.map((row) => toEntry(row, this.#reading.unpack)));
  }
}

/** The journal's end, written over the leader's connection: the right to write goes when that breaks. */
export class PostgresJournalAppender implements JournalAppender {
  readonly #writer: ClientBase;

  constructor(writer: ClientBase) {
    this.#writer = writer;
  }

  async append(entries: readonly WrittenEntry[]): Promise<void> {
    const values: unknown[] = [];
    for (const { entry } of entries) values.push(...(await columnsOf(entry)));
    const insert = `insert into journal (seq, received_at, kind, first_offset, count, source, codec, compression, payload)
      values ${tuples(entries.length, COLUMNS)}`;
    const keys = entries.filter(({ key }) => key !== undefined);
    for (const { entry, key } of keys) values.push(key?.sender, key?.key, Buffer.from(key?.bodyHash ?? []), entry.seq);
    // One statement, so that it is all or nothing without the questions and answers of a transaction.
    const keysInsert = `insert into ingest_keys (sender, key, body_hash, seq) values ${tuples(keys.length, KEY_COLUMNS, entries.length * COLUMNS)}`;
    await this.#writer.query(keys.length === 0 ? insert : `with written as (${insert}) ${keysInsert}`, values);
  }
}

interface EndRow {
  readonly seq: string;
  readonly next_offset: string;
  readonly received_at: Date;
}
interface JournalRow {
  readonly seq: string;
  readonly first_offset: string;
  readonly count: number;
  readonly received_at: Date;
  readonly kind: EntryKind;
  readonly source: string;
  readonly codec: string;
  readonly compression: string;
  readonly payload: Buffer;
}

async function columnsOf(entry: Entry): Promise<readonly unknown[]> {
  const { compression, bytes } = await pack(entry.payload);
  const payload = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { seq, receivedAt, kind, firstOffset, count, source, codec } = entry;
  return [seq, new Date(receivedAt), kind, firstOffset, count, source, codec, compression, payload];
}

async function toEntry(row: JournalRow, unpack: Unpacking): Promise<Entry> {
  const { kind, source, codec, count } = row;
  const payload = await unpack(row.payload, row.compression);
  const place = { seq: Number(row.seq), firstOffset: Number(row.first_offset), receivedAt: row.received_at.getTime() };
  return { ...place, kind, source, codec, count, payload };
}

/** `($1, $2), ($3, $4)` for two rows of two columns. @param after parameters before the first */
function tuples(rows: number, columns: number, after = 0): string {
  const one = (row: number): string => Array.from({ length: columns }, (_, i) => `$${after + row * columns + i + 1}`).join(', ');
  return Array.from({ length: rows }, (_, row) => `(${one(row)})`).join(', ');
}

/** What an entry makes the engine do (`JournalKind` of the store). */
export type EntryKind = 'events' | 'tick' | 'answer' | 'deploy' | 'undeploy' | 'pause' | 'resume' | 'write' | 'load' | 'configure';

/**
 * One entry before it has its place: a batch of records as they were received, or one order (deploy, tick, …) as JSON. Everything that is
 * not deterministic reaches the engine as one of these.
 */
export interface NewEntry {
  readonly kind: EntryKind;
  /** name of the connection that it came by */
  readonly source: string;
  /** how `payload` is read; `order` = JSON of an order of ours */
  readonly codec: string;
  /** records in `payload`; an order counts as one */
  readonly count: number;
  readonly payload: Uint8Array;
  /** taken in the same transaction: a repeat of the batch is known by it */
  readonly key?: IdempotencyKey;
}

export interface IdempotencyKey {
  /** who sends: two senders may choose the same key */
  readonly sender: string;
  readonly key: string;
  /** SHA-256 of the body */
  readonly bodyHash: Uint8Array;
}

/** One durable entry. `seq` is 1 for the first and grows by one; record `i` of it has the offset `firstOffset + i`. */
export interface Entry extends Omit<NewEntry, 'key'> {
  readonly seq: number;
  readonly firstOffset: number;
  /** ms since the epoch; never earlier than the entry before */
  readonly receivedAt: number;
}

/** The end of a journal: what the next entry continues. */
export interface JournalEnd {
  readonly seq: number;
  readonly nextOffset: number;
  readonly receivedAt: number;
}

export const EMPTY_JOURNAL: JournalEnd = { seq: 0, nextOffset: 0, receivedAt: 0 };

/** Size of an entry for queues and limits: its payload and a fixed share for the rest. */
export function entryBytes(entry: { readonly payload: Uint8Array }): number {
  return entry.payload.byteLength + 200;
}

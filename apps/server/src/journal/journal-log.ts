import type { Entry, IdempotencyKey, JournalEnd } from './entry.js';

/** An entry with its idempotency key, as it is written. */
export interface WrittenEntry {
  readonly entry: Entry;
  readonly key?: IdempotencyKey;
}

/**
 * A durable log of entries. One writer at a time; PostgreSQL is one form of it (`store/journal.ts`), another log can serve as well.
 */
export interface JournalLog {
  end(): Promise<JournalEnd>;
  /** Writes all or none; resolved when they are durable. */
  append(entries: readonly WrittenEntry[]): Promise<void>;
  /** Entries after `seq`, in order, in pages of bounded size; an empty page is the end. */
  readAfter(seq: number): Promise<readonly Entry[]>;
}

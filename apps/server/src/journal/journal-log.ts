import type { Entry, IdempotencyKey, JournalEnd } from './entry.js';

/** An entry with its idempotency key, as it is written. */
export interface WrittenEntry {
  readonly entry: Entry;
  readonly key?: IdempotencyKey;
}

/** A durable log of entries, as anybody may read it. PostgreSQL is one form of it (`store/journal.ts`), another log can serve as well. */
export interface JournalReader {
  end(): Promise<JournalEnd>;
  /** Entries after `seq`, in order, in pages of bounded size; an empty page is the end. */
  readAfter(seq: number): Promise<readonly Entry[]>;
}

/** The end of a log at which its one writer adds. */
export interface JournalAppender {
  /** Writes all or none; resolved when they are durable. */
  append(entries: readonly WrittenEntry[]): Promise<void>;
}

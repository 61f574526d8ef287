import { invariant } from '@rulewright/core';
import { type Entry, entryBytes, type IdempotencyKey, type JournalEnd, type NewEntry } from './entry.js';
import type { JournalAppender, WrittenEntry } from './journal-log.js';

/** Entries of one commit: this many bytes at most (one larger entry goes alone). */
const GROUP_MAX_BYTES = 1_048_576;
const GROUP_MAX_ENTRIES = 1000;

export interface JournalWriterOptions {
  readonly log: JournalAppender;
  readonly end: JournalEnd;
  /** wall clock in ms since the epoch */
  readonly now: () => number;
  /** hears every entry once it is durable, in order, before its `append` is resolved */
  readonly committed: (entry: Entry) => void;
}

interface Waiting {
  readonly written: WrittenEntry;
  readonly resolve: (entry: Entry) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Puts entries into the journal by group commit: an entry is written at once when nothing is being written; those that come meanwhile go
 * together with the next commit. So a lone sender waits for one commit, and a crowd shares few.
 */
export class JournalWriter {
  readonly #options: JournalWriterOptions;
  readonly #waiting: Waiting[] = [];
  #seq: number;
  #nextOffset: number;
  #receivedAt: number;
  #writing: Promise<void> | undefined;
  #closed = false;
  #failure: unknown;

  constructor(options: JournalWriterOptions) {
    this.#options = options;
    this.#seq = options.end.seq;
    this.#nextOffset = options.end.nextOffset;
    this.#receivedAt = options.end.receivedAt;
  }

  /** Newest place that was given out, durable or about to be. */
  get seq(): number {
    return this.#seq;
  }

  /** Time of the newest entry, ms since the epoch. */
  get receivedAt(): number {
    return this.#receivedAt;
  }

  /**
   * Gives the entry its place and makes it durable.
   *
   * @throws whatever the log throws; no later entry is taken then, since the journal may have no gap
   */
  append(entry: NewEntry): Promise<Entry> {
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    invariant(!this.#closed, 'an entry was appended to a closed journal');
    const { key, ...rest } = entry;
    this.#receivedAt = Math.max(this.#receivedAt, this.#options.now());
    const placed: Entry = { ...rest, seq: ++this.#seq, firstOffset: this.#nextOffset, receivedAt: this.#receivedAt };
    this.#nextOffset += entry.count;
    return new Promise((resolve, reject) => {
      this.#waiting.push({ written: withKey(placed, key), resolve, reject });
      this.#writing ??= this.#writeAll();
    });
  }

  /** Resolved when all that was appended is durable; nothing can be appended afterwards. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#writing;
  }

  async #writeAll(): Promise<void> {
    // Entries of one turn of the event loop share a commit.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#takeGroup();
      try {
        await this.#options.log.append(group.map(({ written }) => written));
      } catch (error) {
        this.#fail(error, group);
        return;
      }
      for (const { written, resolve } of group) {
        this.#options.committed(written.entry);
        resolve(written.entry);
      }
    }
    this.#writing = undefined;
  }

  #takeGroup(): readonly Waiting[] {
    let bytes = 0;
    let count = 0;
    for (const { written } of this.#waiting) {
      bytes += entryBytes(written.entry);
      if (count > 0 && (bytes > GROUP_MAX_BYTES || count >= GROUP_MAX_ENTRIES)) break;
      count++;
    }
    return this.#waiting.splice(0, count);
  }

  #fail(error: unknown, group: readonly Waiting[]): void {
    this.#failure = error;
    for (const { reject } of [...group, ...this.#waiting.splice(0)]) reject(error);
  }
}

function withKey(entry: Entry, key: IdempotencyKey | undefined): WrittenEntry {
  return key === undefined ? { entry } : { entry, key };
}

import { createHash } from 'node:crypto';
import { type Codec, expand } from '@rulewright/connectors';
import type { IngestAnswer } from '@rulewright/contracts';
import { assertNever } from '@rulewright/core';
import { MIB } from '../bytes.js';
import type { EventPath } from '../engine/event-path.js';
import { RequestFailure } from '../failure.js';
import type { KnownBatch } from '../store/ingest-keys.js';
import { EMPTY_ANSWER, ingestAnswer } from './answer.js';
import { AtMost } from './at-most.js';

/** A batch as it came over the wire. */
export interface IngestRequest {
  readonly body: Uint8Array;
  /** value of `Content-Encoding` */
  readonly encoding?: string;
  /** how the expanded body is read; undefined = nobody here reads it */
  readonly format: (bytes: Uint8Array) => Codec | undefined;
  readonly source: string;
  /** Accounts for bytes that are held beside the body. @throws RequestFailure `queue-full` */
  readonly hold?: (bytes: number) => void;
  /** the answer is made from the bytes, too: the journal gets a copy */
  readonly keepsBytes?: boolean;
  /** who sends: keys of two senders have nothing to do with each other */
  readonly sender: string;
  readonly idempotencyKey?: string;
}

/** A batch that was taken. */
export interface Ingested {
  readonly answer: IngestAnswer;
  /** as they were read; only whole where the request says that it keeps them */
  readonly bytes: Uint8Array;
}

export interface IngestOptions {
  readonly path: () => EventPath;
  readonly findKey: (sender: string, key: string) => Promise<KnownBatch | undefined>;
  readonly maxBodyBytes: number;
}

const KEY_MAX_CHARS = 255;
/** Bodies that are expanded at once: each may become as large as a body may be before its size is known. */
const EXPANDED_AT_ONCE = 2;

/** Takes batches in: expanded, cut into records, made durable, then answered with what the engine said to each record. */
export class Ingest {
  readonly #options: IngestOptions;
  /** batches under a key that are on their way, so that a repeat that comes too early joins them */
  readonly #underWay = new Map<string, { readonly bodyHash: Buffer; readonly answer: Promise<IngestAnswer> }>();

  readonly #expanding = new AtMost(EXPANDED_AT_ONCE);

  constructor(options: IngestOptions) {
    this.#options = options;
  }

  /**
   * Spares a sender the body of a batch that would be refused.
   *
   * @param bytes that it is at least
   * @throws RequestFailure `queue-full` or `not-ready`
   */
  refuseIfFull(bytes: number): void {
    this.#options.path().admit(bytes);
  }

  async take(request: IngestRequest): Promise<Ingested> {
    const bytes = await this.#expanded(request);
    const codec = request.format(bytes);
    if (!codec)
      throw new RequestFailure(
        'unsupported-media',
        'events of this content type are not read: send application/json, application/x-ndjson, or lines of a web server log as text/plain',
      );
    const count = codec.split(bytes).starts.length;
    if (count === 0) return { answer: EMPTY_ANSWER, bytes };
    // The journal gives the payload away to the engine's thread: nobody reads it afterwards.
    const payload = request.keepsBytes ? new Uint8Array(bytes) : bytes;
    const batch = { codec: codec.name, source: request.source, count, payload };
    const key = request.idempotencyKey;
    const answer =
      key === undefined ? await this.#append(batch) : await this.#once({ ...request, idempotencyKey: key }, bytes, batch);
    return { answer, bytes };
  }

  async #expanded({ body, encoding, hold }: IngestRequest): Promise<Uint8Array> {
    const { maxBodyBytes } = this.#options;
    const work = () => expand(body, encoding, maxBodyBytes);
    const expanded = await (encoding === undefined ? work() : this.#expanding.run(work));
    switch (expanded.kind) {
      case 'expanded':
        if (expanded.bytes !== body) hold?.(expanded.bytes.length);
        return expanded.bytes;
      case 'too-large':
        throw new RequestFailure(
          'too-large',
          `a body may have ${maxBodyBytes} bytes (${maxBodyBytes / MIB} MiB) when expanded: send smaller batches`,
        );
      case 'damaged':
        throw new RequestFailure('bad-request', `the compressed body is damaged: ${expanded.message}`);
      case 'unsupported':
        throw new RequestFailure('unsupported-media', 'the content encoding is not known: use gzip, deflate or zstd');
      default:
        return assertNever(expanded);
    }
  }

  async #append(batch: Batch, key?: BatchKey): Promise<IngestAnswer> {
    const { processed } = await this.#options.path().append({ kind: 'events', ...batch, ...(key ? { key } : {}) });
    return ingestAnswer(await processed);
  }

  /** Takes a batch under its key unless that was done before; a repeat gets the stored answer. */
  async #once(
    request: IngestRequest & { readonly idempotencyKey: string },
    bytes: Uint8Array,
    batch: Batch,
  ): Promise<IngestAnswer> {
    const { sender, idempotencyKey: key } = request;
    if (key.length === 0 || key.length > KEY_MAX_CHARS) {
      throw new RequestFailure('bad-request', `an idempotency key has 1 to ${KEY_MAX_CHARS} characters`);
    }
    const bodyHash = createHash('sha256').update(bytes).digest();
    const place = JSON.stringify([sender, key]);
    const underWay = this.#underWay.get(place);
    if (underWay) {
      refuseOtherBody(bodyHash, underWay.bodyHash);
      return underWay.answer;
    }
    const answer = this.#answerOnce({ sender, key, bodyHash }, batch);
    this.#underWay.set(place, { bodyHash, answer });
    try {
      return await answer;
    } finally {
      this.#underWay.delete(place);
    }
  }

  async #answerOnce(key: BatchKey, batch: Batch): Promise<IngestAnswer> {
    const known = await this.#options.findKey(key.sender, key.key);
    if (!known) return this.#append(batch, key);
    refuseOtherBody(key.bodyHash, known.bodyHash);
    if (known.answer) return known.answer;
    // Durable before a crash and not processed then: by now the journal has been replayed, or soon will be.
    await this.#options.path().settled();
    const again = await this.#options.findKey(key.sender, key.key);
    if (again?.answer) return again.answer;
    throw new RequestFailure('not-ready', 'this batch is being processed', { retryAfterSeconds: 1 });
  }
}

interface Batch {
  readonly codec: string;
  readonly source: string;
  readonly count: number;
  readonly payload: Uint8Array;
}
interface BatchKey {
  readonly sender: string;
  readonly key: string;
  readonly bodyHash: Buffer;
}

function refuseOtherBody(bodyHash: Buffer, known: Uint8Array): void {
  if (!bodyHash.equals(known)) throw new RequestFailure('refused', 'this idempotency key was used for another body');
}

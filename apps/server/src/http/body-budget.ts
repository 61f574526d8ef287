import { Transform } from 'node:stream';
import { RequestFailure } from '../failure.js';

/** What one request holds of the budget. */
export interface BodyLease {
  /** It needs so many bytes more. @throws RequestFailure `queue-full` */
  grow(bytes: number): void;
  /** It needs none any more. */
  end(): void;
}

/**
 * Bytes of bodies that are being read and worked on at once, as they are sent and as they are expanded: beyond it a request is refused, if
 * its length is known before its body is read. One request alone may have as much as a body may.
 */
export class BodyBudget {
  readonly #maxBytes: number;
  #taken = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  get taken(): number {
    return this.#taken;
  }

  /**
   * @param contentLength value of the header; absent = counted as it comes ({@link counted})
   * @throws RequestFailure `queue-full`
   */
  take(contentLength: string | undefined): BodyLease {
    let own = 0;
    const grow = (bytes: number): void => {
      if (this.#taken > own && this.#taken + bytes > this.#maxBytes) {
        throw new RequestFailure('queue-full', 'too many bodies are being read: send this again later', { retryAfterSeconds: 1 });
      }
      own += bytes;
      this.#taken += bytes;
    };
    grow(Number(contentLength ?? 0));
    return {
      grow,
      end: () => {
        this.#taken -= own;
        own = 0;
      },
    };
  }
}

/** Passes a body on and counts it while it comes, for requests that do not say how long it is. */
export function counted(lease: BodyLease): Transform & { receivedEncodedLength: number } {
  const counting = Object.assign(
    new Transform({
      transform(chunk: Buffer, _encoding, done) {
        try {
          lease.grow(chunk.length);
          // What Fastify compares with the largest body that it takes.
          counting.receivedEncodedLength += chunk.length;
          done(null, chunk);
        } catch (error) {
          done(error as Error);
        }
      },
    }),
    { receivedEncodedLength: 0 },
  );
  return counting;
}

import { RequestFailure } from '../failure.js';

/** What a request without a length is reckoned with until it is here. */
const UNKNOWN_BYTES = 1_048_576;

/** Bytes of bodies that are being read and worked on at once: beyond it a request is refused before its body is read. */
export class BodyBudget {
  readonly #maxBytes: number;
  #taken = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /**
   * @param contentLength value of the header
   * @returns gives the bytes back; has to be called once
   * @throws  RequestFailure `queue-full`
   */
  take(contentLength: string | undefined): () => void {
    const bytes = contentLength === undefined ? UNKNOWN_BYTES : Number(contentLength);
    if (this.#taken > 0 && this.#taken + bytes > this.#maxBytes) {
      throw new RequestFailure('queue-full', 'too many bodies are being read: send this again later', { retryAfterSeconds: 1 });
    }
    this.#taken += bytes;
    return () => {
      this.#taken -= bytes;
    };
  }
}

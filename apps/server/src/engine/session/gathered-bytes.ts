/** Bytes that are joined in one slice: less than a millisecond of copying. */
const BLOCK_BYTES = 1_048_576;

/** Bytes that come in chunks and are wanted in one piece, which may be large: it is joined block by block, each let go once it is in. */
export class GatheredBytes {
  /** full but for the last */
  #blocks: Uint8Array[] = [];
  /** bytes in all blocks */
  #length = 0;

  /** Copies the bytes. */
  add(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.byteLength; ) {
      const at = this.#length % BLOCK_BYTES;
      if (at === 0) this.#blocks.push(new Uint8Array(BLOCK_BYTES));
      const part = chunk.subarray(from, from + BLOCK_BYTES - at);
      this.#blocks.at(-1)?.set(part, at);
      this.#length += part.byteLength;
      from += part.byteLength;
    }
  }

  /** All that was added, a block a slice; nothing is left then. */
  *joining(): Generator<void, Uint8Array> {
    const bytes = new Uint8Array(this.#length);
    // turned round, the next block is the last of the list, where it is taken out at no cost
    const blocks = this.#blocks.reverse();
    this.#blocks = [];
    this.#length = 0;
    let at = 0;
    for (let block = blocks.pop(); block !== undefined; block = blocks.pop()) {
      const part = block.subarray(0, bytes.byteLength - at);
      bytes.set(part, at);
      at += part.byteLength;
      yield;
    }
    return bytes;
  }
}

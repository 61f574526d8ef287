/** What was read is no snapshot of ours, or not a whole one. */
export class SnapshotError extends Error {
  override readonly name = 'SnapshotError';
}

/** Bytes that come in chunks cut anywhere. */
export class ByteSource {
  readonly #chunks: Iterator<Uint8Array>;
  #bytes: Uint8Array = new Uint8Array(0);
  #at = 0;
  /** length of the chunks before this one */
  #before = 0;
  readonly #scratch = new DataView(new ArrayBuffer(8));

  constructor(chunks: Iterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.iterator]();
  }

  /** How many bytes were read. */
  get place(): number {
    return this.#before + this.#at;
  }

  byte(): number {
    while (this.#at === this.#bytes.length) this.#next();
    return this.#bytes[this.#at++] ?? 0;
  }

  varint(): number {
    let value = 0;
    let factor = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * factor;
      if (byte < 0x80) return value;
      factor *= 0x80;
      if (factor > 2 ** 53) throw new SnapshotError('a number in the snapshot is too long');
    }
  }

  double(): number {
    for (let i = 0; i < 8; i++) this.#scratch.setUint8(i, this.byte());
    return this.#scratch.getFloat64(0, true);
  }

  text(): string {
    const units: number[] = [];
    let text = '';
    for (let left = this.varint(); left > 0; ) {
      const first = this.byte();
      if (first < 0x80) {
        units.push(first);
        left--;
      } else if (first < 0xe0) {
        units.push(((first & 0x1f) << 6) | (this.byte() & 0x3f));
        left -= 2;
      } else {
        units.push(((first & 0x0f) << 12) | ((this.byte() & 0x3f) << 6) | (this.byte() & 0x3f));
        left -= 3;
      }
      if (units.length === 4_096) text += String.fromCharCode(...units.splice(0));
    }
    return text + String.fromCharCode(...units);
  }

  #next(): void {
    const { value, done } = this.#chunks.next();
    if (done === true) throw new SnapshotError('the snapshot ends too early');
    this.#before += this.#bytes.length;
    this.#bytes = value;
    this.#at = 0;
  }
}

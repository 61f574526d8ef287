const FIRST_CAPACITY = 1 << 16;

/** Bytes that are appended, then taken away in one piece. */
export class ByteBuffer {
  #bytes = new Uint8Array(FIRST_CAPACITY);
  #view = new DataView(this.#bytes.buffer);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1);
    this.#bytes[this.#length++] = value;
  }

  /** A whole number from 0 to 2^53, seven bits a byte, lowest first. */
  varint(value: number): void {
    this.#reserve(8);
    let left = value;
    while (left >= 0x80) {
      this.#bytes[this.#length++] = (left % 0x80) | 0x80;
      left = left < 0x80000000 ? left >>> 7 : Math.floor(left / 0x80);
    }
    this.#bytes[this.#length++] = left;
  }

  double(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.#length, value, true);
    this.#length += 8;
  }

  /** Length in bytes, then the text; any JavaScript text comes back as it was, lone surrogates included. */
  text(value: string): void {
    this.#reserve(value.length * 3 + 8);
    const isPlain = this.#plainText(value);
    if (isPlain) return;
    this.varint(byteLength(value));
    for (let i = 0; i < value.length; i++) this.#unit(value.charCodeAt(i));
  }

  /** What was appended since the last call. */
  take(): Uint8Array {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  /** Texts of seven-bit characters need no second look. @returns false, and leaves nothing behind, when there are others */
  #plainText(value: string): boolean {
    const start = this.#length;
    this.varint(value.length);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let i = 0; i < value.length; i++) {
      const unit = value.charCodeAt(i);
      if (unit >= 0x80) {
        this.#length = start;
        return false;
      }
      bytes[at++] = unit;
    }
    this.#length = at;
    return true;
  }

  #unit(unit: number): void {
    const bytes = this.#bytes;
    if (unit < 0x80) bytes[this.#length++] = unit;
    else if (unit < 0x800) {
      bytes[this.#length++] = 0xc0 | (unit >> 6);
      bytes[this.#length++] = 0x80 | (unit & 0x3f);
    } else {
      bytes[this.#length++] = 0xe0 | (unit >> 12);
      bytes[this.#length++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[this.#length++] = 0x80 | (unit & 0x3f);
    }
  }

  #reserve(count: number): void {
    if (this.#length + count > this.#bytes.length) this.#grow(count);
  }

  #grow(count: number): void {
    let capacity = this.#bytes.length * 2;
    while (capacity < this.#length + count) capacity *= 2;
    const bytes = new Uint8Array(capacity);
    bytes.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer);
  }
}

function byteLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    length += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
  }
  return length;
}

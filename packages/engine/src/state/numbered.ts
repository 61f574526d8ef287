const BLOCK_BITS = 12;
const BLOCK = 1 << BLOCK_BITS;

/** Things by number from 0, in blocks: one array of a million stands still while it grows. */
export class Numbered<T extends object | string> {
  readonly #blocks: T[][] = [];
  #last: T[] = [];
  #length = 0;

  push(one: T): void {
    if (this.#last.length === BLOCK || this.#blocks.length === 0) {
      this.#last = [];
      this.#blocks.push(this.#last);
    }
    this.#last.push(one);
    this.#length++;
  }

  at(number: number): T | undefined {
    if (number >= this.#length) return undefined;
    return this.#blocks[number >>> BLOCK_BITS]?.[number & (BLOCK - 1)];
  }
}

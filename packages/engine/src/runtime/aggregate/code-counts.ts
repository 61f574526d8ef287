/** So many codes stand in a short list, which is searched. */
const MAX_FEW = 8;
const DENSE_FROM = 4;

/**
 * How often one group holds each code: a short list while they are few, which is what most groups hold; then a flat array by code while it is
 * at least a quarter full, else a map.
 */
export class CodeCounts {
  /** code, count, code, count … */
  #few: number[] | undefined = undefined;
  #dense: Int32Array | undefined = undefined;
  #sparse: Map<number, number> | undefined = undefined;
  #size = 0;

  /** Codes held. */
  get size(): number {
    return this.#size;
  }

  /** @param codes number of codes handed out so far */
  add(code: number, codes: number): void {
    if (this.#dense !== undefined && code >= this.#dense.length) this.#grow(code);
    if (this.#dense !== undefined) {
      const count = (this.#dense[code] ?? 0) + 1;
      this.#dense[code] = count;
      if (count === 1) this.#size++;
    } else if (this.#sparse !== undefined) {
      const count = (this.#sparse.get(code) ?? 0) + 1;
      this.#sparse.set(code, count);
      if (count === 1 && ++this.#size * DENSE_FROM >= codes) this.#makeDense(codes);
    } else this.#addToFew(code, codes);
  }

  /** @returns whether it was held */
  remove(code: number): boolean {
    if (this.#dense !== undefined) return this.#removeFromDense(code, this.#dense);
    if (this.#sparse !== undefined) return this.#removeFromSparse(code, this.#sparse);
    return this.#few !== undefined && this.#removeFromFew(code, this.#few);
  }

  /** Codes with their counts. */
  *entries(): Generator<readonly [code: number, count: number]> {
    if (this.#dense !== undefined) {
      for (const [code, count] of this.#dense.entries()) if (count > 0) yield [code, count];
    } else if (this.#sparse !== undefined) yield* this.#sparse;
    else for (let i = 0; i < this.#size * 2; i += 2) yield [this.#few?.[i] ?? 0, this.#few?.[i + 1] ?? 0];
  }

  #addToFew(code: number, codes: number): void {
    if (this.#few === undefined) {
      this.#few = [code, 1];
      this.#size = 1;
      return;
    }
    const few = this.#few;
    const end = this.#size * 2;
    for (let i = 0; i < end; i += 2) {
      if (few[i] !== code) continue;
      few[i + 1] = (few[i + 1] ?? 0) + 1;
      return;
    }
    few[end] = code;
    few[end + 1] = 1;
    if (++this.#size > MAX_FEW) this.#spread(codes);
  }

  #removeFromDense(code: number, dense: Int32Array): boolean {
    const count = dense[code] ?? 0;
    if (count === 0) return false;
    dense[code] = count - 1;
    if (count === 1) this.#size--;
    return true;
  }

  #removeFromSparse(code: number, sparse: Map<number, number>): boolean {
    const count = sparse.get(code);
    if (count === undefined) return false;
    if (count > 1) sparse.set(code, count - 1);
    else {
      sparse.delete(code);
      this.#size--;
    }
    return true;
  }

  #removeFromFew(code: number, few: number[]): boolean {
    const end = this.#size * 2;
    for (let i = 0; i < end; i += 2) {
      if (few[i] !== code) continue;
      const count = few[i + 1] ?? 0;
      few[i + 1] = count - 1;
      if (count > 1) return true;
      few[i] = few[end - 2] ?? 0;
      few[i + 1] = few[end - 1] ?? 0;
      this.#size--;
      return true;
    }
    return false;
  }

  /** They are few no longer. */
  #spread(codes: number): void {
    const sparse = new Map(this.entries());
    this.#few = undefined;
    this.#sparse = sparse;
    if (this.#size * DENSE_FROM >= codes) this.#makeDense(codes);
  }

  #makeDense(codes: number): void {
    const dense = new Int32Array(capacityFor(codes));
    for (const [code, count] of this.entries()) dense[code] = count;
    this.#dense = dense;
    this.#sparse = undefined;
  }

  /** A code beyond the array: the array grows while it stays a quarter full, else the counts go back into a map. */
  #grow(code: number): void {
    const old = this.#dense ?? new Int32Array(0);
    const capacity = capacityFor(code + 1);
    if (this.#size * DENSE_FROM * 2 >= capacity) {
      this.#dense = new Int32Array(capacity);
      this.#dense.set(old);
      return;
    }
    this.#sparse = new Map(this.entries());
    this.#dense = undefined;
  }
}

function capacityFor(codes: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(16, codes)));
}

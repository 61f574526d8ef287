/** Some windows have a ring a key, most with a row or two. */
const FIRST_CAPACITY = 4;

/** Log2 of the capacity of a block: a ring that grows allocates so much at once and copies no more. */
const BLOCK_BITS = 12;
const BLOCK = 1 << BLOCK_BITS;
const MASK = BLOCK - 1;

/** Neighbouring items, and with each, in a ring that keeps them, its due time in ms. */
interface Block<T> {
  readonly items: (T | undefined)[];
  readonly dues: Float64Array | undefined;
}

/**
 * A first-in first-out queue: O(1) at both ends and by position, hardly any garbage in steady state. (A Set or Map taken from the front
 * walks over all that was ever deleted; `Array.shift` moves the rest.)
 *
 * Few items stand in one block that grows and shrinks by halves, many in a row of blocks: an array that is doubled at a million items stands
 * still for tens of milliseconds, most of them for the new pages of memory.
 */
export class Ring<T> {
  readonly #hasDues: boolean;
  /** each of {@link BLOCK} items; undefined while the first is the only one, which may be smaller */
  #blocks: Block<T>[] | undefined = undefined;
  #first: Block<T>;
  #last: Block<T>;
  /** place of the oldest item in the first block */
  #head = 0;
  /** place behind the newest item in the last block */
  #tail = 0;
  #length = 0;
  /** the block that was left last: who slides along needs it next */
  #spare: Block<T> | undefined = undefined;

  /** @param hasDues items come with due times */
  constructor(hasDues = false) {
    this.#hasDues = hasDues;
    this.#first = this.#last = blockOf(FIRST_CAPACITY, hasDues);
  }

  get length(): number {
    return this.#length;
  }

  push(item: T, due = 0): void {
    if (this.#tail === this.#last.items.length) this.#makeRoom();
    const { items, dues } = this.#last;
    items[this.#tail] = item;
    if (dues !== undefined) dues[this.#tail] = due;
    this.#tail++;
    this.#length++;
  }

  /** The oldest item. */
  get first(): T | undefined {
    return this.#length === 0 ? undefined : this.#first.items[this.#head];
  }

  /** Due time of the oldest; Infinity when there is none. */
  get firstDue(): number {
    return this.#length === 0 ? Number.POSITIVE_INFINITY : (this.#first.dues?.[this.#head] ?? 0);
  }

  /** The item at `index`, 0 = oldest; undefined outside. */
  at(index: number): T | undefined {
    if (index < 0 || index >= this.#length) return undefined;
    const place = this.#head + index;
    return this.#blockAt(place)?.items[place & MASK];
  }

  /** Due time of the item at `index` in ms; NaN outside. */
  dueAt(index: number): number {
    if (index < 0 || index >= this.#length) return Number.NaN;
    const place = this.#head + index;
    return this.#blockAt(place)?.dues?.[place & MASK] ?? Number.NaN;
  }

  shift(): T | undefined {
    if (this.#length === 0) return undefined;
    const { items } = this.#first;
    const item = items[this.#head];
    items[this.#head++] = undefined;
    this.#length--;
    if (this.#head === items.length) this.#leaveBlock();
    else if (this.#first === this.#last && items.length > FIRST_CAPACITY && this.#length < items.length >> 2)
      this.#rebuild(items.length >> 1);
    return item;
  }

  clear(): void {
    this.#first = this.#last = blockOf(FIRST_CAPACITY, this.#hasDues);
    this.#blocks = undefined;
    this.#spare = undefined;
    this.#head = this.#tail = this.#length = 0;
  }

  /** All items, oldest first; not to be changed meanwhile. */
  *[Symbol.iterator](): Generator<T> {
    for (let i = 0; i < this.#length; i++) yield this.at(i) as T;
  }

  /** All items, oldest first, as a new array. */
  toArray(): T[] {
    const items: T[] = [];
    for (let i = 0; i < this.#length; i++) items.push(this.at(i) as T);
    return items;
  }

  /** Keeps only what `wanted` holds for, in order. O(n). */
  retain(wanted: (item: T) => boolean): void {
    const kept = new Ring<T>(this.#hasDues);
    for (let i = 0; i < this.#length; i++) {
      const item = this.at(i) as T;
      if (wanted(item)) kept.push(item, this.dueAt(i));
    }
    this.#blocks = kept.#blocks;
    this.#first = kept.#first;
    this.#last = kept.#last;
    this.#head = kept.#head;
    this.#tail = kept.#tail;
    this.#length = kept.#length;
  }

  #blockAt(place: number): Block<T> | undefined {
    return this.#blocks === undefined ? this.#first : this.#blocks[place >> BLOCK_BITS];
  }

  #makeRoom(): void {
    const capacity = this.#last.items.length;
    const isCrowded = this.#length * 2 > capacity;
    if (this.#first === this.#last && (capacity < BLOCK || !isCrowded)) {
      this.#rebuild(isCrowded ? capacity * 2 : capacity);
      return;
    }
    this.#blocks ??= [this.#first];
    this.#last = this.#spare ?? blockOf(BLOCK, this.#hasDues);
    this.#spare = undefined;
    this.#blocks.push(this.#last);
    this.#tail = 0;
  }

  /** The oldest block is empty. */
  #leaveBlock(): void {
    this.#head = 0;
    if (this.#first === this.#last) {
      this.#tail = 0;
      return;
    }
    this.#spare = this.#blocks?.shift();
    this.#first = this.#blocks?.[0] ?? this.#last;
  }

  /** Moves the items of the only block to the beginning of one of this capacity. */
  #rebuild(capacity: number): void {
    const { items, dues } = this.#first;
    const block = blockOf<T>(capacity, this.#hasDues);
    for (let i = 0; i < this.#length; i++) {
      block.items[i] = items[this.#head + i];
      if (block.dues !== undefined) block.dues[i] = dues?.[this.#head + i] ?? 0;
    }
    this.#first = this.#last = block;
    this.#blocks = undefined;
    this.#spare = undefined;
    this.#head = 0;
    this.#tail = this.#length;
  }
}

function blockOf<T>(capacity: number, hasDues: boolean): Block<T> {
  return {
    items: new Array<T | undefined>(capacity).fill(undefined),
    dues: hasDues ? new Float64Array(capacity) : undefined,
  };
}

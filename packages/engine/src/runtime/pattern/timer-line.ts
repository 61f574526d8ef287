/** What waits for an instant. Among those of one instant the smaller `seq` (the one that began earlier) comes first. */
export interface Timed {
  readonly live: boolean;
  readonly seq: number;
  /** its instant in ms, kept by the queue that it stands in; Infinity while it stands in none */
  due: number;
  /** Its instant has come. Called also when another timer of the same moment has ended it meanwhile (see {@link PatternTimers}). */
  elapsed(): void;
}

const FIRST_CAPACITY = 16;
const COMPACT_FROM = 64;

/**
 * Things that all wait equally long, oldest first: a ring of items and of due times. What need not wait any more stays until its time, or
 * until more than half of the line is dead.
 */
export class TimerLine {
  #items: (Timed | undefined)[] = new Array<Timed | undefined>(FIRST_CAPACITY).fill(undefined);
  #dues = new Float64Array(FIRST_CAPACITY);
  #head = 0;
  #length = 0;
  #dead = 0;

  /** Due time of the oldest live item in ms; Infinity when nothing waits. */
  get nextDue(): number {
    while (this.#length > 0 && !this.#items[this.#head]?.live) this.shift();
    return this.#length === 0 ? Number.POSITIVE_INFINITY : (this.#dues[this.#head] ?? 0);
  }

  /** `seq` of the oldest, after {@link nextDue}. */
  get nextSeq(): number {
    return this.#items[this.#head]?.seq ?? 0;
  }

  /** Dead entries included. */
  get length(): number {
    return this.#length;
  }

  /** `due` is not before that of any live item. */
  push(item: Timed, due: number): void {
    if (this.#length === this.#items.length) this.#rebuild(this.#length * 2, false);
    const at = (this.#head + this.#length) & (this.#items.length - 1);
    item.due = due;
    this.#items[at] = item;
    this.#dues[at] = due;
    this.#length++;
  }

  /** Takes the oldest out; undefined if it is dead or there is none. */
  shift(): Timed | undefined {
    if (this.#length === 0) return undefined;
    const item = this.#items[this.#head];
    this.#items[this.#head] = undefined;
    this.#head = (this.#head + 1) & (this.#items.length - 1);
    this.#length--;
    if (this.#items.length > FIRST_CAPACITY && this.#length < this.#items.length >> 2)
      this.#rebuild(this.#items.length >> 1, false);
    if (item?.live) {
      item.due = Number.POSITIVE_INFINITY;
      return item;
    }
    this.#dead--;
    return undefined;
  }

  /** Tells that an item that stands in the line is dead from now on. */
  forget(): void {
    if (++this.#dead > COMPACT_FROM && this.#dead * 2 > this.#length)
      this.#rebuild(this.#capacityFor(this.#length - this.#dead), true);
  }

  #capacityFor(length: number): number {
    let capacity = FIRST_CAPACITY;
    while (capacity < length) capacity *= 2;
    return capacity;
  }

  #rebuild(capacity: number, liveOnly: boolean): void {
    const items = new Array<Timed | undefined>(capacity).fill(undefined);
    const dues = new Float64Array(capacity);
    const mask = this.#items.length - 1;
    let length = 0;
    for (let i = 0; i < this.#length; i++) {
      const at = (this.#head + i) & mask;
      const item = this.#items[at];
      if (liveOnly && !item?.live) continue;
      items[length] = item;
      dues[length++] = this.#dues[at] ?? 0;
    }
    this.#items = items;
    this.#dues = dues;
    this.#head = 0;
    this.#length = length;
    if (liveOnly) this.#dead = 0;
  }
}

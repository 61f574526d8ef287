import { appended } from '../gathered-rows.js';
import { IDLE, NO_ROWS, type Scheduled } from '../operator.js';
import type { Schedule } from './schedule.js';

const FIRST_CAPACITY = 16;
const COMPACT_FROM = 64;

/** What a delay line belongs to. */
export interface DelayLineOwner<T> {
  /** rank in the schedule */
  readonly order: number;
  /** Called with everything whose time has come, oldest first; dead entries are left out, and with none left it is not called. */
  expire(items: readonly T[], now: number): void;
  /** False for an entry that was taken back ({@link DelayLine.forget}); absent when entries are never taken back. */
  isLive?(item: T): boolean;
  /** Called when an entry that was taken back has left the line for good. */
  dropped?(item: T): void;
}

/**
 * Things that all wait equally long: a ring of items and a ring of due times, one entry in the schedule however many wait. 53 ns to fill
 * and 14 ns to slide an entry. Owned by a plan node, shared by all its instances.
 *
 * An item that need not wait any more stays in the line and is skipped at its time (`isLive`); when more than half of the line is dead,
 * it is compacted.
 */
export class DelayLine<T> implements Scheduled {
  due = 0;
  slot = IDLE;
  readonly order: number;
  readonly #schedule: Schedule;
  readonly #owner: DelayLineOwner<T>;
  #items: (T | undefined)[] = new Array<T | undefined>(FIRST_CAPACITY).fill(undefined);
  #dues = new Float64Array(FIRST_CAPACITY);
  #head = 0;
  #length = 0;
  #dead = 0;

  constructor(schedule: Schedule, owner: DelayLineOwner<T>) {
    this.#schedule = schedule;
    this.#owner = owner;
    this.order = owner.order;
  }

  /** Entries, dead ones included. */
  get length(): number {
    return this.#length;
  }

  /** Lets `item` wait until `due`, which is not before the due time of the entry before it. */
  add(item: T, due: number): void {
    if (this.#length === this.#items.length) this.#resize(this.#length * 2);
    const at = (this.#head + this.#length) & (this.#items.length - 1);
    this.#items[at] = item;
    this.#dues[at] = due;
    if (this.#length++ === 0) this.#schedule.at(this, due);
  }

  /** Tells that one entry is dead from now on: `isLive` is false for it. */
  forget(): void {
    if (++this.#dead > COMPACT_FROM && this.#dead * 2 > this.#length) this.#compact();
  }

  fire(now: number): void {
    const owner = this.#owner;
    const mask = this.#items.length - 1;
    let expired: readonly T[] = NO_ROWS;
    while (this.#length > 0 && (this.#dues[this.#head] ?? 0) <= now) {
      const item = this.#items[this.#head] as T;
      this.#items[this.#head] = undefined;
      this.#head = (this.#head + 1) & mask;
      this.#length--;
      if (owner.isLive === undefined || owner.isLive(item)) expired = appended(expired, item);
      else this.#drop(item);
    }
    if (this.#items.length > FIRST_CAPACITY && this.#length < this.#items.length >> 2) this.#resize(this.#items.length >> 1);
    this.#arm();
    if (expired.length > 0) owner.expire(expired, now);
  }

  /** The entry at `index`, 0 = oldest, dead ones included; undefined outside. */
  itemAt(index: number): T | undefined {
    if (index < 0 || index >= this.#length) return undefined;
    return this.#items[(this.#head + index) & (this.#items.length - 1)];
  }

  /** Due time of the entry at `index` in ms; NaN outside. */
  dueAt(index: number): number {
    if (index < 0 || index >= this.#length) return Number.NaN;
    return this.#dues[(this.#head + index) & (this.#items.length - 1)] ?? Number.NaN;
  }

  /** Live items with their due times, oldest first. O(n). */
  *entries(): Generator<readonly [item: T, due: number]> {
    for (let i = 0; i < this.#length; i++) {
      const at = (this.#head + i) & (this.#items.length - 1);
      const item = this.#items[at] as T;
      if (this.#owner.isLive === undefined || this.#owner.isLive(item)) yield [item, this.#dues[at] ?? 0];
    }
  }

  clear(): void {
    this.#items = new Array<T | undefined>(FIRST_CAPACITY).fill(undefined);
    this.#dues = new Float64Array(FIRST_CAPACITY);
    this.#head = 0;
    this.#length = 0;
    this.#dead = 0;
    this.#schedule.cancel(this);
  }

  #drop(item: T): void {
    this.#dead--;
    this.#owner.dropped?.(item);
  }

  #arm(): void {
    if (this.#length > 0) this.#schedule.at(this, this.#dues[this.#head] ?? 0);
    else this.#schedule.cancel(this);
  }

  /** Moves what is live together, in place. */
  #compact(): void {
    const mask = this.#items.length - 1;
    let kept = 0;
    for (let i = 0; i < this.#length; i++) {
      const from = (this.#head + i) & mask;
      const item = this.#items[from] as T;
      if (this.#owner.isLive?.(item) === false) {
        this.#owner.dropped?.(item);
        continue;
      }
      const to = (this.#head + kept++) & mask;
      this.#items[to] = item;
      this.#dues[to] = this.#dues[from] ?? 0;
    }
    for (let i = kept; i < this.#length; i++) this.#items[(this.#head + i) & mask] = undefined;
    this.#length = kept;
    this.#dead = 0;
    let capacity = this.#items.length;
    while (capacity > FIRST_CAPACITY && kept <= capacity >> 1) capacity >>= 1;
    if (capacity < this.#items.length) this.#resize(capacity);
    this.#arm();
  }

  #resize(capacity: number): void {
    const items = new Array<T | undefined>(capacity).fill(undefined);
    const dues = new Float64Array(capacity);
    const mask = this.#items.length - 1;
    for (let i = 0; i < this.#length; i++) {
      items[i] = this.#items[(this.#head + i) & mask];
      dues[i] = this.#dues[(this.#head + i) & mask] ?? 0;
    }
    this.#items = items;
    this.#dues = dues;
    this.#head = 0;
  }
}

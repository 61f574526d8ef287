import { appended } from '../gathered-rows.js';
import { IDLE, NO_ROWS, type Scheduled } from '../operator.js';
import { Ring } from './ring.js';
import type { Schedule } from './schedule.js';

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
  readonly #ring = new Ring<T>(true);
  #dead = 0;

  constructor(schedule: Schedule, owner: DelayLineOwner<T>) {
    this.#schedule = schedule;
    this.#owner = owner;
    this.order = owner.order;
  }

  /** Entries, dead ones included. */
  get length(): number {
    return this.#ring.length;
  }

  /** Lets `item` wait until `due`, which is not before the due time of the entry before it. */
  add(item: T, due: number): void {
    this.#ring.push(item, due);
    if (this.#ring.length === 1) this.#schedule.at(this, due);
  }

  /** Tells that one entry is dead from now on: `isLive` is false for it. */
  forget(): void {
    if (++this.#dead > COMPACT_FROM && this.#dead * 2 > this.#ring.length) this.#compact();
  }

  fire(now: number): void {
    const owner = this.#owner;
    const ring = this.#ring;
    let expired: readonly T[] = NO_ROWS;
    while (ring.firstDue <= now) {
      const item = ring.shift() as T;
      if (owner.isLive === undefined || owner.isLive(item)) expired = appended(expired, item);
      else this.#drop(item);
    }
    this.#arm();
    if (expired.length > 0) owner.expire(expired, now);
  }

  /** The entry at `index`, 0 = oldest, dead ones included; undefined outside. */
  itemAt(index: number): T | undefined {
    return this.#ring.at(index);
  }

  /** Due time of the entry at `index` in ms; NaN outside. */
  dueAt(index: number): number {
    return this.#ring.dueAt(index);
  }

  /** Live items with their due times, oldest first. O(n). */
  *entries(): Generator<readonly [item: T, due: number]> {
    for (let i = 0; i < this.#ring.length; i++) {
      const item = this.#ring.at(i) as T;
      if (this.#owner.isLive === undefined || this.#owner.isLive(item)) yield [item, this.#ring.dueAt(i)];
    }
  }

  clear(): void {
    this.#ring.clear();
    this.#dead = 0;
    this.#schedule.cancel(this);
  }

  #drop(item: T): void {
    this.#dead--;
    this.#owner.dropped?.(item);
  }

  #arm(): void {
    if (this.#ring.length > 0) this.#schedule.at(this, this.#ring.firstDue);
    else this.#schedule.cancel(this);
  }

  #compact(): void {
    this.#ring.retain((item) => {
      const isLive = this.#owner.isLive?.(item) !== false;
      if (!isLive) this.#owner.dropped?.(item);
      return isLive;
    });
    this.#dead = 0;
    this.#arm();
  }
}

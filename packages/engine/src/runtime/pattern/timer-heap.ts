import type { Timed } from './timer-line.js';

interface Entry {
  readonly item: Timed;
  readonly due: number;
}

const COMPACT_FROM = 64;

/**
 * Things that wait for instants of their own: a binary heap by due time and beginning. What died is skipped; when more than half is dead, it
 * is cleaned.
 */
export class TimerHeap {
  #entries: Entry[] = [];
  #dead = 0;

  /** Due time of the first live item in ms; Infinity when nothing waits. */
  get nextDue(): number {
    while (this.#entries[0]?.item.live === false) this.shift();
    return this.#entries[0]?.due ?? Number.POSITIVE_INFINITY;
  }

  /** `seq` of the first, after {@link nextDue}. */
  get nextSeq(): number {
    return this.#entries[0]?.item.seq ?? 0;
  }

  /** O(log n) */
  push(item: Timed, due: number): void {
    item.due = due;
    this.#entries.push({ item, due });
    this.#up(this.#entries.length - 1);
  }

  /** Takes the first out; undefined if it is dead or there is none. O(log n). */
  shift(): Timed | undefined {
    const first = this.#entries[0];
    const last = this.#entries.pop();
    if (first === undefined || last === undefined) return undefined;
    if (this.#entries.length > 0) {
      this.#entries[0] = last;
      this.#down(0);
    }
    if (first.item.live) {
      first.item.due = Number.POSITIVE_INFINITY;
      return first.item;
    }
    this.#dead--;
    return undefined;
  }

  /** Tells that an item that stands in the heap is dead from now on. */
  forget(): void {
    if (++this.#dead <= COMPACT_FROM || this.#dead * 2 <= this.#entries.length) return;
    this.#entries = this.#entries.filter((entry) => entry.item.live).sort((a, b) => (before(a, b) ? -1 : 1));
    this.#dead = 0;
  }

  #up(from: number): void {
    const entries = this.#entries;
    for (let at = from; at > 0; ) {
      const above = (at - 1) >> 1;
      const entry = entries[at];
      const parent = entries[above];
      if (entry === undefined || parent === undefined || !before(entry, parent)) return;
      entries[at] = parent;
      entries[above] = entry;
      at = above;
    }
  }

  #down(from: number): void {
    const entries = this.#entries;
    for (let at = from; ; ) {
      const left = entries[2 * at + 1];
      const right = entries[2 * at + 2];
      const entry = entries[at];
      if (left === undefined || entry === undefined) return;
      const below = right !== undefined && before(right, left) ? 2 * at + 2 : 2 * at + 1;
      const child = entries[below];
      if (child === undefined || !before(child, entry)) return;
      entries[at] = child;
      entries[below] = entry;
      at = below;
    }
  }
}

function before(a: Entry, b: Entry): boolean {
  return a.due < b.due || (a.due === b.due && a.item.seq < b.item.seq);
}

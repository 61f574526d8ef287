import type { HeldEntry, NodeKind, RecentChange } from '../../inspection.js';
import type { Row } from '../row.js';
import { recordOf } from '../row-class.js';
import type { Stateful } from '../state.js';
import { Ring } from '../time/ring.js';

/** What a node that keeps state says of it. */
export interface Holding {
  /** what of it is written into a snapshot; absent where another node writes it */
  readonly state?: Stateful;
  /** rows, groups or partial matches held now */
  held(): number;
  /** A page of what it holds. O(offset + limit), for what has to be sought O(held). */
  page(offset: number, limit: number): readonly HeldEntry[];
  /** changes that wait for the end of an interval */
  waiting?(): number;
  /** engine time in ms at which it speaks next by itself */
  due?(): number | undefined;
}

/** A node of a running statement, for counters, inspection and snapshots. */
export class NodeRun {
  readonly id: string;
  readonly kind: NodeKind;
  inserted = 0;
  removed = 0;
  /** absent where nothing is kept */
  holding: Holding | undefined = undefined;
  #watch: Watch | undefined = undefined;

  constructor(id: string, kind: NodeKind) {
    this.id = id;
    this.kind = kind;
  }

  get held(): number {
    return this.holding?.held() ?? 0;
  }

  /** Counts rows that it passes on; while nobody watches that is two additions and a look at one field. */
  count(inserted: readonly Row[], removed: readonly Row[]): void {
    this.inserted += inserted.length;
    this.removed += removed.length;
    if (this.#watch !== undefined) this.#watch.note(inserted, removed);
  }

  /** The same for one row that comes. */
  countOne(row: Row): void {
    this.inserted++;
    if (this.#watch !== undefined) this.#watch.note([row], []);
  }

  /** Keeps the last changes from now on. @returns stops it */
  watch(changes: number, now: () => number): () => void {
    const watch = new Watch(changes, now);
    this.#watch = watch;
    return () => {
      if (this.#watch === watch) this.#watch = undefined;
    };
  }

  /** The last changes, oldest first; undefined while nobody watches. */
  get recent(): readonly RecentChange[] | undefined {
    return this.#watch?.changes;
  }
}

interface Noted {
  readonly time: number;
  readonly kind: RecentChange['kind'];
  readonly row: Row;
}

/** The last rows that a node has passed on. */
class Watch {
  readonly #size: number;
  readonly #now: () => number;
  readonly #noted = new Ring<Noted>();

  constructor(size: number, now: () => number) {
    this.#size = Math.max(1, size);
    this.#now = now;
  }

  get changes(): readonly RecentChange[] {
    return this.#noted.toArray().map(({ time, kind, row }) => ({ time, kind, row: recordOf(row) }));
  }

  note(inserted: readonly Row[], removed: readonly Row[]): void {
    const time = this.#now();
    // of many at once only the last can stay
    for (const row of inserted.slice(-this.#size)) this.#add({ time, kind: 'inserted', row });
    for (const row of removed.slice(-this.#size)) this.#add({ time, kind: 'removed', row });
  }

  #add(noted: Noted): void {
    this.#noted.push(noted);
    if (this.#noted.length > this.#size) this.#noted.shift();
  }
}

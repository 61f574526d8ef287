import { appended } from '../gathered-rows.js';
import { IDLE, NO_ROWS, type Scheduled, statementOf } from '../operator.js';

/** `slot` of what was taken out of the heap and has not run yet. */
const TAKEN = -2;

/**
 * Who waits for which instant: a binary heap by `(due, order)`. Holds delay lines, output timers and crontabs, typically a few a
 * statement; the many waiting rows and pattern states stand in {@link DelayLine}s, each of which is one entry here.
 */
export class Schedule {
  readonly #heap: Scheduled[] = [];

  /** Number of entries. */
  get size(): number {
    return this.#heap.length;
  }

  /** The next instant at which something is due, in ms; Infinity when nothing waits. */
  get nextDue(): number {
    return this.#heap[0]?.due ?? Number.POSITIVE_INFINITY;
  }

  /** Lets `entry` wait for `due`; if it waits already, for another instant than before. O(log n). */
  at(entry: Scheduled, due: number): void {
    if (entry.slot >= 0) {
      if (entry.due === due) return;
      this.cancel(entry);
    }
    entry.due = due;
    this.#heap.push(entry);
    this.#up(entry, this.#heap.length - 1);
  }

  /** No longer waits; also if it was taken by {@link takeDue} and has not run yet. O(log n). */
  cancel(entry: Scheduled): void {
    const slot = entry.slot;
    entry.slot = IDLE;
    if (slot < 0) return;
    const last = this.#heap.pop();
    if (last === undefined || last === entry) return;
    this.#down(last, slot);
    this.#up(last, last.slot);
  }

  /** All entries of a statement wait no longer. O(n). */
  cancelStatement(statement: number): void {
    for (const entry of this.#heap.filter(({ order }) => statementOf(order) === statement)) this.cancel(entry);
  }

  /**
   * Takes out everything due at `now` or before, by due time and then order; the entries of one statement stand together at the place of
   * its first. Run each with {@link run}.
   */
  takeDue(now: number): readonly Scheduled[] {
    let taken: readonly Scheduled[] = NO_ROWS;
    for (let top = this.#heap[0]; top !== undefined && top.due <= now; top = this.#heap[0]) {
      this.cancel(top);
      top.slot = TAKEN;
      taken = appended(taken, top);
    }
    return taken.length > 2 ? byStatement(taken) : taken;
  }

  /** Fires an entry of {@link takeDue}, unless it was cancelled or armed anew since. */
  run(entry: Scheduled, now: number): void {
    if (entry.slot !== TAKEN) return;
    entry.slot = IDLE;
    entry.fire(now);
  }

  #up(entry: Scheduled, from: number): void {
    const heap = this.#heap;
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || !before(entry, parent)) break;
      heap[at] = parent;
      parent.slot = at;
      at = above;
    }
    heap[at] = entry;
    entry.slot = at;
  }

  #down(entry: Scheduled, from: number): void {
    const heap = this.#heap;
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      let child = heap[left];
      if (child === undefined) break;
      const right = heap[left + 1];
      let below = left;
      if (right !== undefined && before(right, child)) {
        child = right;
        below = left + 1;
      }
      if (!before(child, entry)) break;
      heap[at] = child;
      child.slot = at;
      at = below;
    }
    heap[at] = entry;
    entry.slot = at;
  }
}

function before(a: Scheduled, b: Scheduled): boolean {
  return a.due < b.due || (a.due === b.due && a.order < b.order);
}

function byStatement(entries: readonly Scheduled[]): readonly Scheduled[] {
  const groups = new Map<number, Scheduled[]>();
  for (const entry of entries) {
    const statement = statementOf(entry.order);
    const group = groups.get(statement);
    if (group === undefined) groups.set(statement, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].flat();
}

import { appended } from '../gathered-rows.js';
import { IDLE, NO_ROWS, type Scheduled } from '../operator.js';
import type { Schedule } from '../time/schedule.js';
import { TimerHeap } from './timer-heap.js';
import { type Timed, TimerLine } from './timer-line.js';

/**
 * All timers of one pattern, as one entry of the schedule: a line for each node whose delay is constant, a heap for the rest.
 *
 * What is due at one moment is taken out together, by due time and then by beginning, and only then run: a timer that another one of the
 * same moment has ended is still told. Esper does so, and rows hang on it: `timer:interval(3) or timer:interval(3)` turns true twice.
 */
export class PatternTimers implements Scheduled {
  due = 0;
  slot = IDLE;
  readonly order: number;
  readonly #schedule: Schedule;
  readonly #lines = new Map<number, TimerLine>();
  readonly #heap = new TimerHeap();
  readonly #queues: (TimerLine | TimerHeap)[] = [this.#heap];
  readonly #run: (taken: readonly Timed[]) => void;

  /** @param run is given what is due, in order */
  constructor(schedule: Schedule, order: number, run: (taken: readonly Timed[]) => void) {
    this.#schedule = schedule;
    this.order = order;
    this.#run = run;
  }

  /** Where the timers of a node wait; all instances of the pattern share its line. */
  queueOf(place: number, constant: boolean): TimerLine | TimerHeap {
    return constant ? this.#lineOf(place) : this.#heap;
  }
  /** Lets `item` wait in `queue`. */
  wait(queue: TimerLine | TimerHeap, item: Timed, due: number): void {
    queue.push(item, due);
    if (this.slot === IDLE || due < this.due) this.#schedule.at(this, due);
  }

  fire(now: number): void {
    let taken: readonly Timed[] = NO_ROWS;
    for (let queue = this.#next(); queue !== undefined && queue.nextDue <= now; queue = this.#next()) {
      const item = queue.shift();
      if (item !== undefined) taken = appended(taken, item);
    }
    this.#arm();
    if (taken.length > 0) this.#run(taken);
  }

  /** Is not called any more. */
  stop(): void {
    this.#schedule.cancel(this);
  }

  #lineOf(place: number): TimerLine {
    let line = this.#lines.get(place);
    if (line === undefined) {
      line = new TimerLine();
      this.#lines.set(place, line);
      this.#queues.push(line);
    }
    return line;
  }

  #arm(): void {
    const next = this.#next();
    if (next === undefined) this.#schedule.cancel(this);
    else this.#schedule.at(this, next.nextDue);
  }

  /** The queue whose first is the first of all. O(nodes with a timer). */
  #next(): TimerLine | TimerHeap | undefined {
    let best: TimerLine | TimerHeap | undefined;
    let due = Number.POSITIVE_INFINITY;
    for (const queue of this.#queues) {
      const other = queue.nextDue;
      if (other < due || (best !== undefined && other === due && queue.nextSeq < best.nextSeq)) {
        best = queue;
        due = other;
      }
    }
    return best;
  }
}

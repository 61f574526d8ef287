import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { Delay } from './delay.js';
import { type Match, merge, sharesEvent } from './match.js';
import { PatternNode } from './node.js';
import type { PatternShared } from './pattern-shared.js';
import { type Parent, State, type Waiting } from './state.js';
import type { TimerHeap } from './timer-heap.js';
import type { Timed, TimerLine } from './timer-line.js';

/** The instants that an observer waits for, one after the other. */
export interface Instants {
  /** The next one in ms; at or before `now` = at once; undefined = there is none (any more). */
  next(now: number): number | undefined;
  /** Where it stands, to go on from after a restore. */
  readonly position: readonly number[];
}

export interface LinkedObserver {
  /** Evaluated where the observer begins; `position` when it goes on after a restore. */
  readonly instants: (match: Match, now: number, position?: readonly number[]) => Instants;
  /** all that begin at one moment have the same instant, so that they stand in a line */
  readonly constant: boolean;
  /** the one instant, where it is always equally far ahead: nothing need be made to tell it */
  readonly ahead?: Delay;
  /** goes on after its first instant, as `timer:schedule` does */
  readonly repeats: boolean;
}

/** `timer:interval(t)`, `timer:at(…)`, `timer:schedule(…)` */
export class ObserverNode extends PatternNode {
  readonly waitsFor = 'time';
  readonly observer: LinkedObserver;
  readonly queue: TimerLine | TimerHeap;

  constructor(plan: { readonly id: string; readonly node: number }, shared: PatternShared, observer: LinkedObserver) {
    super(plan, shared);
    this.observer = observer;
    this.queue = shared.timers.queueOf(this.place, observer.constant);
  }

  partAt(): undefined {
    return undefined;
  }

  create(parent: Parent, slot: number): ObserverState {
    return new ObserverState(this, parent, slot);
  }
}

/** Waits for an instant. */
export class ObserverState extends State implements Timed {
  declare readonly node: ObserverNode;
  declare seq: number;
  declare due: number;
  declare sooner: Timed | undefined;
  declare later: Timed | undefined;
  declare instants: Instants | undefined;

  constructor(node: ObserverNode, parent: Parent, slot: number) {
    super(node, parent, slot);
    this.seq = 0;
    this.due = Number.POSITIVE_INFINITY;
    this.sooner = undefined;
    this.later = undefined;
    this.instants = undefined;
    node.shared.held++;
  }

  start(match: Match): void {
    const { node } = this;
    const { shared, observer } = node;
    this.match = match;
    this.seq = shared.nextSeq();
    if (observer.ahead !== undefined) {
      this.#waitFor(observer.ahead.due(match, shared.now));
      return;
    }
    const found = shared.attempt(node.id, () => {
      const instants = observer.instants(match, shared.now);
      this.instants = instants;
      return { due: instants.next(shared.now) };
    });
    if (found === undefined) return;
    if (found.due === undefined) this.#over();
    else this.#waitFor(found.due);
  }

  #waitFor(due: number): void {
    if (due <= this.node.shared.now) this.elapsed();
    else this.arm(due);
  }

  /** Waits for `due`; never for an instant that never comes. */
  arm(due: number): void {
    if (due < Number.POSITIVE_INFINITY) this.node.shared.timers.wait(this.node.queue, this, due);
  }

  elapsed(): void {
    const { shared, observer } = this.node;
    const next = observer.repeats && this.live ? this.instants?.next(shared.now) : undefined;
    if (next === undefined) this.#retire();
    else this.arm(next);
    this.node.turned++;
    this.parent.matched(this, this.match, next === undefined);
  }

  quit(): void {
    this.#retire();
  }

  discard(events: ReadonlySet<Row>): void {
    if (!this.live || !sharesEvent(this.match, events)) return;
    this.quit();
    this.parent.failed(this, false);
  }

  matched(): void {}
  failed(): void {}
  adopt(): void {}

  write(out: StateWriter): undefined {
    out.integer(this.seq);
    out.number(this.due);
    const position = this.instants?.position ?? [];
    out.integer(position.length);
    for (const value of position) out.number(value);
  }

  read(from: StateReader): undefined {
    this.seq = from.integer();
    this.due = from.number();
    const position = Array.from({ length: from.integer() }, () => from.number());
    const { shared, observer, id } = this.node;
    this.instants = shared.attempt(id, () => observer.instants(this.match, shared.now, position));
  }

  children(): readonly State[] {
    return [];
  }

  *waiting(bound: Match): Generator<Waiting> {
    const match = merge(bound, this.match);
    yield this.due === Number.POSITIVE_INFINITY ? { node: this.node, match } : { node: this.node, match, due: this.due };
  }

  /** There is no instant to wait for, and there never will be. */
  #over(): void {
    this.#retire();
    this.parent.failed(this, true);
  }

  #retire(): void {
    if (!this.end()) return;
    this.node.shared.held--;
    if (this.due < Number.POSITIVE_INFINITY) this.node.queue.forget(this);
  }
}

import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import { type Delay, dueOf } from './delay.js';
import { type Match, sharesEvent } from './match.js';
import { PatternNode } from './node.js';
import type { PatternShared } from './pattern-shared.js';
import { type Parent, State, type Waiting } from './state.js';
import type { TimerHeap } from './timer-heap.js';
import type { Timed, TimerLine } from './timer-line.js';

export interface LinkedGuard {
  /** ends the part at its instant; absent for `while` */
  readonly delay: Delay | undefined;
  /** `withinmax`: how many matches may pass */
  readonly max: ((match: Match) => number | null) | undefined;
  /** `while`: what must hold for a match to pass */
  readonly condition: ((match: Match) => RowTruth) | undefined;
}
type RowTruth = boolean | null;

/** `p where timer:within(t)`, `timer:withinmax(t, n)`, `while (c)` */
export class GuardNode extends PatternNode {
  readonly waitsFor = 'parts';
  readonly part: PatternNode;
  readonly guard: LinkedGuard;
  readonly queue: TimerLine | TimerHeap | undefined;

  constructor(plan: { readonly id: string; readonly node: number }, shared: PatternShared, part: PatternNode, guard: LinkedGuard) {
    super(plan, shared);
    this.part = part;
    this.guard = guard;
    this.queue = guard.delay && shared.timers.queueOf(this.place, guard.delay.constant);
  }

  partAt(): PatternNode {
    return this.part;
  }

  create(parent: Parent, slot: number): GuardState {
    return new GuardState(this, parent, slot);
  }
}

/** Lets the matches of its part pass while it may; then quits the part and fails. */
export class GuardState extends State implements Timed {
  declare readonly node: GuardNode;
  declare seq: number;
  declare due: number;
  declare sooner: Timed | undefined;
  declare later: Timed | undefined;
  /** matches seen, for `withinmax` */
  declare count: number;
  declare max: number;
  declare private child: State | undefined;

  constructor(node: GuardNode, parent: Parent, slot: number) {
    super(node, parent, slot);
    this.seq = 0;
    this.due = Number.POSITIVE_INFINITY;
    this.sooner = undefined;
    this.later = undefined;
    this.count = 0;
    this.max = Number.POSITIVE_INFINITY;
    this.child = undefined;
  }

  start(match: Match): void {
    const { node } = this;
    const { shared, guard } = node;
    this.match = match;
    this.seq = shared.nextSeq();
    const child = node.part.create(this, 0);
    this.child = child;
    const { delay, max } = guard;
    if (max !== undefined) this.max = shared.attempt(node.id, () => max(match)) ?? Number.POSITIVE_INFINITY;
    if (delay !== undefined) this.arm(dueOf(delay, match, node));
    child.start(match);
  }

  /** Waits for `due`; never for an instant that never comes. */
  arm(due: number): void {
    const { queue, shared } = this.node;
    if (queue !== undefined && due < Number.POSITIVE_INFINITY) shared.timers.wait(queue, this, due);
  }

  matched(child: State, match: Match, quit: boolean): void {
    if (this.child !== child) return;
    if (quit) {
      this.child = undefined;
      this.#retire();
    }
    const verdict = this.#inspect(match);
    if (verdict === true) this.parent.matched(this, match, quit);
    else if (verdict === false) this.elapsed();
  }

  failed(child: State, forGood: boolean): void {
    child.quit();
    this.child = undefined;
    this.#retire();
    this.parent.failed(this, forGood);
  }

  /** The guard has had enough: its part ends, and it fails. */
  elapsed(): void {
    this.quit();
    this.parent.failed(this, false);
  }

  quit(): void {
    const child = this.child;
    this.child = undefined;
    this.#retire();
    child?.quit();
  }

  discard(events: ReadonlySet<Row>): void {
    if (sharesEvent(this.match, events)) this.elapsed();
    else this.child?.discard(events);
  }

  children(): readonly State[] {
    return this.child === undefined ? [] : [this.child];
  }

  *waiting(bound: Match): Generator<Waiting> {
    if (this.child === undefined) return;
    for (const one of this.child.waiting(bound)) yield { ...one, due: Math.min(this.due, one.due ?? Number.POSITIVE_INFINITY) };
  }

  adopt(child: State): void {
    this.child = child;
  }

  write(out: StateWriter): undefined {
    out.integer(this.seq);
    out.number(this.due);
    out.integer(this.count);
    out.number(this.max);
  }

  read(from: StateReader): undefined {
    this.seq = from.integer();
    this.due = from.number();
    this.count = from.integer();
    this.max = from.number();
  }

  /** @returns null if it cannot be told: the match does not pass, and the guard stays as it is */
  #inspect(match: Match): RowTruth {
    const { condition } = this.node.guard;
    if (condition === undefined) return ++this.count <= this.max;
    return this.node.shared.attempt(this.node.id, () => condition(match)) ?? null;
  }

  #retire(): void {
    if (this.end() && this.due !== Number.POSITIVE_INFINITY) this.node.queue?.forget(this);
  }
}

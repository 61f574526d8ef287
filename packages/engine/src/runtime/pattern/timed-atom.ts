import type { StateReader, StateWriter } from '../state.js';
import { AtomNode, AtomState, type LinkedAtom } from './atom.js';
import { type Delay, dueOf } from './delay.js';
import type { Match } from './match.js';
import type { PatternShared } from './pattern-shared.js';
import type { Parent, Waiting } from './state.js';
import type { TimerHeap } from './timer-heap.js';
import type { Timed, TimerLine } from './timer-line.js';

/**
 * `atom where timer:within(t)` as one state instead of two: most rules that wait, wait so, and each of their partial matches is one of
 * these. It answers as a guard around an atom does.
 */
export class TimedAtomNode extends AtomNode {
  readonly delay: Delay;
  readonly queue: TimerLine | TimerHeap;

  constructor(linked: LinkedAtom, delay: Delay, shared: PatternShared) {
    super(linked, shared);
    this.delay = delay;
    this.queue = shared.timers.queueOf(this.place, delay.constant);
  }

  override create(parent: Parent, slot: number): TimedAtomState {
    return new TimedAtomState(this, parent, slot);
  }
}

export class TimedAtomState extends AtomState implements Timed {
  declare readonly node: TimedAtomNode;
  declare due: number;
  declare sooner: Timed | undefined;
  declare later: Timed | undefined;

  constructor(node: TimedAtomNode, parent: Parent, slot: number) {
    super(node, parent, slot);
    this.due = Number.POSITIVE_INFINITY;
    this.sooner = undefined;
    this.later = undefined;
  }

  override start(match: Match): void {
    super.start(match);
    this.arm(dueOf(this.node.delay, match, this.node));
  }

  /** Waits for `due`; never for an instant that never comes. */
  arm(due: number): void {
    if (due < Number.POSITIVE_INFINITY) this.node.shared.timers.wait(this.node.queue, this, due);
  }

  /** Its time is over. */
  elapsed(): void {
    this.quit();
    this.parent.failed(this, false);
  }

  override quit(): void {
    const waits = this.live && this.due !== Number.POSITIVE_INFINITY;
    super.quit();
    if (waits) this.node.queue.forget(this);
  }

  override write(out: StateWriter): undefined {
    super.write(out);
    out.number(this.due);
  }

  override read(from: StateReader): undefined {
    super.read(from);
    this.due = from.number();
  }

  override *waiting(bound: Match): Generator<Waiting> {
    for (const one of super.waiting(bound)) yield { ...one, due: this.due };
  }
}

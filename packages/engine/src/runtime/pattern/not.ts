import type { Row } from '../row.js';
import { type Match, sharesEvent } from './match.js';
import { PatternNode } from './node.js';
import type { PatternShared } from './pattern-shared.js';
import { type Parent, State, type Waiting } from './state.js';

/** `not p` */
export class NotNode extends PatternNode {
  readonly waitsFor = 'parts';
  readonly part: PatternNode;

  constructor(plan: { readonly id: string; readonly node: number }, shared: PatternShared, part: PatternNode) {
    super(plan, shared);
    this.part = part;
  }

  partAt(): PatternNode {
    return this.part;
  }

  create(parent: Parent, slot: number): NotState {
    return new NotState(this, parent, slot);
  }
}

/** True from the beginning, false for good once its part has ended with a match; a part that failed leaves it true. */
export class NotState extends State {
  declare readonly node: NotNode;
  declare private child: State | undefined;

  constructor(node: NotNode, parent: Parent, slot: number) {
    super(node, parent, slot);
    this.child = undefined;
  }

  start(match: Match): void {
    this.match = match;
    const child = this.node.part.create(this, 0);
    this.child = child;
    child.start(match);
    if (this.child !== undefined && this.live) this.parent.matched(this, match, false);
  }

  matched(_child: State, _match: Match, quit: boolean): void {
    if (!quit) return;
    this.child = undefined;
    this.end();
    this.parent.failed(this, false);
  }

  failed(child: State, _forGood: boolean): void {
    child.quit();
    this.child = undefined;
  }

  quit(): void {
    if (!this.end()) return;
    this.child?.quit();
    this.child = undefined;
  }

  discard(events: ReadonlySet<Row>): void {
    if (sharesEvent(this.match, events)) {
      this.quit();
      this.parent.failed(this, false);
    } else this.child?.discard(events);
  }

  children(): readonly State[] {
    return this.child === undefined ? [] : [this.child];
  }

  *waiting(bound: Match): Generator<Waiting> {
    if (this.child === undefined) return;
    for (const one of this.child.waiting(bound)) yield { ...one, negated: true };
  }

  adopt(child: State): void {
    this.child = child;
  }

  write(): undefined {}
  read(): undefined {}
}

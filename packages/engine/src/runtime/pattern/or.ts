import type { Row } from '../row.js';
import { type Match, sharesEvent } from './match.js';
import { PatternNode } from './node.js';
import type { PatternShared } from './pattern-shared.js';
import { type Parent, State, type Waiting } from './state.js';

/** `a or b` */
export class OrNode extends PatternNode {
  readonly waitsFor = 'parts';
  readonly parts: readonly PatternNode[];

  constructor(plan: { readonly id: string; readonly node: number }, shared: PatternShared, parts: readonly PatternNode[]) {
    super(plan, shared);
    this.parts = parts;
  }

  partAt(slot: number): PatternNode | undefined {
    return this.parts[slot];
  }

  create(parent: Parent, slot: number): OrState {
    return new OrState(this, parent, slot);
  }
}

/** True with whichever part is; the first part that ends with a match ends the others. */
export class OrState extends State {
  declare readonly node: OrNode;
  declare private readonly states: (State | undefined)[];

  constructor(node: OrNode, parent: Parent, slot: number) {
    super(node, parent, slot);
    this.states = node.parts.map(() => undefined);
  }

  start(match: Match): void {
    this.match = match;
    const children = this.node.parts.map((part, i) => part.create(this, i));
    for (const child of children) this.states[child.slot] = child;
    // one that turned at once may have ended those behind it
    for (const child of children) if (this.states[child.slot] === child) child.start(match);
  }

  matched(child: State, match: Match, quit: boolean): void {
    if (quit) {
      this.#lose(child);
      this.quit();
    }
    this.parent.matched(this, match, quit);
  }

  failed(child: State, forGood: boolean): void {
    child.quit();
    this.#lose(child);
    if (this.states.some((other) => other !== undefined)) return;
    this.end();
    this.parent.failed(this, forGood);
  }

  quit(): void {
    if (!this.end()) return;
    for (let i = 0; i < this.states.length; i++) {
      const child = this.states[i];
      this.states[i] = undefined;
      child?.quit();
    }
  }

  discard(events: ReadonlySet<Row>): void {
    if (sharesEvent(this.match, events)) {
      this.quit();
      this.parent.failed(this, false);
    } else for (const child of this.children()) child.discard(events);
  }

  children(): readonly State[] {
    return this.states.filter((child) => child !== undefined);
  }

  *waiting(bound: Match): Generator<Waiting> {
    for (const child of this.children()) yield* child.waiting(bound);
  }

  adopt(child: State): void {
    this.states[child.slot] = child;
  }

  write(): undefined {}
  read(): undefined {}

  #lose(child: State): void {
    if (this.states[child.slot] === child) this.states[child.slot] = undefined;
  }
}

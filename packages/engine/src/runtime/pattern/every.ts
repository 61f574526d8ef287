import type { Row } from '../row.js';
import { type Match, sharesEvent } from './match.js';
import { PatternNode } from './node.js';
import type { PatternShared } from './pattern-shared.js';
import { type Parent, State, StateBag, type Waiting } from './state.js';

/** `every p` */
export class EveryNode extends PatternNode {
  readonly waitsFor = 'parts';
  readonly part: PatternNode;
  /** the part goes on by itself after a match (an atom, `timer:schedule`), so that it is not begun anew */
  readonly partStays: boolean;

  constructor(plan: { readonly id: string; readonly node: number }, shared: PatternShared, part: PatternNode, partStays: boolean) {
    super(plan, shared);
    this.part = part;
    this.partStays = partStays;
  }

  partAt(): PatternNode {
    return this.part;
  }

  create(parent: Parent, slot: number): EveryState {
    return new EveryState(this, parent, slot);
  }
}

/** Begins its part anew whenever it matched or failed; never quits by itself. */
export class EveryState extends State {
  declare readonly node: EveryNode;
  readonly #children = new StateBag();
  /** the child that is being started: if it turns true or false at once, it would do so for ever */
  #starting: State | undefined = undefined;
  #turned = false;

  start(match: Match): void {
    // a copy, and only for the later attempts: see `until`, which may write into what it was started with
    this.match = match.slice();
    this.#spawn(match);
  }

  matched(child: State, match: Match, quit: boolean): void {
    if (child === this.#starting) {
      this.#turned = true;
      return;
    }
    if (quit) this.#children.remove(child);
    const { node } = this;
    if (!node.partStays && (quit || node.shared.mayGrow(node.id))) this.#spawn(this.match);
    this.parent.matched(this, match, false);
  }

  failed(child: State, forGood: boolean): void {
    if (child === this.#starting) {
      this.#turned = true;
      return;
    }
    child.quit();
    this.#children.remove(child);
    if (!forGood) this.#spawn(this.match);
  }

  quit(): void {
    if (this.end()) this.#children.quitAll();
  }

  discard(events: ReadonlySet<Row>): void {
    if (sharesEvent(this.match, events)) {
      this.quit();
      this.parent.failed(this, false);
    } else for (const child of this.children()) child.discard(events);
  }

  children(): readonly State[] {
    return this.#children.toArray();
  }

  *waiting(bound: Match): Generator<Waiting> {
    for (const child of this.#children) yield* child.waiting(bound);
  }

  adopt(child: State): void {
    this.#children.add(child);
  }

  write(): undefined {}
  read(): undefined {}

  #spawn(match: Match): void {
    // told by a timer of the moment in which it was quit: what has ended begins nothing anew (Esper leaves such an attempt running for ever)
    if (!this.live) return;
    const child = this.node.part.create(this, 0);
    this.#children.add(child);
    this.#starting = child;
    this.#turned = false;
    child.start(match);
    this.#starting = undefined;
    if (!this.#turned) return;
    child.quit();
    this.#children.remove(child);
  }
}

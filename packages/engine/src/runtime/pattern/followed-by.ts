import type { Row } from '../row.js';
import type { Match } from './match.js';
import { PatternNode } from './node.js';
import type { PatternShared } from './pattern-shared.js';
import { startCost } from './start-cost.js';
import { type Parent, State, StateBag, type Waiting } from './state.js';

/** Bound of an arrow: how many of the part behind it may wait at once. */
export type ArrowLimit = () => number | null;

/** `a -> b -[max]> c` */
export class FollowedByNode extends PatternNode {
  readonly waitsFor = 'parts';
  readonly parts: readonly PatternNode[];
  /** `limits[i]` bounds part i + 1 */
  readonly limits: readonly (ArrowLimit | undefined)[];
  readonly limited: boolean;
  /** what each part holds when it begins */
  readonly costs: readonly number[];

  constructor(
    plan: { readonly id: string; readonly node: number },
    shared: PatternShared,
    parts: readonly PatternNode[],
    limits: readonly (ArrowLimit | undefined)[],
  ) {
    super(plan, shared);
    this.parts = parts;
    this.limits = limits;
    this.costs = parts.map(startCost);
    this.limited = limits.some((limit) => limit !== undefined);
  }

  partAt(slot: number): PatternNode | undefined {
    return this.parts[slot];
  }

  create(parent: Parent, slot: number): FollowedByState {
    return new FollowedByState(this, parent, slot);
  }
}

/** Any number of attempts at any of its parts: each match of a part begins one at the next. */
export class FollowedByState extends State {
  declare readonly node: FollowedByNode;
  declare private readonly bag: StateBag;
  /** waiting attempts a part, and how many there may be; only with limits */
  declare private readonly pending: number[] | undefined;
  declare private readonly limits: readonly number[] | undefined;

  constructor(node: FollowedByNode, parent: Parent, slot: number) {
    super(node, parent, slot);
    this.bag = new StateBag();
    this.pending = node.limited ? node.parts.map(() => 0) : undefined;
    this.limits = node.limited ? [Number.POSITIVE_INFINITY, ...node.limits.map((limit) => this.#limitOf(limit))] : undefined;
  }

  start(match: Match): void {
    this.match = match;
    this.#begin(0, match);
  }

  matched(child: State, match: Match, quit: boolean): void {
    // a child that was quit meanwhile may still be heard (a timer of the same moment): it counts no more
    if (!this.bag.has(child)) return;
    if (quit) this.#drop(child);
    const next = child.slot + 1;
    if (next === this.node.parts.length) {
      const over = this.bag.size === 0;
      if (over) this.end();
      this.parent.matched(this, match, over);
    } else if (this.#admits(next, quit)) this.#begin(next, match);
    else if (this.bag.size === 0) {
      // nothing is left that could go on: `every` begins anew
      this.end();
      this.parent.failed(this, false);
    }
  }

  failed(child: State, forGood: boolean): void {
    child.quit();
    this.#drop(child);
    if (this.bag.size > 0) return;
    this.end();
    this.parent.failed(this, forGood);
  }

  quit(): void {
    if (this.end()) this.bag.quitAll();
  }

  discard(events: ReadonlySet<Row>): void {
    for (const child of this.children()) child.discard(events);
  }

  children(): readonly State[] {
    return this.bag.toArray();
  }

  *waiting(bound: Match): Generator<Waiting> {
    for (const child of this.bag) yield* child.waiting(bound);
  }

  write(): undefined {}
  read(): undefined {}

  adopt(child: State): void {
    this.bag.add(child);
    if (this.pending !== undefined) this.pending[child.slot] = (this.pending[child.slot] ?? 0) + 1;
  }

  /** Lets `child` go. */
  #drop(child: State): void {
    if (this.bag.remove(child) && this.pending !== undefined) {
      this.pending[child.slot] = (this.pending[child.slot] ?? 0) - 1;
    }
  }

  #begin(part: number, match: Match): void {
    const child = this.node.parts[part]?.create(this, part);
    if (child === undefined) return;
    this.adopt(child);
    child.start(match);
  }

  /** Whether part `part` may be begun; the end of the attempt before it makes room. */
  #admits(part: number, replaces: boolean): boolean {
    const limit = this.limits?.[part];
    if (limit !== undefined && (this.pending?.[part] ?? 0) >= limit) return false;
    const cost = this.node.costs[part] ?? 1;
    // the attempt that has ended held one at least, and has given it back
    return (replaces && cost === 1) || this.node.shared.mayGrow(this.node.id, cost);
  }

  #limitOf(limit: ArrowLimit | undefined): number {
    if (limit === undefined) return Number.POSITIVE_INFINITY;
    return this.node.shared.attempt(this.node.id, limit) ?? Number.POSITIVE_INFINITY;
  }
}

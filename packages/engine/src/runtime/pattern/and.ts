import type { Row } from '../row.js';
import { loadList, type StateReader, type StateWriter, saveList } from '../state.js';
import { type Match, merge, readMatch, sharesEvent, writeMatch } from './match.js';
import { PatternNode } from './node.js';
import type { PatternShared } from './pattern-shared.js';
import { type Parent, State, type Waiting } from './state.js';

/** `a and b and not c` */
export class AndNode extends PatternNode {
  readonly waitsFor = 'parts';
  readonly parts: readonly PatternNode[];
  /** which parts are `not`: they hold until they fail */
  readonly negated: readonly boolean[];

  constructor(
    plan: { readonly id: string; readonly node: number },
    shared: PatternShared,
    parts: readonly PatternNode[],
    negated: readonly boolean[],
  ) {
    super(plan, shared);
    this.parts = parts;
    this.negated = negated;
  }

  partAt(slot: number): PatternNode | undefined {
    return this.parts[slot];
  }

  create(parent: Parent, slot: number): AndState {
    return new AndState(this, parent, slot);
  }
}

/** Holds the matches of each part; a match of the last one that lacked any joins all combinations of the others. */
export class AndState extends State {
  declare readonly node: AndNode;
  declare private readonly states: (State | undefined)[];
  /** matches a part; of negated parts none */
  declare private readonly matches: (Match[] | undefined)[];

  constructor(node: AndNode, parent: Parent, slot: number) {
    super(node, parent, slot);
    this.states = node.parts.map(() => undefined);
    this.matches = node.parts.map(() => undefined);
  }

  start(match: Match): void {
    this.match = match;
    const children = this.node.parts.map((part, i) => part.create(this, i));
    for (const child of children) this.states[child.slot] = child;
    // one that turned at once may have ended those behind it
    for (const child of children) if (this.states[child.slot] === child) child.start(match);
    if (this.live && !this.node.negated.includes(false)) this.#turnTrue([match]);
  }

  matched(child: State, match: Match, quit: boolean): void {
    const { slot } = child;
    if (this.states[slot] !== child || this.node.negated[slot]) return;
    if (quit) this.states[slot] = undefined;
    const complete = this.#othersMatched(slot);
    if (this.#isAwaited(slot)) this.#keep(slot, match);
    if (complete) this.#turnTrue(this.#combine(slot, match));
  }

  failed(child: State, forGood: boolean): void {
    if (this.states[child.slot] === child) this.states[child.slot] = undefined;
    child.quit();
    this.quit();
    this.parent.failed(this, forGood);
  }

  quit(): void {
    if (!this.end()) return;
    for (const matches of this.matches) this.node.shared.held -= matches?.length ?? 0;
    this.matches.fill(undefined);
    for (let i = 0; i < this.states.length; i++) {
      const child = this.states[i];
      this.states[i] = undefined;
      child?.quit();
    }
  }

  discard(events: ReadonlySet<Row>): void {
    if (this.matches.some((matches) => matches?.some((match) => sharesEvent(match, events)))) {
      this.quit();
      this.parent.failed(this, false);
    } else for (const child of this.children()) child.discard(events);
  }

  children(): readonly State[] {
    return this.states.filter((child) => child !== undefined);
  }

  *waiting(bound: Match): Generator<Waiting> {
    let all = merge(bound, this.match);
    for (const matches of this.matches) {
      const newest = matches?.at(-1);
      if (newest !== undefined) all = merge(all, newest);
    }
    for (const child of this.children()) yield* child.waiting(all);
  }

  adopt(child: State): void {
    this.states[child.slot] = child;
  }

  *write(out: StateWriter): Generator<void> {
    for (const matches of this.matches) {
      yield* saveList(out, matches ?? [], matches?.length ?? 0, (match) => writeMatch(match, out));
    }
  }

  *read(from: StateReader): Generator<void> {
    const { shared } = this.node;
    for (let i = 0; i < this.matches.length; i++) {
      const matches: Match[] = [];
      yield* loadList(from, () => matches.push(readMatch(from, shared.empty.length)));
      shared.held += matches.length;
      this.matches[i] = matches.length === 0 ? undefined : matches;
    }
  }

  #othersMatched(slot: number): boolean {
    for (let i = 0; i < this.matches.length; i++) {
      if (i !== slot && this.matches[i] === undefined && !this.node.negated[i]) return false;
    }
    return true;
  }

  /** Whether another part can still match and would then join what part `slot` matched, or a discard looks for its events. */
  #isAwaited(slot: number): boolean {
    return this.node.shared.discards || this.states.some((child, i) => i !== slot && child !== undefined && !this.node.negated[i]);
  }

  #keep(slot: number, match: Match): void {
    const { shared, id } = this.node;
    const matches = this.matches[slot];
    if (matches !== undefined && !shared.mayGrow(id)) return;
    shared.held++;
    if (matches === undefined) this.matches[slot] = [match];
    else matches.push(match);
  }

  /** `match` of part `slot` with every combination of what the others matched, in the order of the parts. */
  #combine(slot: number, match: Match): readonly Match[] {
    let combined: readonly Match[] = [match.slice()];
    for (const [i, matches] of this.matches.entries()) {
      if (i === slot || matches === undefined) continue;
      combined = combined.flatMap((one) => matches.map((other) => merge(one, other)));
    }
    return combined;
  }

  #turnTrue(matches: readonly Match[]): void {
    const over = !this.states.some((child, i) => child !== undefined && !this.node.negated[i]);
    if (over) this.quit();
    for (const match of matches) this.parent.matched(this, match, over);
  }
}

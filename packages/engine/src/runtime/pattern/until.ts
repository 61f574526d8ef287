import type { Row } from '../row.js';
import { loadRows, type StateReader, type StateWriter, saveRows } from '../state.js';
import { isList, type Match, type MatchSlot, merge, sharesEvent } from './match.js';
import { PatternNode } from './node.js';
import type { PatternShared } from './pattern-shared.js';
import { type Parent, State, type Waiting } from './state.js';

const PART = 0;
const UNTIL = 1;

/** A number, or how it is evaluated where the repetition begins; null when unknown. */
export type RepeatBound = number | null | ((match: Match) => number | null);

export interface RepeatBounds {
  readonly low: RepeatBound | undefined;
  readonly high: RepeatBound | undefined;
}

/** `[low:high] p until q`, `[n] p` */
export class UntilNode extends PatternNode {
  readonly waitsFor = 'parts';
  readonly part: PatternNode;
  readonly until: PatternNode | undefined;
  readonly bounds: RepeatBounds;
  /** places of the tags below `part` */
  readonly gathered: readonly number[];
  /** with what `events` of each attempt begins */
  readonly nothing: readonly null[];

  constructor(
    plan: { readonly id: string; readonly node: number; readonly gathered: readonly number[] },
    shared: PatternShared,
    parts: { readonly part: PatternNode; readonly until: PatternNode | undefined },
    bounds: RepeatBounds,
  ) {
    super(plan, shared);
    this.part = parts.part;
    this.until = parts.until;
    this.bounds = bounds;
    this.gathered = plan.gathered;
    this.nothing = plan.gathered.map(() => null);
  }

  partAt(slot: number): PatternNode | undefined {
    return slot === PART ? this.part : this.until;
  }

  create(parent: Parent, slot: number): UntilState {
    return new UntilState(this, parent, slot);
  }
}

/** Matches its part again and again from where it began, and gathers the events of the tags into lists. */
export class UntilState extends State {
  declare readonly node: UntilNode;
  /** matches of the part so far */
  declare count: number;
  declare low: number | null;
  declare high: number | null;
  /** by place in `node.gathered`; null when none */
  declare readonly events: (Row[] | null)[];
  declare private part: State | undefined;
  declare private until: State | undefined;

  constructor(node: UntilNode, parent: Parent, slot: number) {
    super(node, parent, slot);
    this.count = 0;
    this.low = null;
    this.high = null;
    this.events = node.nothing.slice();
    this.part = undefined;
    this.until = undefined;
  }

  start(match: Match): void {
    const { node } = this;
    this.match = match;
    this.low = this.#bound(node.bounds.low, match);
    this.high = this.#bound(node.bounds.high, match);
    // the end begins to listen first: an event that is both ends the repetition without counting
    this.part = node.part.create(this, PART);
    this.until = node.until?.create(this, UNTIL);
    this.until?.start(match);
    if (this.live) this.part?.start(match);
  }

  matched(child: State, match: Match, quit: boolean): void {
    if (child === this.part) this.#partMatched(match, quit);
    else this.#ended(child, match, quit);
  }

  failed(child: State, forGood: boolean): void {
    child.quit();
    if (child === this.part) this.part = undefined;
    else if (child === this.until) this.until = undefined;
    this.quit();
    this.parent.failed(this, forGood);
  }

  quit(): void {
    if (!this.end()) return;
    for (const rows of this.events) this.node.shared.held -= rows?.length ?? 0;
    const part = this.part;
    const until = this.until;
    this.part = undefined;
    this.until = undefined;
    part?.quit();
    until?.quit();
  }

  discard(events: ReadonlySet<Row>): void {
    const holds = sharesEvent(this.match, events) || this.events.some((rows) => rows?.some((row) => events.has(row)));
    if (holds) {
      this.quit();
      this.parent.failed(this, false);
    } else for (const child of this.children()) child.discard(events);
  }

  children(): readonly State[] {
    return [this.part, this.until].filter((child) => child !== undefined);
  }

  *waiting(bound: Match): Generator<Waiting> {
    const all = merge(bound, this.#gather(this.match));
    for (const child of this.children()) yield* child.waiting(all);
  }

  adopt(child: State): void {
    if (child.slot === PART) this.part = child;
    else this.until = child;
  }

  *write(out: StateWriter): Generator<void> {
    out.integer(this.count);
    out.value(this.low);
    out.value(this.high);
    for (const rows of this.events) yield* saveRows(out, rows ?? [], rows?.length ?? 0);
  }

  *read(from: StateReader): Generator<void> {
    this.count = from.integer();
    this.low = from.value() as number | null;
    this.high = from.value() as number | null;
    for (let i = 0; i < this.events.length; i++) {
      const rows: Row[] = [];
      yield* loadRows(from, (row) => rows.push(row));
      this.node.shared.held += rows.length;
      this.events[i] = rows.length === 0 ? null : rows;
    }
  }

  #partMatched(match: Match, quit: boolean): void {
    this.count++;
    this.#take(match);
    if (quit) this.part = undefined;
    if (this.low !== null && this.low === this.high && this.count === this.low) {
      this.quit();
      this.parent.matched(this, this.#gather(match), true);
      return;
    }
    const goesOn = this.high === null || this.high > this.count;
    if (this.part !== undefined && !goesOn) {
      this.part.quit();
      this.part = undefined;
    } else if (this.part === undefined && goesOn) {
      this.part = this.node.part.create(this, PART);
      this.part.start(this.match);
    }
  }

  #ended(child: State, match: Match, quit: boolean): void {
    if (quit && child === this.until) this.until = undefined;
    this.quit();
    const all = match === this.match ? this.#gatherInto(match) : this.#gather(match);
    if (this.low !== null && this.count < this.low) this.parent.failed(this, false);
    else this.parent.matched(this, all, true);
  }

  /** Adds the events of the tags below the part. */
  #take(match: Match): void {
    const { shared, id, gathered } = this.node;
    for (let i = 0; i < gathered.length; i++) {
      const slot = match[gathered[i] ?? -1];
      if (slot === null || slot === undefined || typeof slot === 'number' || !shared.mayGrow(id)) continue;
      const kept = this.events[i];
      const more = isList(slot) ? slot : [slot];
      if (kept === null || kept === undefined) this.events[i] = more.slice();
      else kept.push(...more);
      shared.held += more.length;
    }
  }

  /** `match` with the lists of all events gathered. */
  #gather(match: Match): Match {
    return this.#gatherInto(match.slice());
  }

  /**
   * An end that binds nothing (a timer) gives back the match with which it was started, and Esper then writes the lists into that very
   * match, which an `every` around it starts its next attempts with: an attempt without events shows those of the last one that had some.
   * The one place where a match is changed.
   */
  #gatherInto(match: Match): Match {
    const all = match as MatchSlot[];
    const { gathered } = this.node;
    for (let i = 0; i < gathered.length; i++) {
      const tag = gathered[i] as number;
      all[tag] = this.events[i]?.slice() ?? all[tag] ?? null;
    }
    return all;
  }

  #bound(bound: RepeatBound | undefined, match: Match): number | null {
    if (typeof bound !== 'function') return bound ?? null;
    return this.node.shared.attempt(this.node.id, () => bound(match)) ?? null;
  }
}

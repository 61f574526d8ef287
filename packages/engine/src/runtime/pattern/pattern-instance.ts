import type { Match } from './match.js';
import type { PatternNode } from './node.js';
import { eventsOf, withoutOverlaps } from './overlap.js';
import type { PatternShared, Settling } from './pattern-shared.js';
import type { Parent, State, Waiting } from './state.js';

export interface PatternOptions {
  readonly suppressOverlapping: boolean;
  readonly discardPartials: boolean;
}

/**
 * One running pattern: the root of its tree of states. What it matches leaves when all handlers of the moment have run, each match by
 * itself and in the order in which they came about.
 */
export class PatternInstance implements Parent, Settling {
  readonly shared: PatternShared;
  readonly #root: PatternNode;
  readonly #options: PatternOptions;
  readonly #emit: (match: Match) => void;
  #top: State | undefined = undefined;
  #matches: Match[] = [];

  constructor(shared: PatternShared, root: PatternNode, options: PatternOptions, emit: (match: Match) => void) {
    this.shared = shared;
    this.#root = root;
    this.#options = options;
    this.#emit = emit;
  }

  /** The state at the root; undefined once the pattern can match no more. */
  get top(): State | undefined {
    return this.#top;
  }

  /** Begins. What is true at once (`not A`, `timer:interval(0)`) is true before anybody listens and yields no row. */
  start(): void {
    this.#top = this.#root.create(this, 0);
    this.#top.start(this.shared.empty.slice());
    this.#matches = [];
  }

  stop(): void {
    this.#top?.quit();
    this.#top = undefined;
    this.#matches = [];
  }

  /** Goes on from a state that was loaded. */
  resume(top: State | undefined): void {
    this.#top = top;
  }

  matched(_child: State, match: Match, quit: boolean): void {
    if (quit) this.#top = undefined;
    this.#matches.push(match.slice());
    if (this.#matches.length === 1) this.shared.unsettled(this);
  }

  failed(child: State): void {
    child.quit();
    this.#top = undefined;
  }

  settle(): void {
    const matches = this.#matches;
    this.#matches = [];
    if (this.#options.discardPartials) this.#top?.discard(eventsOf(matches));
    for (const match of this.#options.suppressOverlapping ? withoutOverlaps(matches) : matches) this.#emit(match);
  }

  /** What it waits for, one entry an atom or observer, oldest attempts first. */
  *waiting(): Generator<Waiting> {
    if (this.#top !== undefined) yield* this.#top.waiting(this.shared.empty);
  }
}

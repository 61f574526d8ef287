import { appended } from '../gathered-rows.js';
import { NO_ROWS } from '../operator.js';
import type { Row } from '../row.js';
import type { Stateful, StateReader, StateWriter } from '../state.js';
import type { AtomNode } from './atom.js';
import { deliver } from './hearing.js';
import type { Match } from './match.js';
import type { PatternNode } from './node.js';
import { eventsOf, withoutOverlaps } from './overlap.js';
import { loadTree, saveTree } from './pattern-image.js';
import type { PatternShared, Settling } from './pattern-shared.js';
import type { Parent, State, Waiting } from './state.js';

export interface PatternOptions {
  readonly id: string;
  readonly suppressOverlapping: boolean;
  readonly discardPartials: boolean;
  readonly ordersListeners: boolean;
}

/** Where the matches of a pattern go. */
export interface PatternOutput {
  /** the row of a match, as it is at this moment */
  row(match: Match): Row;
  update(row: Row): void;
}

/**
 * One running pattern: the root of its tree of states. What it matches leaves when all handlers of the moment have run, each match by
 * itself and in the order in which they came about.
 */
export class PatternInstance implements Parent, Settling, Stateful {
  readonly shared: PatternShared;
  readonly #root: PatternNode;
  readonly #options: PatternOptions;
  readonly #output: PatternOutput;
  #top: State | undefined = undefined;
  #rows: readonly Row[] = NO_ROWS;
  /** matches of the rows, if their events are asked for */
  #matches: readonly Match[] = NO_ROWS;
  /** atoms that the present event reached, if it matters who hears first */
  #reached: readonly AtomNode[] = NO_ROWS;
  #event: Row | undefined = undefined;
  #isUnsettled = false;

  constructor(shared: PatternShared, root: PatternNode, options: PatternOptions, output: PatternOutput) {
    this.shared = shared;
    this.#root = root;
    this.#options = options;
    this.#output = output;
  }

  /** The state at the root; undefined once the pattern can match no more. */
  get top(): State | undefined {
    return this.#top;
  }

  /** Begins. What is true at once (`not A`, `timer:interval(0)`) is true before anybody listens and yields no row. */
  start(): void {
    this.#top = this.#root.create(this, 0);
    this.#top.start(this.shared.empty.slice());
    this.#forget();
  }

  stop(): void {
    this.#top?.quit();
    this.#top = undefined;
    this.#forget();
  }

  *save(out: StateWriter): Generator<void> {
    out.integer(this.shared.seq);
    out.integer(this.#top === undefined ? 0 : 1);
    if (this.#top !== undefined) yield* saveTree(this.#top, out);
  }

  /** Goes on from what was saved; what began at deployment is forgotten. */
  *load(from: StateReader): Generator<void> {
    this.stop();
    this.shared.seq = Math.max(this.shared.seq, from.integer());
    if (from.integer() === 1) this.#top = yield* loadTree(this.#root, this, from);
  }

  matched(_child: State, match: Match, quit: boolean): void {
    if (quit) this.#top = undefined;
    this.#rows = appended(this.#rows, this.#output.row(match));
    if (this.#options.suppressOverlapping || this.#options.discardPartials) this.#matches = appended(this.#matches, match.slice());
    this.#unsettle();
  }

  /** To be called with an event that passed the static part of an atom's filter. */
  receive(atom: AtomNode, event: Row): void {
    if (!this.#options.ordersListeners) {
      atom.receive(event);
      return;
    }
    // a named window may hand over several events in one moment
    if (this.#event !== event) this.#hear();
    this.#event = event;
    this.#reached = appended(this.#reached, atom);
    this.#unsettle();
  }

  failed(child: State): void {
    child.quit();
    this.#top = undefined;
  }

  settle(): void {
    this.#hear();
    this.#isUnsettled = false;
    const rows = this.#rows;
    if (rows.length === 0) return;
    const matches = this.#matches;
    this.#forget();
    if (this.#options.discardPartials) this.#top?.discard(eventsOf(matches));
    const wanted = this.#options.suppressOverlapping ? withoutOverlaps(matches) : undefined;
    for (let i = 0; i < rows.length; i++) if (wanted === undefined || wanted.has(i)) this.#emit(rows[i] as Row);
  }

  /** A row that what follows cannot take is lost, and no other. */
  #emit(row: Row): void {
    try {
      this.#output.update(row);
    } catch (error) {
      this.shared.site.failed(this.#options.id, error);
    }
  }

  #forget(): void {
    this.#rows = NO_ROWS;
    this.#matches = NO_ROWS;
  }

  #unsettle(): void {
    if (this.#isUnsettled) return;
    this.#isUnsettled = true;
    this.shared.unsettled(this);
  }

  #hear(): void {
    const event = this.#event;
    if (event === undefined) return;
    const reached = this.#reached;
    this.#reached = NO_ROWS;
    this.#event = undefined;
    deliver(event, reached);
  }

  /** What it waits for, one entry an atom or observer, in no order. */
  *waiting(): Generator<Waiting> {
    if (this.#top !== undefined) yield* this.#top.waiting(this.shared.empty);
  }
}

import type { Row } from '../row.js';
import type { StateReader, StateWriter } from '../state.js';
import type { Match } from './match.js';
import type { PatternShared } from './pattern-shared.js';

/*
 * A pattern runs as a tree of states. A state is one attempt at one node of the plan: it is started with what was bound before it, and
 * tells its parent by `matched` and `failed` what becomes of it. Each state knows its place in its parent; nobody searches for a child.
 */

/** The node that a state stands at, as far as states know it. */
export interface StateNode {
  readonly id: string;
  /** number within the pattern, in pre-order */
  readonly place: number;
  readonly shared: PatternShared;
  /** live states here */
  held: number;
  /** what a state here waits for, in a word */
  readonly waitsFor: 'event' | 'time' | 'parts';
  /** The node of part `slot`. */
  partAt(slot: number): StateNode | undefined;
  /** A new state here, not yet started. */
  create(parent: Parent, slot: number): State;
}

/** Who hears from a state: another state, or the pattern itself. */
export interface Parent {
  /** `child` turned true. With `quit` it has ended and will not be heard again; else it goes on and may turn true once more. */
  matched(child: State, match: Match, quit: boolean): void;
  /** `child` can never turn true (again). It may still have to be quit. `forGood`: even `every` does not begin it anew. */
  failed(child: State, forGood: boolean): void;
}

/** What a state waits for, as {@link State.waiting} tells it. */
export interface Waiting {
  readonly node: StateNode;
  /** what is bound so far */
  readonly match: Match;
  /** engine time in ms at which this ends by itself, if a timer runs */
  readonly due?: number;
  /** what it waits for would end the match, not go on with it: it stands under `not` */
  readonly negated?: boolean;
}

/**
 * A state is made for every partial match. Its fields, and those of the classes below, are declared only and get their values in the
 * constructors: a class whose fields have initialisers, or private names, is made four times as slowly (50 against 12 ns in Node 20).
 */
export abstract class State implements Parent {
  declare readonly node: StateNode;
  declare readonly parent: Parent;
  /** which part of its parent it is */
  declare readonly slot: number;
  /** with what it was started */
  declare match: Match;
  declare live: boolean;
  /** place in the {@link StateBag} of its parent; -1 when it stands in none */
  declare place: number;

  constructor(node: StateNode, parent: Parent, slot: number) {
    this.node = node;
    this.parent = parent;
    this.slot = slot;
    this.match = node.shared.empty;
    this.live = true;
    this.place = -1;
    node.held++;
  }

  /** Begins with what was bound before. May turn true or false before it returns. */
  abstract start(match: Match): void;
  /** Ends it and all below it without a word to the parent. May be called again. */
  abstract quit(): void;
  abstract matched(child: State, match: Match, quit: boolean): void;
  abstract failed(child: State, forGood: boolean): void;
  /** Ends, and reports as failed, whatever below holds one of `events`. */
  abstract discard(events: ReadonlySet<Row>): void;
  /** The states below. */
  abstract children(): readonly State[];
  /** Tells what it waits for; `bound` is what its surroundings have bound beside its own match. */
  abstract waiting(bound: Match): Iterable<Waiting>;

  /** Writes what it keeps beside its match and its children; a generator if that may be long. */
  abstract write(out: StateWriter): Generator<void> | undefined;
  /** Reads what {@link write} wrote, into a state that was not started and will have so many children. */
  abstract read(from: StateReader, children: number): Generator<void> | undefined;
  /** Takes in a child that was read, those of one parent in the order in which they were written. */
  abstract adopt(child: State): void;

  /** Marks it as ended. @returns false if it was already */
  protected end(): boolean {
    if (!this.live) return false;
    this.live = false;
    this.node.held--;
    return true;
  }
}

/**
 * The children of a state that may have any number of them, in no order. Adding and removing are O(1) and touch, beside the child itself,
 * only the one that was added last: its memory is still near when a hundred thousand wait.
 */
export class StateBag {
  readonly #states: State[] = [];

  get size(): number {
    return this.#states.length;
  }

  has(state: State): boolean {
    return state.place >= 0;
  }

  add(state: State): void {
    state.place = this.#states.length;
    this.#states.push(state);
  }

  /** @returns false if it does not stand here (any more) */
  remove(state: State): boolean {
    const { place } = state;
    if (place < 0) return false;
    state.place = -1;
    const last = this.#states.pop();
    if (last === undefined || last === state) return true;
    this.#states[place] = last;
    last.place = place;
    return true;
  }

  quitAll(): void {
    for (const state of this.#states.splice(0)) {
      state.place = -1;
      state.quit();
    }
  }

  toArray(): readonly State[] {
    return [...this.#states];
  }

  [Symbol.iterator](): Iterator<State> {
    return this.#states.values();
  }
}

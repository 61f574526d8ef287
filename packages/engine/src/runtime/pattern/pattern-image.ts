import { sortInSlices } from '../sort-in-slices.js';
import type { StateReader, StateWriter } from '../state.js';
import { AtomState } from './atom.js';
import { GuardState } from './guard.js';
import { type Match, readMatch, writeMatch } from './match.js';

import { ObserverState } from './observer.js';
import type { Parent, State, StateNode } from './state.js';
import { TimedAtomState } from './timed-atom.js';

/*
 * The tree of states in a snapshot: states in pre-order, each with its slot, its match (or which of the states around it has the same, as
 * most do), the number of its children and what else it keeps. Tables and timers are built anew, in the order of beginnings.
 */

/** Instead of the number of steps outwards to the state with the same match. */
const OWN_MATCH = 0;

/** The children of one state, and which of them comes next. */
interface Unwritten {
  readonly states: readonly State[];
  /** the match of the state around them */
  readonly match: Match | undefined;
  next: number;
}

/** Writes the tree under `top`; yields now and then. O(states). */
export function* saveTree(top: State, out: StateWriter): Generator<void> {
  const path: Unwritten[] = [{ states: [top], match: undefined, next: 0 }];
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    const state = last.states[last.next++];
    if (state === undefined) {
      path.pop();
      continue;
    }
    const children = state.children();
    out.integer(state.slot);
    const steps = stepsTo(state.match, path);
    out.integer(steps);
    if (steps === OWN_MATCH) writeMatch(state.match, out);
    out.integer(children.length);
    const long = state.write(out);
    if (long !== undefined) yield* long;
    if (children.length > 0) path.push({ states: children, match: state.match, next: 0 });
    if (out.endsSlice()) yield;
  }
}

/** How many states outwards stands one with the same match; the innermost counts as 1. */
function stepsTo(match: Match, path: readonly { readonly match: Match | undefined }[]): number {
  for (let steps = 1; steps <= path.length; steps++) if (path.at(-steps)?.match === match) return steps;
  return OWN_MATCH;
}

interface Unfinished {
  readonly state: State;
  readonly match: Match;
  children: number;
}

/** Reads a tree whose top is a state of `root`, and lets it go on. @returns the top */
export function* loadTree(root: StateNode, parent: Parent, from: StateReader): Generator<void, State> {
  const top = yield* loadState({ node: root, parent, slot: from.integer(), path: [] }, from);
  const waiting: WaitingState[] = [];
  if (waits(top.state)) waiting.push(top.state);
  const path: Unfinished[] = [top];
  for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
    if (last.children === 0) {
      path.pop();
      continue;
    }
    last.children--;
    const { state } = last;
    const slot = from.integer();
    const child = yield* loadState({ node: state.node.partAt(slot), parent: state, slot, path }, from);
    state.adopt(child.state);
    if (waits(child.state)) waiting.push(child.state);
    path.push(child);
    if (from.endsSlice()) yield;
  }
  yield* goOn(waiting);
  return top.state;
}

interface Place {
  readonly node: StateNode | undefined;
  readonly parent: Parent;
  readonly slot: number;
  readonly path: readonly Unfinished[];
}

function* loadState({ node, parent, slot, path }: Place, from: StateReader): Generator<void, Unfinished> {
  if (node === undefined) throw new RangeError(`no part ${slot} in a pattern of a snapshot`);
  const state = node.create(parent, slot);
  const steps = from.integer();
  state.match = (steps === OWN_MATCH ? undefined : path.at(-steps)?.match) ?? readMatch(from, node.shared.empty.length);
  const children = from.integer();
  const long = state.read(from, children);
  if (long !== undefined) yield* long;
  return { state, match: state.match, children };
}

/** What waits for events or time. */
type WaitingState = AtomState | GuardState | ObserverState;

function waits(state: State): state is WaitingState {
  return state instanceof AtomState || state instanceof GuardState || state instanceof ObserverState;
}

/** After so many beginnings it yields. */
const SLICE_STATES = 256;

/** Lets everything wait again, oldest beginning first. */
function* goOn(waiting: WaitingState[]): Generator<void> {
  yield* sortInSlices(waiting, (a, b) => a.seq - b.seq);
  let count = 0;
  for (const state of waiting) {
    if (state instanceof AtomState) state.begin();
    if (state instanceof TimedAtomState || !(state instanceof AtomState)) state.arm(state.due);
    if (++count % SLICE_STATES === 0) yield;
  }
}

import type { PatternShared } from './pattern-shared.js';
import type { Parent, State, StateNode } from './state.js';

/** A node of the plan within one instance of the pattern: what all states at it share. */
export abstract class PatternNode implements StateNode {
  /** node id of the plan */
  readonly id: string;
  /** number within the pattern, in pre-order */
  readonly place: number;
  readonly shared: PatternShared;
  /** live states here */
  held = 0;
  /** how often a state here has turned true */
  turned = 0;

  constructor(plan: { readonly id: string; readonly node: number }, shared: PatternShared) {
    this.id = plan.id;
    this.place = plan.node;
    this.shared = shared;
  }

  /** The node of part `slot`. */
  abstract partAt(slot: number): PatternNode | undefined;
  /** A new state here, not yet started. */
  abstract create(parent: Parent, slot: number): State;
  /** what a state here waits for, in a word */
  abstract readonly waitsFor: 'event' | 'time' | 'parts';
}

import type { DiagramEdit, Refusal } from '@rulewright/diagram';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Spot } from '../document/place.js';

/** Something in the hand: a tool of the palette, or the loose end of an edge. */
export interface Draft {
  /** what is carried, in words */
  readonly label: string;
  /** the edit when it is let go over that part; over the empty canvas, if that means anything */
  readonly editAt: (id: string | undefined) => DiagramEdit | undefined;
  /** where an edge begins on the screen */
  readonly from?: Point;
  /** asks more before anything is drawn, where that edit can be made */
  readonly land?: (landing: Landing) => void;
}

/** Where something was let go. */
export interface Landing {
  /** the part there; without one the empty canvas */
  readonly at: string | undefined;
  /** where a new statement would stand */
  readonly spot: Spot | undefined;
  readonly point: Point;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What letting go there would do: undefined while it is not known yet. */
export type Verdict = { readonly kind: 'takes' } | Refusal | undefined;

interface DraftState {
  readonly draft: Draft | undefined;
  /** by id of the part, `''` for the empty canvas */
  readonly verdicts: ReadonlyMap<string, Verdict>;
  /** the part under the pointer, `''` for the empty canvas; undefined off the canvas */
  readonly over: string | undefined;
  readonly pointer: Point;
}

const NOTHING: DraftState = { draft: undefined, verdicts: new Map(), over: undefined, pointer: { x: 0, y: 0 } };

export const draftStore = createStore<DraftState>(() => NOTHING);

export function takeUp(draft: Draft): void {
  draftStore.setState({ ...NOTHING, draft });
}

export function letGo(): void {
  draftStore.setState(NOTHING);
}

/** Parts that would take what is carried. */
export function takers(verdicts: ReadonlyMap<string, Verdict>): ReadonlySet<string> {
  return new Set([...verdicts].filter(([id, verdict]) => id !== '' && verdict?.kind === 'takes').map(([id]) => id));
}

export function useDraft<T>(pick: (state: DraftState) => T): T {
  return useStore(draftStore, pick);
}

import type { PlanExpression } from '../../plan/expression.js';
import type { PatternAtomPlan, PatternFilterStep } from '../../plan/pattern.js';
import { compareValues } from '../expression/library/equality.js';
import type { RowValue } from '../row.js';
import type { Match } from './match.js';

/**
 * Atoms of one pattern that one event reaches hear of it in the order of Esper's filter index (compile/pattern-path tells its rules). What
 * that order hangs on while the pattern runs is when each index came to be: with the first state that listens through it, anew after the
 * last one has gone.
 */

/** An index on the way of an atom. */
interface FilterIndexPlace {
  /** states that listen through it */
  live: number;
  /** beginning of the first of them */
  since: number;
}

export interface ListeningStep {
  readonly index: FilterIndexPlace;
  /** what orders the entries of the index, of a match */
  readonly by: readonly ((match: Match) => RowValue)[];
}

/** Who may hear of an event. */
interface Listener {
  readonly node: { readonly steps: readonly ListeningStep[] };
  readonly match: Match;
  readonly seq: number;
}

/** Gives the atoms of one pattern their ways through the indexes that they share. */
export class ListeningOrder {
  readonly #places = new Map<string, FilterIndexPlace>();

  /** @param functionOf makes the functions of what orders entries */
  stepsOf(
    { source, filterPath }: PatternAtomPlan,
    functionOf: (by: PlanExpression) => (match: Match) => RowValue,
  ): readonly ListeningStep[] {
    let way = source.kind === 'filter' ? `filter ${source.filter.eventType}` : `window ${source.window}`;
    return filterPath.map((step) => {
      const index = this.#place(`${way}\n${step.index}`);
      way = wayThrough(way, step);
      return { index, by: step.by.map(functionOf) };
    });
  }

  #place(name: string): FilterIndexPlace {
    let place = this.#places.get(name);
    if (place === undefined) {
      place = { live: 0, since: 0 };
      this.#places.set(name, place);
    }
    return place;
  }
}

/** names index and entry: two atoms that agree in it go the same way */
function wayThrough(way: string, { index, entry }: PatternFilterStep): string {
  return `${way}\n${index}\n${entry}`;
}

/** A state listens through these indexes from beginning `seq` on. */
export function enter(steps: readonly ListeningStep[], seq: number): void {
  for (const { index } of steps) if (index.live++ === 0) index.since = seq;
}

export function leave(steps: readonly ListeningStep[]): void {
  for (const { index } of steps) index.live--;
}

/** Negative if `a` hears first. */
export function compareListeners(a: Listener, b: Listener): number {
  const [ours, theirs] = [a.node.steps, b.node.steps];
  for (let depth = 0; ; depth++) {
    const [one, other] = [ours[depth], theirs[depth]];
    // whose conditions are all asked comes behind those who go on
    if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined) || a.seq - b.seq;
    const order = one.index === other.index ? compareEntries(one, a.match, other, b.match) : one.index.since - other.index.since;
    if (order !== 0) return order;
  }
}

function compareEntries(one: ListeningStep, match: Match, other: ListeningStep, otherMatch: Match): number {
  for (const [i, by] of one.by.entries()) {
    const order = compareValues(by(match), other.by[i]?.(otherMatch) ?? null);
    if (order !== 0) return order;
  }
  return 0;
}

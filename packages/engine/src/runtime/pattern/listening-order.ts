import type { PatternAtomPlan, PatternFilterStep } from '../../plan/pattern.js';

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
  /** names index and entry: two atoms that agree in it go the same way */
  readonly way: string;
  readonly constant: number;
}

/** Gives the atoms of one pattern their ways through the indexes that they share. */
export class ListeningOrder {
  readonly #places = new Map<string, FilterIndexPlace>();

  stepsOf({ source, filterPath }: PatternAtomPlan): readonly ListeningStep[] {
    let way = source.kind === 'filter' ? `filter ${source.filter.eventType}` : `window ${source.window}`;
    return filterPath.map((step) => {
      const index = this.#place(`${way}\n${step.index}`);
      way = wayThrough(way, step);
      return { index, way, constant: step.constant ?? 0 };
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

/** Negative if who goes the way `a` hears first; 0 when both stand in one place, where who began first is first. */
export function compareWays(a: readonly ListeningStep[], b: readonly ListeningStep[]): number {
  const parting = a.findIndex(({ way }, depth) => way !== b[depth]?.way);
  const one = a[parting < 0 ? a.length : parting];
  const other = b[parting < 0 ? a.length : parting];
  // whose conditions are all asked comes behind those who go on
  if (one === undefined || other === undefined) return Number(one === undefined) - Number(other === undefined);
  return one.index === other.index ? one.constant - other.constant : one.index.since - other.index.since;
}

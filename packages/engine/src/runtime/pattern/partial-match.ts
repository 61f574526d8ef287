import type { PatternTagPlan } from '../../plan/pattern.js';
import type { Row } from '../row.js';
import { type MatchSlot, startOf } from './match.js';
import type { Waiting } from './state.js';

/** A partial match as a person sees it: what is bound, for how long, and what it waits for. */
export interface PartialMatch {
  /** tags that are bound, in the order of the plan */
  readonly tags: Readonly<Record<string, Row | readonly Row[]>>;
  /** engine time in ms since the first of them was bound; null when none is */
  readonly ageMs: number | null;
  /** node of the atom or observer */
  readonly waitsAt: string;
  readonly waitsFor: 'event' | 'time';
  /** engine time in ms at which a timer of it runs out */
  readonly due?: number;
  /** what it waits for would end it (`not`) */
  readonly negated: boolean;
}

/** What {@link Waiting} tells, with tags by name. */
export function partialMatch(waiting: Waiting, tags: readonly PatternTagPlan[], now: number): PartialMatch {
  const { node, match, due, negated = false } = waiting;
  const start = startOf(match);
  const bound = tags.flatMap(({ name }, place) => {
    const value = match[place];
    return isBound(value) ? [[name, value] as const] : [];
  });
  return {
    tags: Object.fromEntries(bound),
    ageMs: start === null ? null : now - start,
    waitsAt: node.id,
    waitsFor: node.waitsFor === 'time' ? 'time' : 'event',
    ...(due !== undefined && due < Number.POSITIVE_INFINITY && { due }),
    negated,
  };
}

function isBound(value: MatchSlot | undefined): value is Row | readonly Row[] {
  return value !== null && value !== undefined && typeof value !== 'number';
}

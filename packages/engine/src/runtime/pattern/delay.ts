import type { Match } from './match.js';
import type { PatternNode } from './node.js';

/** When a timer that begins now has its instant; `constant`: always equally far ahead. */
export interface Delay {
  readonly due: (match: Match, now: number) => number;
  readonly constant: boolean;
}

/** Infinity when the delay cannot be told: what hangs on it then never ends */
export function dueOf(delay: Delay, match: Match, node: PatternNode): number {
  const { shared } = node;
  if (delay.constant) return delay.due(match, shared.now);
  return shared.attempt(node.id, () => delay.due(match, shared.now)) ?? Number.POSITIVE_INFINITY;
}

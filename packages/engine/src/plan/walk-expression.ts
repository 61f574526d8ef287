import type { PlanExpression, PlanExpressionKind } from './expression.js';

/** All expressions in a piece of a plan, outer ones first. O(size). */
export function* expressionsIn(part: unknown): Generator<PlanExpression> {
  if (typeof part !== 'object' || part === null) return;
  if (Array.isArray(part)) {
    for (const item of part) yield* expressionsIn(item);
    return;
  }
  // expressions alone have both a kind and a type
  if ('kind' in part && 'type' in part && typeof part.type === 'object') yield part as PlanExpression;
  for (const value of Object.values(part)) yield* expressionsIn(value);
}

/** Whether a piece of a plan has an expression of one of these kinds in it. */
export function usesKind(part: unknown, kinds: ReadonlySet<PlanExpressionKind>): boolean {
  for (const expression of expressionsIn(part)) if (kinds.has(expression.kind)) return true;
  return false;
}

import type { PlanExpression, PlanExpressionKind } from './expression.js';

/** Fields that hold types, which are many and in which no expression stands. */
const TYPE_FIELDS: ReadonlySet<string> = new Set(['type', 'eventType', 'rowType']);

/** All expressions in a piece of a plan, outer ones first. O(size). */
export function expressionsIn(part: unknown): readonly PlanExpression[] {
  const found: PlanExpression[] = [];
  someExpression(part, (expression) => {
    found.push(expression);
    return false;
  });
  return found;
}

/** Whether a piece of a plan has an expression of one of these kinds in it. */
export function usesKind(part: unknown, kinds: ReadonlySet<PlanExpressionKind>): boolean {
  return someExpression(part, ({ kind }) => kinds.has(kind));
}

/** Whether any of the expressions passes; outer ones are asked first. */
function someExpression(part: unknown, passes: (expression: PlanExpression) => boolean): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if (Array.isArray(part)) {
    for (const item of part) if (someExpression(item, passes)) return true;
    return false;
  }
  // expressions alone have both a kind and a type
  if ('kind' in part && 'type' in part && typeof part.type === 'object' && passes(part as PlanExpression)) return true;
  for (const [field, value] of Object.entries(part)) if (!TYPE_FIELDS.has(field) && someExpression(value, passes)) return true;
  return false;
}

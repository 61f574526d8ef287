import type { PlanExpression, PlanExpressionKind } from './expression.js';

/** Fields that hold types, which are many and in which no expression stands. */
const TYPE_FIELDS: ReadonlySet<string> = new Set(['type', 'types', 'eventType', 'rowType']);

/**
 * Whether any part of a plan passes, itself and all objects in it, types left out; outer ones are asked first. O(size).
 *
 * It runs some ten times a deployment, mostly in code that is not compiled yet: it makes no lists and no generators.
 */
export function somePart(part: unknown, passes: (part: object) => boolean): boolean {
  if (typeof part !== 'object' || part === null) return false;
  if (Array.isArray(part)) {
    for (let i = 0; i < part.length; i++) if (somePart(part[i], passes)) return true;
    return false;
  }
  if (passes(part)) return true;
  for (const field in part) {
    if (!TYPE_FIELDS.has(field) && somePart((part as Readonly<Record<string, unknown>>)[field], passes)) return true;
  }
  return false;
}

/** All expressions in a piece of a plan, outer ones first. O(size). */
export function expressionsIn(part: unknown): readonly PlanExpression[] {
  const found: PlanExpression[] = [];
  somePart(part, (one) => {
    if (isExpression(one)) found.push(one);
    return false;
  });
  return found;
}

/** Whether a piece of a plan has an expression of one of these kinds in it. */
export function usesKind(part: unknown, kinds: ReadonlySet<PlanExpressionKind>): boolean {
  return somePart(part, (one) => isExpression(one) && kinds.has(one.kind));
}

/** Expressions alone have both a kind and a type. */
function isExpression(part: object): part is PlanExpression {
  return 'kind' in part && 'type' in part && typeof part.type === 'object';
}

import type { AggregateRead, CheckedExpression, PreviousRead, PropertyRead } from '../checked-expression.js';

/**
 * Calls `visit` for an expression and everything in it, outermost first. Checked expressions are plain data, so the walk goes over their
 * fields; types and spans hold no expressions.
 */
export function walkExpression(expression: CheckedExpression, visit: (node: CheckedExpression) => void): void {
  visit(expression);
  for (const [key, field] of Object.entries(expression)) {
    if (key === 'span' || key === 'type' || key === 'types') continue;
    walkField(field, visit);
  }
}

function walkField(field: unknown, visit: (node: CheckedExpression) => void): void {
  if (Array.isArray(field)) {
    for (const item of field) walkField(item, visit);
    return;
  }
  if (typeof field !== 'object' || field === null) return;
  if ('kind' in field && 'type' in field && 'span' in field) {
    walkExpression(field as CheckedExpression, visit);
    return;
  }
  for (const inner of Object.values(field)) walkField(inner, visit);
}

/** Reads of events of this query (level 0) in an expression. */
export function readsOf(expression: CheckedExpression): readonly PropertyRead[] {
  const reads: PropertyRead[] = [];
  walkExpression(expression, (node) => {
    if (node.kind === 'property' && node.level === 0) reads.push(node);
  });
  return reads;
}

/** Reads of events of the queries around. */
export function outerReads(expression: CheckedExpression): readonly PropertyRead[] {
  const reads: PropertyRead[] = [];
  walkExpression(expression, (node) => {
    if (node.kind === 'property' && node.level > 0) reads.push(node);
  });
  return reads;
}

export function previousReads(expression: CheckedExpression): readonly PreviousRead[] {
  const reads: PreviousRead[] = [];
  walkExpression(expression, (node) => {
    if (node.kind === 'previous') reads.push(node);
  });
  return reads;
}

/** Aggregates that an expression reads. */
export function aggregateReads(expression: CheckedExpression): readonly AggregateRead[] {
  const reads: AggregateRead[] = [];
  walkExpression(expression, (node) => {
    if (node.kind === 'aggregate') reads.push(node);
  });
  return reads;
}

/** A read by stream and names of its path, for comparing: `0.a.b`. Positions and keys count as `[]`. */
export function readKey(read: PropertyRead): string {
  return `${read.stream}.${read.path.map((step) => (step.kind === 'property' ? step.name : '[]')).join('.')}`;
}

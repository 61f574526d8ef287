import { BOOLEAN, type ValueType } from '@rulewright/core';
import type { Exists, Expression, In, Quantified, Subquery } from '../../syntax/ast.js';
import type { CheckedExpression } from '../checked-expression.js';
import { incompatibleTypes } from '../rules/incompatible-types.js';
import { misplaced } from '../rules/misplaced.js';
import type { ExpressionContext, SubqueryResult } from '../session.js';
import { checkRange } from './operators.js';
import { comparable, failed, mayBeOrdered, placeOf, unwrapped } from './types.js';

/** `x in (1, 2)`, `x in [1:5)`, `x in (select …)`, `x in tags` */
export function checkIn(node: In, context: ExpressionContext): CheckedExpression {
  const span = placeOf(node, context);
  if (node.set.kind === 'in-range') return checkRange(node, node.value, { ...node.set, not: node.not, between: false }, context);
  const value = context.session.checkExpression(node.value, context);
  const subquery = node.set.kind === 'subquery' ? node.set : onlySubquery(node.set.items);
  if (subquery !== undefined) {
    const found = subqueryOf(subquery, context);
    if (found === undefined) return failed(span);
    compareWith(value, found.type, context);
    return { kind: 'subquery-in', type: BOOLEAN, span, not: node.not, value, index: found.index };
  }
  const items = node.set.kind === 'in-list' ? node.set.items.map((item) => context.session.checkExpression(item, context)) : [];
  for (const item of items) compareWith(value, item.type.kind === 'array' ? item.type.element : item.type, context, item);
  return { kind: 'in-list', type: BOOLEAN, span, not: node.not, value, items };
}

/** `x > any (…)`, `x = all (select …)` */
export function checkQuantified(node: Quantified, context: ExpressionContext): CheckedExpression {
  const span = placeOf(node, context);
  const left = context.session.checkExpression(node.left, context);
  const ordered = node.operator !== '=' && node.operator !== '!=' && node.operator !== 'is' && node.operator !== 'is not';
  const base = { type: BOOLEAN, span, operator: node.operator, quantifier: node.quantifier, left } as const;
  const subquery = 'kind' in node.right ? node.right : onlySubquery(node.right);
  if (subquery !== undefined) {
    const found = subqueryOf(subquery, context);
    if (found === undefined) return failed(span);
    compareWith(left, found.type, context);
    return { kind: 'subquery-quantified', ...base, index: found.index };
  }
  const nodes: readonly Expression[] = 'kind' in node.right ? [] : node.right;
  const items = nodes.map((item) => context.session.checkExpression(item, context));
  for (const item of items) {
    const type = item.type.kind === 'array' ? item.type.element : item.type;
    compareWith(left, type, context, item);
    if (ordered && !mayBeOrdered(type))
      context.session.report(incompatibleTypes, { left: left.type, right: type, verb: 'compare', span: item.span });
  }
  return { kind: 'quantified', ...base, items };
}

/** `exists (select …)` */
export function checkExists(node: Exists, context: ExpressionContext): CheckedExpression {
  const span = placeOf(node, context);
  if (!allowed(node.subquery, context)) return failed(span);
  const { index } = context.session.checkSubquery(node.subquery, context);
  return { kind: 'subquery-exists', type: BOOLEAN, span, index };
}

/** `(select …)` as a value */
export function checkSubqueryValue(node: Subquery, context: ExpressionContext): CheckedExpression {
  const span = placeOf(node, context);
  const found = subqueryOf(node, context);
  if (found === undefined) return failed(span);
  return { kind: 'subquery', type: found.type, span, index: found.index, ...(found.record ? { record: true } : {}) };
}

function subqueryOf(node: Subquery, context: ExpressionContext): SubqueryResult | undefined {
  return allowed(node, context) ? context.session.checkSubquery(node, context) : undefined;
}

function allowed(node: Subquery, context: ExpressionContext): boolean {
  if (context.subqueries !== undefined) return true;
  const where = context.insideAggregate ? 'an aggregate' : `the ${context.clause}`;
  context.session.report(misplaced, { what: 'a subquery', where, span: placeOf(node, context) });
  return false;
}

function compareWith(left: CheckedExpression, type: ValueType, context: ExpressionContext, item?: CheckedExpression): void {
  if (left.type.kind !== 'array' && comparable(left.type, type)) return;
  context.session.report(incompatibleTypes, { left: left.type, right: type, verb: 'compare', span: item?.span ?? left.span });
}

function onlySubquery(items: readonly Expression[]): Subquery | undefined {
  const only = items.length === 1 && items[0] !== undefined ? unwrapped(items[0]) : undefined;
  return only?.kind === 'subquery' ? only : undefined;
}

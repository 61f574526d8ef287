import { BOOLEAN } from '@rulewright/core';
import type { Expression } from '../../syntax/ast.js';
import type { CheckedExpression } from '../checked-expression.js';
import { mayBeBoolean, placeOf } from '../expression/types.js';
import { wrongType } from '../rules/wrong-type.js';
import type { ExpressionContext } from '../session.js';

/** Conditions in the parentheses of a type, joined by and; undefined when there are none. */
export function checkConditions(nodes: readonly Expression[], context: ExpressionContext): CheckedExpression | undefined {
  const operands = nodes.map((node) => checkCondition(node, context));
  const first = operands[0];
  const last = operands.at(-1);
  if (first === undefined || last === undefined) return undefined;
  if (operands.length === 1) return first;
  const span = { start: first.span.start, end: last.span.end };
  return { kind: 'logic', type: BOOLEAN, span, operator: 'and', operands };
}

/** An expression that must be a boolean; the clause of the context names it. */
export function checkCondition(node: Expression, context: ExpressionContext): CheckedExpression {
  const checked = context.session.checkExpression(node, context);
  if (!mayBeBoolean(checked.type)) {
    const facts = { what: `the ${context.clause}`, expected: 'a boolean', actual: checked.type, span: placeOf(node, context) };
    context.session.report(wrongType, facts);
  }
  return checked;
}

import type { Annotation, Chain, Expression } from '../../syntax/ast.js';
import type { CheckedExpression } from '../checked-expression.js';
import type { ExpressionContext } from '../session.js';
import { checkChain } from './chain.js';
import { checkExists, checkIn, checkQuantified, checkSubqueryValue } from './membership.js';
import { checkBetween, checkBinary, checkLike, checkRegexp, checkUnary } from './operators.js';
import { failed, placeOf } from './types.js';
import {
  checkArray,
  checkCase,
  checkCast,
  checkInstanceOf,
  checkLiteral,
  checkPeriod,
  checkRecord,
  checkSubstitution,
  reportNotValue,
} from './values.js';

type Check<K extends Expression['kind']> = (
  node: Extract<Expression, { kind: K }>,
  context: ExpressionContext,
) => CheckedExpression;

/** One checker a kind: a new kind of expression does not compile until it is handled. */
const CHECKS: { readonly [K in Expression['kind']]: Check<K> } = {
  literal: checkLiteral,
  chain: checkChain,
  unary: checkUnary,
  binary: checkBinary,
  quantified: checkQuantified,
  in: checkIn,
  between: checkBetween,
  like: checkLike,
  regexp: checkRegexp,
  case: checkCase,
  cast: checkCast,
  instanceof: checkInstanceOf,
  subquery: checkSubqueryValue,
  exists: checkExists,
  array: checkArray,
  'new-record': checkRecord,
  lambda: (node, context) => reportNotValue('a lambda', node, context),
  'time-period': checkPeriod,
  wildcard: (node, context) => reportNotValue('*', node, context),
  parenthesized: (node, context) => {
    const [only, second] = node.items;
    if (only === undefined || second !== undefined) return reportNotValue('a list', node, context);
    return context.session.checkExpression(only, context);
  },
  substitution: checkSubstitution,
  'order-item': (node, context) => context.session.checkExpression(node.expression, context),
  'cron-field': (node, context) => reportNotValue('a crontab field', node, context),
  annotation: (node: Annotation, context) => reportNotValue('an annotation', node, context),
  missing: (node, context) => {
    context.session.incomplete = true;
    return failed(placeOf(node, context));
  },
};

/**
 * An expression with its names resolved and its types known. What is wrong with it goes to the session; what cannot be checked comes back
 * as an `any`, so that one mistake is one diagnostic.
 */
export function checkExpression(node: Expression, context: ExpressionContext): CheckedExpression {
  const check = CHECKS[node.kind] as Check<Expression['kind']>;
  const checked = check(node as Chain, context);
  context.session.bindings?.type(node, checked.type);
  return checked;
}

import { INT, type ValueType } from '@rulewright/core';
import type { Expression, Lambda } from '../../syntax/ast.js';
import type { LambdaOf } from '../checked-expression.js';
import { callArguments } from '../rules/call-arguments.js';
import { wrongType } from '../rules/wrong-type.js';
import type { LocalName } from '../scope/scope.js';
import type { ExpressionContext } from '../session.js';
import { mayBeBoolean, placeOf, unwrapped } from './types.js';

export interface LambdaShape {
  readonly method: string;
  /** types of the parameters before position and size: the element, or for `aggregate` the result so far and the element */
  readonly parameters: readonly ValueType[];
  /** its value must be a boolean */
  readonly predicate: boolean;
}

/** A lambda argument; the item may be followed by its position and by the size of the collection. */
export function checkLambda(node: Expression, shape: LambdaShape, context: ExpressionContext): LambdaOf | undefined {
  const lambda = unwrapped(node);
  if (lambda.kind !== 'lambda') {
    const usage = `${shape.method}(x => …)`;
    context.session.report(callArguments, { name: shape.method, message: 'takes a lambda', usage, span: placeOf(node, context) });
    return undefined;
  }
  const types = [...shape.parameters, INT, INT];
  if (lambda.parameters.length < shape.parameters.length || lambda.parameters.length > types.length) {
    const message = `takes a lambda of ${shape.parameters.length} to ${types.length} parameters`;
    const usage = shape.parameters.length === 1 ? `${shape.method}((x, i) => …)` : `${shape.method}(0, (result, x) => …)`;
    context.session.report(callArguments, { name: shape.method, message, usage, span: placeOf(lambda, context) });
    return undefined;
  }
  const body = context.session.checkExpression(lambda.body, insideLambda(lambda, types, context));
  if (shape.predicate && !mayBeBoolean(body.type)) {
    const what = `the condition of "${shape.method}"`;
    context.session.report(wrongType, { what, expected: 'a boolean', actual: body.type, span: placeOf(lambda.body, context) });
  }
  const parameters = lambda.parameters.map((parameter) => parameter.text);
  return { kind: 'lambda', type: body.type, span: placeOf(lambda, context), parameters, body };
}

function insideLambda(lambda: Lambda, types: readonly ValueType[], context: ExpressionContext): ExpressionContext {
  const { scope, session } = context;
  const locals = lambda.parameters.map((parameter, index): LocalName => {
    const type = types[index] ?? INT;
    session.bindings?.symbol(parameter, { kind: 'lambda-parameter', name: parameter.text, type });
    return { kind: 'lambda', name: parameter.text, type, lambda: scope.lambdas, parameter: index };
  });
  const inner = { ...scope, locals: [...scope.locals, ...locals], lambdas: scope.lambdas + 1 };
  session.bindings?.region({ span: lambda.span, clause: 'lambda', scope: inner });
  return { ...context, scope: inner };
}

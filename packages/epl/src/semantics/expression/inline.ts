import type { Argument, CallLink, Name } from '../../syntax/ast.js';
import type { CheckedExpression } from '../checked-expression.js';
import { callArguments } from '../rules/call-arguments.js';
import { recursiveExpression } from '../rules/recursive-expression.js';
import { type LocalName, streamScope } from '../scope/scope.js';
import type { DeclaredExpression, ExpressionContext } from '../session.js';
import { failed, placeOf } from './types.js';
import { eventOfOnlyStream } from './wildcard.js';

/** A declared expression used by its bare name: an alias, or one without parameters. */
export function inlineAlias(name: Name, declared: DeclaredExpression, context: ExpressionContext): CheckedExpression {
  return inlined({ name, declared, arguments: [] }, context);
}

/** A call of a declared expression: its body is checked at the call, with the arguments in the place of its parameters. */
export function inlineCall(link: CallLink, declared: DeclaredExpression, context: ExpressionContext): CheckedExpression {
  return inlined({ name: link.name, declared, arguments: link.arguments }, context);
}

function inlined(
  call: { name: Name; declared: DeclaredExpression; arguments: readonly Argument[] },
  context: ExpressionContext,
): CheckedExpression {
  const { name, declared } = call;
  const span = placeOf(name, context);
  context.session.bindings?.symbol(name, { kind: 'declared-expression', name: name.text });
  if (context.inlining?.includes(name.text)) {
    context.session.report(recursiveExpression, { name: name.text, span });
    return failed(span);
  }
  const { body } = declared.declaration;
  const parameters = body.kind === 'lambda' ? body.parameters : [];
  if (parameters.length !== call.arguments.length) {
    const usage = `${name.text}(${parameters.map((parameter) => parameter.text).join(', ')})`;
    const message = `takes ${parameters.length} ${parameters.length === 1 ? 'argument' : 'arguments'}`;
    context.session.report(callArguments, { name: name.text, message, usage, span });
    return failed(span);
  }
  const inner: ExpressionContext = {
    ...context,
    ...(declared.foreign ? { span } : {}),
    inlining: [...(context.inlining ?? []), name.text],
    scope: body.kind === 'lambda' ? parameterScope(parameters, call.arguments, context) : context.scope,
  };
  return context.session.checkExpression(body.kind === 'lambda' ? body.body : body, inner);
}

/** With parameters, the body sees these alone; variables and declared expressions are known everywhere. */
function parameterScope(parameters: readonly Name[], nodes: readonly Argument[], context: ExpressionContext) {
  const { depth, lambdas, contextProperties } = context.scope;
  const locals = parameters.map((parameter, index): LocalName => {
    const node = nodes[index];
    const expression =
      node === undefined
        ? failed(placeOf(parameter, context))
        : node.value.kind === 'wildcard'
          ? eventOfOnlyStream(node.value, context)
          : context.session.checkExpression(node.value, context);
    return { kind: 'inline', name: parameter.text, expression, depth, lambdas };
  });
  return streamScope([], { locals, lambdas, depth, ...(contextProperties === undefined ? {} : { contextProperties }) });
}

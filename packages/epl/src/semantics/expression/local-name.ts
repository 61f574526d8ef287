import type { NameLink } from '../../syntax/ast.js';
import type { CheckedExpression } from '../checked-expression.js';
import type { LocalName, Scope } from '../scope/scope.js';
import type { ExpressionContext } from '../session.js';
import { moveReads } from './move-reads.js';
import { placeOf } from './types.js';

/** The lambda parameter or inlined parameter of that name, the innermost if there are several. */
export function findLocal(scope: Scope, name: string): LocalName | undefined {
  for (let i = scope.locals.length - 1; i >= 0; i--) {
    const local = scope.locals[i];
    if (local?.name === name) return local;
  }
  return undefined;
}

/** What a local name stands for, where `link` uses it. */
export function readLocal(local: LocalName, link: NameLink, context: ExpressionContext): CheckedExpression {
  const span = placeOf(link, context);
  if (local.kind === 'inline') {
    const { depth, lambdas } = context.scope;
    return { ...moveReads(local.expression, { levels: depth - local.depth, lambdas: lambdas - local.lambdas }), span };
  }
  const { name, type, parameter } = local;
  context.session.bindings?.symbol(link.name, { kind: 'lambda-parameter', name, type });
  return { kind: 'lambda-parameter', type, span, depth: context.scope.lambdas - 1 - local.lambda, parameter, path: [] };
}

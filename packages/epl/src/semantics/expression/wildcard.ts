import { eventOf } from '@rulewright/core';
import type { Wildcard } from '../../syntax/ast.js';
import type { CheckedExpression } from '../checked-expression.js';
import { misplaced } from '../rules/misplaced.js';
import { unknownDeclaration } from '../rules/unknown-declaration.js';
import type { ExpressionContext } from '../session.js';
import { streamNamed } from './resolve-name.js';
import { failed, placeOf } from './types.js';

/** In a declared expression `*` is the event that its first parameter stands for. */
function inlinedEvent({ scope }: ExpressionContext): CheckedExpression | undefined {
  const local = scope.locals.find((each) => each.kind === 'inline' && each.expression.type.kind === 'event');
  return local?.kind === 'inline' ? local.expression : undefined;
}

/** `*` as an argument: the event of the only stream; `a.*`: the event of stream `a`. */
export function eventOfOnlyStream(node: Wildcard, context: ExpressionContext): CheckedExpression {
  const span = placeOf(node, context);
  const { streams } = context.scope;
  const stream = node.stream === undefined ? streams[0] : streamNamed(context.scope, node.stream.text);
  const inlined = node.stream === undefined && streams.length === 0 ? inlinedEvent(context) : undefined;
  if (inlined !== undefined) return inlined;
  if (stream === undefined) {
    const candidates = streams.map((each) => each.name);
    if (node.stream === undefined) context.session.report(misplaced, { what: '*', where: `the ${context.clause}`, span });
    else context.session.report(unknownDeclaration, { what: 'stream', name: node.stream.text, span, candidates });
    return failed(span);
  }
  if (node.stream === undefined && streams.length > 1) {
    const hint = `write ${streams.map((each) => `${each.name}.*`).join(' or ')}`;
    context.session.report(misplaced, { what: '*', where: 'a call over several streams', span, hint });
  }
  if (node.stream !== undefined) {
    context.session.bindings?.symbol(node.stream, { kind: 'stream', name: stream.name, type: stream.type });
  }
  return { kind: 'property', type: eventOf(stream.type.name), span, level: 0, stream: stream.index, path: [], dynamic: false };
}

import { ANY, type ValueType } from '@rulewright/core';
import type { Chain, IndexLink, NameLink } from '../../syntax/ast.js';
import type { CheckedExpression } from '../checked-expression.js';
import { callArguments } from '../rules/call-arguments.js';
import { unknownProperty } from '../rules/unknown-property.js';
import { wrongType } from '../rules/wrong-type.js';
import { propertyNamed, propertyNames, typeNamed } from '../scope/lookup.js';
import { isPlaceholder } from '../scope/placeholder.js';
import type { ExpressionContext } from '../session.js';
import { checkMethod } from './method.js';
import { extendPath } from './path.js';
import { failed, mayBeWhole, placeOf } from './types.js';

/** Follows the links of a chain from number `from` on, beginning at `value`. */
export function follow(
  value: CheckedExpression,
  chain: Chain,
  { from, context }: { from: number; context: ExpressionContext },
): CheckedExpression {
  let current = value;
  for (let i = from; i < chain.links.length; i++) {
    const link = chain.links[i];
    switch (link?.kind) {
      case 'name-link':
        current = followName(current, link, context);
        break;
      case 'index-link':
        current = followIndex(current, link, context);
        break;
      case 'call-link':
        current = checkMethod(current, link, context);
        break;
      default:
        break;
    }
  }
  return current;
}

function followName(value: CheckedExpression, link: NameLink, context: ExpressionContext): CheckedExpression {
  const span = context.span ?? { start: value.span.start, end: link.span.end };
  const name = link.name.text;
  const step = { kind: 'property', name } as const;
  const owner = ownerOf(value.type, context);
  if (owner === 'any') return extendPath(value, step, { type: ANY, span, dynamic: link.optional });
  if (owner !== undefined) {
    const property = propertyNamed(owner, name);
    if (property !== undefined) {
      context.session.bindings?.symbol(link.name, { kind: 'property', owner: owner.name, property });
      return extendPath(value, step, { type: property.type, span, dynamic: link.optional });
    }
    if (link.optional || isPlaceholder(owner)) return extendPath(value, step, { type: ANY, span, dynamic: true });
  }
  const candidates = owner === undefined ? [] : propertyNames(owner);
  const text = context.session.text.slice(value.span.start, value.span.end);
  context.session.report(unknownProperty, { name, span: placeOf(link.name, context), owner: text, candidates });
  return failed(span);
}

/** The event type whose properties a value has; `any` for a map; undefined for a value without properties. */
function ownerOf(type: ValueType, context: ExpressionContext) {
  if (type.kind === 'any' || type.kind === 'null') return 'any';
  return type.kind === 'event' ? typeNamed(context.session, type.name) : undefined;
}

function followIndex(value: CheckedExpression, link: IndexLink, context: ExpressionContext): CheckedExpression {
  const span = context.span ?? { start: value.span.start, end: link.span.end };
  const node = link.indexes[0];
  if (node === undefined || link.indexes.length > 1) {
    context.session.report(callArguments, { name: '[]', message: 'takes one index', usage: 'a[0]', span: placeOf(link, context) });
    return failed(span);
  }
  const index = context.session.checkExpression(node, context);
  if (value.type.kind !== 'array' && value.type.kind !== 'any') {
    context.session.report(wrongType, {
      what: 'what stands before [',
      expected: 'an array',
      actual: value.type,
      span: placeOf(link, context),
    });
    return failed(span);
  }
  if (!mayBeWhole(index.type)) {
    context.session.report(wrongType, {
      what: 'an index',
      expected: 'a whole number',
      actual: index.type,
      span: placeOf(node, context),
    });
  }
  const type = value.type.kind === 'array' ? value.type.element : ANY;
  return extendPath(value, { kind: 'index', index }, { type, span, dynamic: link.optional });
}

import { eventOf } from '@rulewright/core';
import type { NameLink } from '../../syntax/ast.js';
import type { CheckedExpression } from '../checked-expression.js';
import { propertyNamed, typeNamed } from '../scope/lookup.js';
import type { ExpressionContext } from '../session.js';
import { readLocal } from './local-name.js';
import { extendPath } from './path.js';
import type { ResolvedName } from './resolved-name.js';
import { placeOf } from './types.js';

/** A bare name that is a property of the event of a lambda parameter, of an inlined parameter or of a pattern's tag. */
export function resolveImplicitly(first: NameLink, context: ExpressionContext): ResolvedName | undefined {
  return resolveInLocals(first, context) ?? resolveInTags(first, context);
}

/** A bare name inside a lambda or declared expression may be a property of the event that its parameter stands for. */
function resolveInLocals(first: NameLink, context: ExpressionContext): ResolvedName | undefined {
  for (const local of context.scope.locals.toReversed()) {
    const value = readLocal(local, first, context);
    const found = propertyOfEvent(value, first, context);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Between the atoms of a pattern a bare name may be a property of a tag's event. */
function resolveInTags(first: NameLink, context: ExpressionContext): ResolvedName | undefined {
  for (const tag of context.scope.tags?.values() ?? []) {
    if (tag.array) continue;
    const value: CheckedExpression = {
      kind: 'tag',
      type: eventOf(tag.type.name),
      span: placeOf(first, context),
      tag: tag.name,
      path: [],
    };
    const found = propertyOfEvent(value, first, context);
    if (found !== undefined) return found;
  }
  return undefined;
}

function propertyOfEvent(value: CheckedExpression, first: NameLink, context: ExpressionContext): ResolvedName | undefined {
  const type = value.type.kind === 'event' ? typeNamed(context.session, value.type.name) : undefined;
  const property = type && propertyNamed(type, first.name.text);
  if (type === undefined || property === undefined) return undefined;
  context.session.bindings?.symbol(first.name, { kind: 'property', owner: type.name, property });
  const step = { kind: 'property', name: property.name } as const;
  return { value: extendPath(value, step, { type: property.type, span: value.span }), used: 1 };
}

import { eventOf, type Span } from '@rulewright/core';
import type { Chain, NameLink } from '../../syntax/ast.js';
import type { CheckedExpression, PropertyRead } from '../checked-expression.js';
import { ambiguousProperty } from '../rules/ambiguous-property.js';
import { unqualifiedOuter } from '../rules/unqualified-outer.js';
import { propertyNamed } from '../scope/lookup.js';
import { isPlaceholder } from '../scope/placeholder.js';
import { labelOf, type Scope, type ScopeStream } from '../scope/scope.js';
import type { ExpressionContext } from '../session.js';
import { findLocal, readLocal } from './local-name.js';
import { extendPath } from './path.js';
import { resolveImplicitly } from './resolve-implicit.js';
import { resolveWindow } from './resolve-window.js';
import type { ResolvedName } from './resolved-name.js';
import { placeOf } from './types.js';

/**
 * What the first name of a chain stands for, from the inside out: lambda parameter, pattern tag, stream or property of this query, of the
 * queries around it, variable, context property. Undefined if nothing has that name.
 */
export function resolveName(chain: Chain, first: NameLink, context: ExpressionContext): ResolvedName | undefined {
  const name = first.name.text;
  const local = findLocal(context.scope, name);
  if (local !== undefined) return { value: readLocal(local, first, context), used: 1 };
  if (name === 'context' && context.scope.contextProperties !== undefined) {
    const found = resolveContextProperty(chain, context);
    if (found !== undefined) return found;
  }
  let level = 0;
  for (let scope: Scope | undefined = context.scope; scope !== undefined; scope = scope.outer, level++) {
    const found = resolveInScope({ chain, first, scope, level, context });
    if (found !== undefined) return found;
  }
  return resolveImplicitly(first, context) ?? resolveVariable(first, context) ?? resolveWindow(chain, first, context);
}

interface Place {
  readonly chain: Chain;
  readonly first: NameLink;
  readonly scope: Scope;
  readonly level: number;
  readonly context: ExpressionContext;
}

function resolveInScope(place: Place): ResolvedName | undefined {
  const { first, scope, chain } = place;
  const name = first.name.text;
  const tag = scope.tags?.get(name);
  const stream = streamNamed(scope, name);
  const next = chain.links[1];
  if (stream !== undefined && next?.kind === 'name-link' && propertyNamed(stream.type, next.name.text) !== undefined) {
    return { value: readStream(place, stream), used: 1 };
  }
  if (tag !== undefined && (next !== undefined || !ownersOf(scope, name).length)) return { value: readTag(place), used: 1 };
  const property = resolveProperty(place);
  if (property !== undefined) return property;
  if (stream !== undefined) return { value: readStream(place, stream), used: 1 };
  if (first.optional || scope.streams.some((each) => each.bare && isPlaceholder(each.type))) return resolveDynamic(place);
  return undefined;
}

/** By alias or, where no stream has that alias, by the name of the type. */
export function streamNamed(scope: Scope, name: string): ScopeStream | undefined {
  return scope.streams.find((stream) => stream.name === name) ?? scope.streams.find((stream) => stream.typeName === name);
}

function ownersOf(scope: Scope, name: string): readonly ScopeStream[] {
  const owners = scope.streams.filter((stream) => stream.bare && propertyNamed(stream.type, name) !== undefined);
  const preferred = owners.find((stream) => stream.index === scope.preferred);
  return preferred === undefined ? owners : [preferred];
}

function resolveProperty(place: Place): ResolvedName | undefined {
  const { first, scope, context } = place;
  const owners = ownersOf(scope, first.name.text);
  const owner = owners[0];
  if (owner === undefined) return undefined;
  const span = placeOf(first, context);
  if (owners.length > 1) {
    context.session.report(ambiguousProperty, { name: first.name.text, span, owners: owners.map(labelOf) });
  }
  const property = propertyNamed(owner.type, first.name.text);
  if (property === undefined) return undefined;
  if (context.session.world.variables.has(property.name)) {
    const named = [labelOf(owner), `variable ${property.name}`];
    context.session.report(ambiguousProperty, { name: property.name, span, owners: named });
  }
  if (place.level > 0) context.session.report(unqualifiedOuter, { name: property.name, owner: labelOf(owner), span });
  context.session.bindings?.symbol(first.name, { kind: 'property', owner: owner.type.name, property });
  const read = eventRead(place, owner, span);
  const step = { kind: 'property', name: property.name } as const;
  return { value: extendPath(read, step, { type: property.type, span, dynamic: first.optional }), used: 1 };
}

/** `foo?` that no type declares: read by name from the only stream, null where the event has none. */
function resolveDynamic(place: Place): ResolvedName | undefined {
  const bare = place.scope.streams.filter((stream) => stream.bare);
  const only = bare.length === 1 ? bare[0] : bare.find((stream) => isPlaceholder(stream.type));
  if (only === undefined) return undefined;
  const span = placeOf(place.first, place.context);
  const step = { kind: 'property', name: place.first.name.text } as const;
  return { value: extendPath(eventRead(place, only, span), step, { type: { kind: 'any' }, span, dynamic: true }), used: 1 };
}

function readStream(place: Place, stream: ScopeStream): CheckedExpression {
  place.context.session.bindings?.symbol(place.first.name, { kind: 'stream', name: stream.name, type: stream.type });
  return eventRead(place, stream, placeOf(place.first, place.context));
}

function eventRead(place: Place, stream: ScopeStream, span: Span): PropertyRead {
  return {
    kind: 'property',
    type: eventOf(stream.type.name),
    span,
    level: place.level,
    stream: stream.index,
    path: [],
    dynamic: false,
  };
}

function readTag(place: Place): CheckedExpression {
  const tag = place.scope.tags?.get(place.first.name.text);
  const span = placeOf(place.first, place.context);
  if (tag === undefined) return { kind: 'constant', type: { kind: 'any' }, span, value: null };
  place.context.session.bindings?.symbol(place.first.name, { kind: 'tag', name: tag.name, type: tag.type, array: tag.array });
  const event = eventOf(tag.type.name);
  return { kind: 'tag', type: tag.array ? { kind: 'array', element: event } : event, span, tag: tag.name, path: [] };
}

function resolveVariable(first: NameLink, context: ExpressionContext): ResolvedName | undefined {
  const variable = context.session.world.variables.get(first.name.text);
  if (variable === undefined) return undefined;
  const { name, type } = variable;
  context.session.bindings?.symbol(first.name, { kind: 'variable', name, type });
  return { value: { kind: 'variable', type, span: placeOf(first, context), name }, used: 1 };
}

function resolveContextProperty(chain: Chain, context: ExpressionContext): ResolvedName | undefined {
  const link = chain.links[1];
  if (link?.kind !== 'name-link') return undefined;
  const type = context.scope.contextProperties?.get(link.name.text);
  if (type === undefined) return undefined;
  context.session.bindings?.symbol(link.name, { kind: 'context-property', name: link.name.text, type });
  return { value: { kind: 'context-property', type, span: placeOf(link, context), name: link.name.text }, used: 2 };
}

import type { EventType, Property, Span } from '@rulewright/core';
import { undeclaredDependency } from '../rules/module/undeclared-dependency.js';
import { typeCase } from '../rules/type-case.js';
import type { Session } from '../session.js';

const propertyIndexes = new WeakMap<EventType, ReadonlyMap<string, Property>>();

/** A property of a type by name. O(1) after the first look-up in a type. */
export function propertyNamed(type: EventType, name: string): Property | undefined {
  let index = propertyIndexes.get(type);
  if (index === undefined) {
    index = new Map(type.properties.map((property) => [property.name, property]));
    propertyIndexes.set(type, index);
  }
  return index.get(name);
}

export function propertyNames(type: EventType): readonly string[] {
  return type.properties.map((property) => property.name);
}

/**
 * The event type (stream, schema or named window) of that name. Names are case-sensitive; where the host allows another case, the nearest
 * is taken with a warning at `span`.
 */
export function resolveTypeName(session: Session, name: string, span: Span): EventType | undefined {
  const exact = typeNamed(session, name);
  if (exact !== undefined) noteDependency(session, name, span);
  if (exact !== undefined || !session.world.host.caseInsensitiveTypes) return exact;
  const lower = name.toLowerCase();
  for (const type of session.world.types.values()) {
    if (type.name.toLowerCase() !== lower) continue;
    session.report(typeCase, { name, declared: type.name, span });
    return type;
  }
  return undefined;
}

/** A module that leans on another should say so, so that it is deployed after it. */
function noteDependency(session: Session, name: string, span: Span): void {
  const owner = session.world.declaredBy.get(name);
  if (session.module === undefined || owner === undefined || owner === session.module || session.uses.names.includes(owner)) return;
  session.report(undeclaredDependency, { name, module: owner, span, at: session.uses.at });
}

/** Exact look-up, without a word to the user. */
export function typeNamed(session: Session, name: string): EventType | undefined {
  return session.world.types.get(name) ?? session.localTypes.get(name);
}

export function typeCandidates(session: Session): Iterable<string> {
  return session.world.types.keys();
}

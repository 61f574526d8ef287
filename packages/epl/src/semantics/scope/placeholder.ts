import type { EventType } from '@rulewright/core';

const placeholders = new WeakSet<EventType>();

/** Stands where a type is not known (a diagnostic was given): every property may be read, so that one mistake is one diagnostic. */
export function placeholderType(name: string): EventType {
  const type: EventType = { name, origin: 'row', properties: [], supertypes: [] };
  placeholders.add(type);
  return type;
}

/** A type that is declared and whose properties are not known. */
export function asPlaceholder(type: EventType): EventType {
  placeholders.add(type);
  return type;
}

export function isPlaceholder(type: EventType): boolean {
  return placeholders.has(type);
}

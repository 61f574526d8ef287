import { assignable, type EventType, type ValueType } from '@rulewright/core';
import type { Session } from '../session.js';
import { propertyNamed, typeNamed } from './lookup.js';
import { isPlaceholder } from './placeholder.js';

/**
 * Whether a value of type `from` may go where `to` is declared: as {@link assignable}, and an event also where another type is declared
 * that it has all properties of.
 */
export function fits(from: ValueType, to: ValueType, session: Session): boolean {
  if (from.kind === 'event' && to.kind === 'event')
    return eventFits(typeNamed(session, from.name), typeNamed(session, to.name), session);
  if (from.kind === 'array' && to.kind === 'array') return fits(from.element, to.element, session);
  return assignable(from, to);
}

function eventFits(from: EventType | undefined, to: EventType | undefined, session: Session): boolean {
  if (from === undefined || to === undefined || isPlaceholder(from) || isPlaceholder(to)) return true;
  if (from.name === to.name || from.supertypes.includes(to.name)) return true;
  return to.properties.every((property) => {
    const source = propertyNamed(from, property.name);
    if (source === undefined) return false;
    const nested = source.type.kind === 'event' || source.type.kind === 'array';
    return nested || fits(source.type, property.type, session);
  });
}

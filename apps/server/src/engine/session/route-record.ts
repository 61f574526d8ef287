import type { RawRecord } from '@rulewright/connectors';
import type { EventType } from '@rulewright/core';

/** Names of properties in which a record may name its event type, the stronger first; they need not be the type's own. */
export const TYPE_PROPERTIES: readonly string[] = ['@cr_type', 'type'];

/** What a record is when it names no type: the base type of the documents, and the type of a line of a web server's log. */
const BASE_TYPE = 'event';
const TYPE_OF_CODEC: Readonly<Record<string, string>> = { 'apache-combined': 'request' };

/** The types that events from outside may have, by name; of each, which properties that may name a type are its own. */
export type RoutableTypes = ReadonlyMap<string, ReadonlySet<string>>;

export type Route =
  | { readonly kind: 'routed'; readonly eventType: string }
  | { readonly kind: 'unrouted'; readonly code: 'event-type-unknown'; readonly message: string };

/** The types that somebody declared. */
export function routableTypes(types: Iterable<EventType>): RoutableTypes {
  const declared = [...types].filter(({ origin }) => origin === 'schema');
  return new Map(
    declared.map(({ name, properties, open }) => [
      name,
      // An open type may have any property.
      new Set(open ? TYPE_PROPERTIES : properties.map((property) => property.name)),
    ]),
  );
}

/**
 * Chooses the event type of a record: the one that it names in `@cr_type` or `type`, if that is declared; else the usual type of its
 * format; else the base type `event`. What names a type that nobody declared is none of these, unless the property is one of that type's
 * own: a record of the base type may well have `type = 'firewall'`.
 */
export function routeRecord(record: RawRecord, codec: string, types: RoutableTypes): Route {
  const eventType = usualType(codec, types);
  const own = types.get(eventType);
  // Every event comes through here: nothing is made but what is wrong.
  let unknown: string | undefined;
  for (const property of TYPE_PROPERTIES) {
    const type = Object.hasOwn(record, property) ? record[property] : undefined;
    if (typeof type !== 'string') continue;
    if (types.has(type)) return { kind: 'routed', eventType: type };
    if (unknown === undefined && !own?.has(property)) unknown = property;
  }
  if (own && unknown === undefined) return { kind: 'routed', eventType };
  const what = unknown === undefined ? 'the event names no event type' : `event type "${record[unknown]}" is not declared`;
  const why = own ? `"${eventType}" has no property "${unknown}"` : `there is no base type "${BASE_TYPE}"`;
  return { kind: 'unrouted', code: 'event-type-unknown', message: `${what} and ${why}` };
}

function usualType(codec: string, types: RoutableTypes): string {
  const usual = TYPE_OF_CODEC[codec];
  return usual !== undefined && types.has(usual) ? usual : BASE_TYPE;
}

import type { RawRecord } from '@rulewright/connectors';

/** Names of properties in which a record may name its event type, the stronger first. */
const TYPE_PROPERTIES = ['@cr_type', 'type'] as const;

/** What a record is when it names no declared type: the base type of the documents, and the type of a line of a web server's log. */
const BASE_TYPE = 'event';
const TYPE_OF_CODEC: Readonly<Record<string, string>> = { 'apache-combined': 'request' };

export type Route =
  | { readonly kind: 'routed'; readonly eventType: string }
  | { readonly kind: 'unrouted'; readonly code: 'event-type-unknown'; readonly message: string };

/**
 * Chooses the event type of a record: the one that it names in `@cr_type` or `type`, if that is declared; else the usual type of its
 * format; else the base type `event`. (A record of the base type may well have a property `type` of its own, as `type = 'firewall'`.)
 *
 * @param declared names of the types that events from outside may have
 */
export function routeRecord(record: RawRecord, codec: string, declared: ReadonlySet<string>): Route {
  let named: string | undefined;
  for (const property of TYPE_PROPERTIES) {
    const name = Object.hasOwn(record, property) ? record[property] : undefined;
    if (typeof name !== 'string') continue;
    if (declared.has(name)) return { kind: 'routed', eventType: name };
    named ??= name;
  }
  const usual = TYPE_OF_CODEC[codec];
  if (usual !== undefined && declared.has(usual)) return { kind: 'routed', eventType: usual };
  if (declared.has(BASE_TYPE)) return { kind: 'routed', eventType: BASE_TYPE };
  const what = named === undefined ? 'the event names no event type' : `event type "${named}" is not declared`;
  return { kind: 'unrouted', code: 'event-type-unknown', message: `${what} and there is no base type "${BASE_TYPE}"` };
}

import { type Decoded, mappedRecord, mappedType, type Pieces, type RawRecord } from '@rulewright/connectors';
import type { SourceDefinition } from '@rulewright/contracts';
import type { RejectedRecord } from './entry-result.js';
import { type RoutableTypes, routeRecord } from './route-record.js';

export type Rejection = Omit<RejectedRecord, 'index' | 'payload'>;

/** A record with the type and the names that its source gives it. */
export type ReadRecord =
  | { readonly kind: 'read'; readonly eventType: string; readonly record: RawRecord }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };

/**
 * Gives a record its event type and its names: by the map of its source, else by what it says itself.
 *
 * @param from.declared names of the types that events from outside may have
 */
export function readRecord(
  decoded: Decoded,
  from: { readonly codec: string; readonly source: SourceDefinition | undefined; readonly declared: RoutableTypes },
): ReadRecord {
  if (decoded.kind === 'rejected') return refuse({ code: decoded.code, message: decoded.message });
  const { codec, source, declared } = from;
  const mapped = source ? mappedType(source, decoded.record) : undefined;
  const record = source ? mappedRecord(source, decoded.record) : decoded.record;
  if (mapped !== undefined) {
    if (declared.has(mapped)) return { kind: 'read', eventType: mapped, record };
    const message = `source "${source?.name}" makes it event type "${mapped}", which is not declared`;
    return refuse({ code: 'event-type-unknown', message });
  }
  const route = routeRecord(record, codec, declared);
  return route.kind === 'routed'
    ? { kind: 'read', eventType: route.eventType, record }
    : refuse({ code: route.code, message: route.message });
}

function refuse(rejection: Rejection): ReadRecord {
  return { kind: 'rejected', rejection };
}

/** The bytes of one record of a batch. */
export function pieceOf(payload: Uint8Array, { starts, ends }: Pieces, index: number): Uint8Array {
  return payload.slice(starts[index], ends[index]);
}

import { instantIn, type RawRecord } from '@rulewright/connectors';
import { DEFAULT_AHEAD_MS, type SourceDefinition } from '@rulewright/contracts';
import type { Rejection } from './read-record.js';

type EventClock = Extract<SourceDefinition['clock'], { readonly kind: 'event' }>;

/**
 * When an event of event time happened, ms since the epoch, or why it cannot be told.
 *
 * @param journalTime when it arrived, by the journal, so that a replay rejects the same events
 */
export function eventInstant(record: RawRecord, clock: EventClock, journalTime: number): number | Rejection {
  const { field, unit, aheadMs = DEFAULT_AHEAD_MS } = clock;
  const instant = instantIn(record, field, unit);
  if (instant === undefined) return { code: 'event-time-missing', message: `field "${field}" holds no instant` };
  if (instant <= journalTime + aheadMs) return instant;
  const message = `field "${field}" says ${new Date(instant).toISOString()}, more than ${aheadMs / 1000} s ahead of its arrival: is "${unit}" its unit?`;
  return { code: 'event-time-ahead', message };
}

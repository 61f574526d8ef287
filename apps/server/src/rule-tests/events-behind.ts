import { decodeBatch, instantIn, type RawRecord } from '@rulewright/connectors';
import type { Alert, SourceDefinition } from '@rulewright/contracts';
import { CODECS } from '../engine/session/codecs.js';
import { readRecord } from '../engine/session/read-record.js';
import { type RoutableTypes, routableTypes } from '../engine/session/route-record.js';
import type { Entry } from '../journal/entry.js';
import { moduleFlow } from '../rules/module-facts.js';
import type { Rulebook } from '../rules/rulebook.js';

/** An event as a test sends it; `time` in ms since the epoch. */
export interface PastEvent {
  readonly type: string;
  readonly time: number;
  readonly record: RawRecord;
}

export interface BehindOptions {
  readonly alert: Alert;
  /** place of the event that raised it */
  readonly triggerOffset: number;
  readonly entries: readonly Entry[];
  readonly sources: readonly SourceDefinition[];
  readonly book: Rulebook;
}

/** The newest events of an alert are kept when there are more than this. */
const MAX_EVENTS = 2000;

/**
 * Events of a stretch of the journal that may lie behind an alert: of the types that its rule reads, directly or through the rules before
 * it, and, where the alert has a key, with one of the key's values in one of their properties. Oldest first.
 */
export function eventsBehind({ alert, triggerOffset, entries, sources, book }: BehindOptions): readonly PastEvent[] {
  const types = typesBehind(book, alert.rule);
  const keys = new Set(alert.key.map(({ value }) => value).filter((value) => value !== null && typeof value !== 'object'));
  const isOfKey = (record: RawRecord): boolean =>
    keys.size === 0 || Object.values(record).some((value) => keys.has(value as never));
  const declared = routableTypes(book.world.types.values());
  return entries
    .flatMap((entry) => pastEvents(entry, { triggerOffset, declared, source: sources.find(({ name }) => name === entry.source) }))
    .filter(({ type, record }) => types.has(type) && isOfKey(record))
    .slice(-MAX_EVENTS);
}

interface Reading {
  readonly triggerOffset: number;
  readonly declared: RoutableTypes;
  readonly source: SourceDefinition | undefined;
}

function pastEvents(entry: Entry, { triggerOffset, declared, source }: Reading): readonly PastEvent[] {
  const codec = CODECS[entry.codec];
  if (!codec) return [];
  const events: PastEvent[] = [];
  decodeBatch({ codec, bytes: entry.payload, pieces: codec.split(entry.payload) }, (decoded, index) => {
    if (entry.firstOffset + index > triggerOffset) return;
    const read = readRecord(decoded, { codec: entry.codec, source, declared });
    if (read.kind === 'rejected' || decoded.kind === 'rejected') return;
    const clock = source?.clock;
    const own = clock?.kind === 'event' ? instantIn(decoded.record, clock.field, clock.unit) : entry.receivedAt;
    events.push({ type: read.eventType, time: own ?? entry.receivedAt, record: read.record });
  });
  return events;
}

/** Types that a module reads, their subtypes, and those that the modules read which make its derived streams. */
function typesBehind(book: Rulebook, module: string): ReadonlySet<string> {
  const flows = book.modules.map((one) => ({ module: one.module, ...moduleFlow(one.checked) }));
  const types = new Set(flows.find((flow) => flow.module === module)?.reads);
  for (let known = -1; known < types.size; ) {
    known = types.size;
    for (const { name, supertypes } of book.world.types.values()) if (supertypes.some((one) => types.has(one))) types.add(name);
    for (const { reads, writes } of flows) if (writes.some((name) => types.has(name))) for (const name of reads) types.add(name);
  }
  return types;
}

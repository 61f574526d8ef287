import { inUtc } from '@rulewright/core';
import type { EventMap } from './event-map.js';

/** A record on its way into the engine. `timeMs` is in ms since the epoch. */
export interface MappedEvent {
  readonly timeMs: number;
  readonly type: string;
  readonly record: Readonly<Record<string, unknown>>;
}

/** Applies a map to a record. @returns the event, or why the record cannot be one */
export function mapRecord(map: EventMap, source: Readonly<Record<string, unknown>>): MappedEvent | { readonly rejected: string } {
  const timeMs = instant(fieldOf(source, map.time), map.timeUnit);
  if (timeMs === undefined) return { rejected: `field "${map.time}" holds no instant` };
  const named = map.typeField === undefined ? undefined : fieldOf(source, map.typeField);
  const type = typeof named === 'string' && named !== '' ? named : map.type;
  if (type === undefined) return { rejected: `field "${map.typeField}" names no event type` };
  const record: Record<string, unknown> = Object.create(null);
  const renamed = new Set(Object.keys(map.rename).map((field) => (Object.hasOwn(source, field) ? field : field.split('.')[0])));
  for (const [field, value] of Object.entries(source)) if (!renamed.has(field)) record[field] = value;
  for (const [field, property] of Object.entries(map.rename)) {
    const value = fieldOf(source, field);
    if (value !== undefined) record[property] = value;
  }
  return { timeMs, type, record: Object.assign(record, map.set) };
}

/** A field by its literal name first (`id.orig_h`), then as a path into nested records. */
function fieldOf(source: Readonly<Record<string, unknown>>, field: string): unknown {
  if (Object.hasOwn(source, field)) return source[field];
  let value: unknown = source;
  for (const part of field.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

const UNIT_MS: Readonly<Record<EventMap['timeUnit'], number>> = { s: 1000, ms: 1, us: 0.001 };

function instant(value: unknown, unit: EventMap['timeUnit']): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.floor(value * UNIT_MS[unit]) : undefined;
  if (typeof value !== 'string' || value === '') return undefined;
  const number = Number(value);
  if (Number.isFinite(number)) return Math.floor(number * UNIT_MS[unit]);
  const parsed = Date.parse(inUtc(value) ?? '');
  return Number.isNaN(parsed) ? undefined : parsed;
}

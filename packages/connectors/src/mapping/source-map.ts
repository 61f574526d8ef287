import { inUtc } from '@rulewright/core';
import type { RawRecord } from '../codecs/codec.js';

/** Unit of an instant that is a number. */
export type TimeUnit = 's' | 'ms' | 'us';

/**
 * How the records of a source become events. Fields are found by their literal name first (`id.orig_h`), then as a path into nested
 * records. Fields that are not renamed keep their names.
 */
export interface SourceMap {
  /** field that names the event type; `types` translates what it says */
  readonly typeField?: string;
  readonly types?: Readonly<Record<string, string>>;
  /** event type of records whose field says nothing */
  readonly type?: string;
  readonly rename?: Readonly<Record<string, string>>;
  /** properties with fixed values */
  readonly set?: Readonly<Record<string, string | number | boolean | null>>;
}

/** The event type that a map gives a record, if any. */
export function mappedType(map: SourceMap, record: RawRecord): string | undefined {
  const named = map.typeField === undefined ? undefined : fieldOf(record, map.typeField);
  if (typeof named !== 'string' || named === '') return map.type;
  if (map.types && Object.hasOwn(map.types, named)) return map.types[named];
  return map.type ?? named;
}

/** The record under the names of its event type; the very same record when there is nothing to rename or set. */
export function mappedRecord(map: SourceMap, record: RawRecord): RawRecord {
  const renames = Object.entries(map.rename ?? {});
  if (renames.length === 0 && map.set === undefined) return record;
  const gone = new Set(renames.map(([field]) => (Object.hasOwn(record, field) ? field : field.split('.', 1)[0])));
  const entries = Object.entries(record).filter(([field]) => !gone.has(field));
  for (const [field, property] of renames) {
    const value = fieldOf(record, field);
    if (value !== undefined) entries.push([property, value]);
  }
  return Object.fromEntries([...entries, ...Object.entries(map.set ?? {})]);
}

/**
 * The instant in a field, in ms since the epoch: a number in the given unit (as text too), or ISO 8601, without a zone
 * UTC.
 *
 * @returns undefined if the field holds no instant
 */
export function instantIn(record: RawRecord, field: string, unit: TimeUnit): number | undefined {
  const value = fieldOf(record, field);
  const number = typeof value === 'string' && value !== '' ? Number(value) : value;
  if (typeof number === 'number' && !Number.isNaN(number)) {
    const ms = Math.floor(number * UNIT_MS[unit]);
    return Math.abs(ms) <= FARTHEST_MS ? ms : undefined;
  }
  if (typeof value !== 'string') return undefined;
  const parsed = Date.parse(inUtc(value) ?? '');
  return Number.isNaN(parsed) ? undefined : parsed;
}

/** No date is farther from the epoch. */
const FARTHEST_MS = 8.64e15;
const UNIT_MS = { s: 1000, ms: 1, us: 0.001 } as const satisfies Record<TimeUnit, number>;

function fieldOf(record: RawRecord, field: string): unknown {
  if (Object.hasOwn(record, field)) return record[field];
  let value: unknown = record;
  for (const part of field.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

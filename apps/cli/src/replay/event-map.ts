import { readJson } from '../files.js';
import { UsageError } from '../usage-error.js';
import type { RecordFormat } from './read-records.js';

/**
 * How the records of a file become events. A map file holds these fields, and under `files` further ones for files by name (`dns.json.gz`) that win over
 * the general ones.
 *
 * `time`: field that holds the instant, as a number (in `timeUnit`) or as text (ISO 8601) · `type`: event type of all records · `typeField`: field that
 * holds the event type's name, before `type` · `rename`: field -> property; a dotted field is taken literally first, then as a path · `set`: properties
 * with fixed values · `format`: `json` (lines or one array, the default) or `apache` (combined log). Fields that are not renamed keep their names.
 */
export interface EventMap {
  readonly time: string;
  readonly timeUnit: 's' | 'ms' | 'us';
  readonly type?: string;
  readonly typeField?: string;
  readonly rename: Readonly<Record<string, string>>;
  readonly set: Readonly<Record<string, unknown>>;
  readonly format: RecordFormat;
}

/** Reads a map file. @throws UsageError with the path of the field that is wrong */
export function readEventMaps(path: string): (file: string) => EventMap {
  const root = record(readJson(path), path, '');
  const general = fieldsOf(root, path, '');
  const files = root['files'] === undefined ? {} : record(root['files'], path, 'files');
  const special = new Map(
    Object.entries(files).map(([name, value]) => [name, fieldsOf(record(value, path, `files.${name}`), path, `files.${name}.`)]),
  );
  return (file) => {
    const fields = { ...general, ...special.get(file.replace(/^.*[\\/]/, '')) };
    const { time, type, typeField } = fields;
    if (!time) throw new UsageError(`"${path}": "time" is missing for "${file}": name the field that holds the instant`, 1);
    if (!type && !typeField) throw new UsageError(`"${path}": "type" or "typeField" is missing for "${file}"`, 1);
    return { timeUnit: 's', format: 'json', rename: {}, set: {}, ...fields, time };
  };
}

const UNITS: ReadonlySet<unknown> = new Set(['s', 'ms', 'us']);
const FORMATS: ReadonlySet<unknown> = new Set(['json', 'apache']);
const KNOWN: ReadonlySet<string> = new Set(['time', 'timeUnit', 'type', 'typeField', 'rename', 'set', 'format', 'files']);

function fieldsOf(value: Readonly<Record<string, unknown>>, path: string, at: string): Partial<EventMap> {
  for (const key of Object.keys(value)) if (!KNOWN.has(key)) throw wrong(path, at + key, 'is no field of a map');
  const text = (key: string) => {
    const found = value[key];
    if (found !== undefined && typeof found !== 'string') throw wrong(path, at + key, 'must be a text');
    return found === undefined ? {} : { [key]: found };
  };
  const oneOf = (key: string, allowed: ReadonlySet<unknown>) => {
    if (value[key] !== undefined && !allowed.has(value[key]))
      throw wrong(path, at + key, `must be one of ${[...allowed].join(', ')}`);
    return text(key);
  };
  const { rename, set } = value;
  if (rename !== undefined && !Object.values(record(rename, path, `${at}rename`)).every((name) => typeof name === 'string')) {
    throw wrong(path, `${at}rename`, 'must map field names to property names');
  }
  return {
    ...text('time'),
    ...oneOf('timeUnit', UNITS),
    ...text('type'),
    ...text('typeField'),
    ...oneOf('format', FORMATS),
    ...(rename === undefined ? {} : { rename: rename as Record<string, string> }),
    ...(set === undefined ? {} : { set: record(set, path, `${at}set`) }),
  };
}

function record(value: unknown, path: string, at: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw wrong(path, at || 'the map', 'must be an object');
  return value as Record<string, unknown>;
}

function wrong(path: string, at: string, what: string): UsageError {
  return new UsageError(`"${path}": ${at} ${what}`, 1);
}

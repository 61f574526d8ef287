import { type Codec, type Decoded, rejected } from './codec.js';
import { infiniteIn } from './infinite-number.js';
import { jsonPieces } from './json-pieces.js';
import { linePieces } from './line-pieces.js';

/** One JSON object, an array of them, or one a line; what Logstash, Fluent Bit and Vector send as `application/json`. */
export const json: Codec = { name: 'json', split: jsonPieces, decode: decodeJson, decodeAll: decodeArray };

/** One JSON object a line (`application/x-ndjson`): a broken line never reaches into the next. */
export const ndjson: Codec = { name: 'ndjson', split: (bytes) => linePieces(bytes), decode: decodeJson };

function decodeJson(text: string): Decoded {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return rejected('event-malformed', `not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  return recordOf(value);
}

/** A sound array; what is anything else, or has a mistake somewhere, is not read at once. */
function decodeArray(text: string): readonly Decoded[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value.map(recordOf) : undefined;
  } catch {
    return undefined;
  }
}

function recordOf(value: unknown): Decoded {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return rejected('event-not-an-object', `an event is an object, this is ${Array.isArray(value) ? 'an array' : jsonKind(value)}`);
  }
  const record = value as Record<string, unknown>;
  const infinite = infiniteIn(record);
  if (infinite !== undefined) return rejected('event-malformed', `"${infinite}" is a number beyond what can be held`);
  return { kind: 'record', record };
}

function jsonKind(value: unknown): string {
  return value === null ? 'null' : `a ${typeof value}`;
}

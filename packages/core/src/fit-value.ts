import { inUtc } from './in-utc.js';
import type { ValueType } from './value-type.js';

/** The instant that a text names, in ms since the epoch; NaN if it names none. Handed in: this package has no calendar. */
export type InstantOf = (text: string) => number;

/**
 * A value bent to its declared type, as the sender most likely meant it:
 *
 * | declared | taken from |
 * |---|---|
 * | int, long, float, double | text that is a number (`"443"`, `" 1.5 "`); int and long cut nothing off |
 * | long | text that is an instant (ISO 8601, without a zone UTC), as ms since the epoch |
 * | boolean | `"true"`, `"false"` in any case; 1 and 0 |
 * | string | numbers and booleans, as JSON writes them |
 * | array | each element by these rules; one value where a list is declared becomes a list of one |
 *
 * Empty text where no text is declared is null. What none of these fits is given back as it is, the same object, whether the type can hold
 * it or not. O(value).
 */
export function fitValue(type: ValueType, value: unknown, instantOf: InstantOf): unknown {
  if (value === null || value === undefined) return value;
  switch (type.kind) {
    case 'int':
    case 'long':
    case 'float':
    case 'double':
      return typeof value === 'string' ? fitNumber(type.kind, value, instantOf) : value;
    case 'boolean':
      return fitBoolean(value);
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    case 'array':
      return fitArray(type.element, value, instantOf);
    default:
      return value;
  }
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/;

function fitNumber(kind: 'int' | 'long' | 'float' | 'double', value: string, instantOf: InstantOf): unknown {
  const text = value.trim();
  if (text === '') return null;
  if (NUMBER.test(text)) {
    const number = Number(text);
    return Number.isInteger(number) || ((kind === 'float' || kind === 'double') && Number.isFinite(number)) ? number : value;
  }
  if (kind === 'long' && INSTANT.test(text)) {
    const read = inUtc(text);
    const instant = read === undefined ? Number.NaN : instantOf(read);
    return Number.isNaN(instant) ? value : instant;
  }
  return value;
}

function fitBoolean(value: unknown): unknown {
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  if (word === '') return null;
  return word === 'true' ? true : word === 'false' ? false : value;
}

function fitArray(element: ValueType, value: unknown, instantOf: InstantOf): unknown {
  if (!Array.isArray(value)) return typeof value === 'object' ? value : [fitValue(element, value, instantOf)];
  const fitted = value.map((one) => fitValue(element, one, instantOf));
  return fitted.some((one, i) => one !== value[i]) ? fitted : value;
}

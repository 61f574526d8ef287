import type { RawRecord } from '@rulewright/connectors';
import type { EventType, ValueType } from '@rulewright/core';

/**
 * A record whose values were bent to the types of its event type, as the sender most likely meant them:
 *
 * | declared | taken from |
 * |---|---|
 * | int, long, float, double | text that is a number (`"443"`, `" 1.5 "`); int and long cut nothing off |
 * | long | text that is an instant (ISO 8601), as ms since the epoch |
 * | boolean | `"true"`, `"false"` in any case; 1 and 0 |
 * | string | numbers and booleans, as JSON writes them |
 * | array | each element by these rules; one value where a list is declared becomes a list of one |
 *
 * Empty text where no text is declared is null. What none of these fits stays as it is, for the engine to name.
 *
 * @returns undefined if nothing could be bent
 */
export function fitRecord(type: Pick<EventType, 'properties'>, record: RawRecord): RawRecord | undefined {
  let fitted: Record<string, unknown> | undefined;
  for (const { name, type: declared } of type.properties) {
    if (!Object.hasOwn(record, name)) continue;
    const value = record[name];
    const bent = fitValue(declared, value);
    if (bent === value) continue;
    fitted ??= Object.fromEntries(Object.entries(record));
    Object.defineProperty(fitted, name, { value: bent, enumerable: true, configurable: true, writable: true });
  }
  return fitted;
}

function fitValue(type: ValueType, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  switch (type.kind) {
    case 'int':
    case 'long':
    case 'float':
    case 'double':
      return typeof value === 'string' ? fitNumber(type.kind, value.trim(), value) : value;
    case 'boolean':
      return fitBoolean(value);
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    case 'array':
      return fitArray(type.element, value);
    default:
      return value;
  }
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}|$)/;

function fitNumber(kind: 'int' | 'long' | 'float' | 'double', text: string, value: string): unknown {
  if (text === '') return null;
  if (NUMBER.test(text)) {
    const number = Number(text);
    return Number.isInteger(number) || ((kind === 'float' || kind === 'double') && Number.isFinite(number)) ? number : value;
  }
  if (kind === 'long' && INSTANT.test(text)) {
    const instant = Date.parse(text);
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

function fitArray(element: ValueType, value: unknown): unknown {
  if (!Array.isArray(value)) return typeof value === 'object' ? value : [fitValue(element, value)];
  const fitted = value.map((one) => fitValue(element, one));
  return fitted.some((one, i) => one !== value[i]) ? fitted : value;
}

import type { EventRecord, Value } from '@rulewright/core';

const MOST_CHARACTERS = 200;
const MOST_ELEMENTS = 20;
const DEEPEST = 4;

/** A value as a screen shows it: long texts and lists end with a text that says how much is left out. */
export function shownValue(value: Value, depth = 0): Value {
  if (typeof value === 'string') return shownText(value);
  if (value === null || typeof value !== 'object') return value;
  if (depth === DEEPEST) return '…';
  if (Array.isArray(value)) {
    const shown = value.slice(0, MOST_ELEMENTS).map((each: Value) => shownValue(each, depth + 1));
    return value.length > MOST_ELEMENTS ? [...shown, `… ${value.length - MOST_ELEMENTS} more`] : shown;
  }
  return shownRecord(value as EventRecord, depth + 1);
}

export function shownRecord(record: EventRecord, depth = 0): EventRecord {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, shownValue(value, depth)]));
}

function shownText(text: string): string {
  return text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}… ${text.length - MOST_CHARACTERS} more` : text;
}

import type { Alert, Evidence } from '@rulewright/contracts';
import type { Value } from '@rulewright/core';
import { formatCount } from '../../texts/format.js';
import { texts } from '../../texts/texts.js';

/** A column of an alert as a list shows it. */
export interface ShownColumn {
  readonly name: string;
  readonly text: string;
}

/** How many columns stand in a row of the list. */
const IN_ROW = 3;

/** What an alert is about, in a few columns: its key, then what else its row says. */
export function columnsInRow(alert: Alert): readonly ShownColumn[] {
  const key = alert.key.map(({ name, value }) => ({ name, text: shownValue(value) }));
  const named = new Set(alert.key.map(({ name }) => name));
  const others = Object.entries(alert.row)
    .filter(([name]) => !named.has(name))
    .map(([name, value]) => ({ name, text: shownValue(value) }));
  return [...key, ...others].slice(0, Math.max(IN_ROW, key.length));
}

/** A value in one line: lists and records by their size, so that a hundred addresses do not fill the row. */
export function shownValue(value: Value): string {
  if (value === null) return 'null';
  if (Array.isArray(value))
    return value.length === 1 && value[0] !== undefined ? shownValue(value[0]) : texts.alerts.values(value.length);
  if (typeof value === 'object') return texts.alerts.fields(Object.keys(value).length);
  if (typeof value === 'number') return Number.isInteger(value) && Math.abs(value) >= 10_000 ? formatCount(value) : String(value);
  return String(value);
}

/** True if an event plays a part in the rule that is called otherwise than its type. */
export function saysRole({ role, type }: Pick<Evidence, 'role' | 'type'>): boolean {
  return role !== null && role !== '' && role !== type;
}

/** What an event of an alert says, in the order of its properties; of those that say nothing, none. */
export function columnsOfEvent(record: Evidence['record']): readonly ShownColumn[] {
  return Object.entries(record)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ({ name, text: shownValue(value) }));
}

/** A value as it is, for the detail: one entry a line. */
export function fullValue(value: Value): readonly string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return value.flatMap((item: Value) => fullValue(item));
  if (typeof value === 'object') return [JSON.stringify(value)];
  return [String(value)];
}

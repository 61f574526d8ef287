import type { EventRecord } from '@rulewright/core';
import { plainRow } from '../../src/testing/run-scenario.js';
import { rowText } from '../compare-answers.js';
import { plain } from './trace-value.js';

/** What a statement delivered at a step, as recorded or as answered: the texts of its rows. */
export interface DeliveryTexts {
  readonly new: readonly string[];
  readonly old: readonly string[];
}

/**
 * Names of properties whose zero and null are one. Where a statement fills some of the properties of a host class, the others are null
 * here; there they hold what the class begins with when they are primitive.
 */
export type ZeroIsNull = ReadonlySet<string>;

const NONE: ZeroIsNull = new Set();

function isZero(value: unknown): boolean {
  return value === 0 || value === false || value === '\u0000';
}

function withoutZeros(value: unknown, names: ZeroIsNull): unknown {
  if (names.size === 0 || value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((item) => withoutZeros(item, names));
  const entries = Object.entries(value).filter(([name, inner]) => !(names.has(name) && isZero(inner)));
  return Object.fromEntries(entries.map(([name, inner]) => [name, withoutZeros(inner, names)]));
}

/** Rows of a recording as texts, sorted unless their order counts. */
export function recordedTexts(rows: readonly unknown[] | null, ordered: boolean, zeros: ZeroIsNull = NONE): readonly string[] {
  return arranged(
    (rows ?? []).map((row) => rowText(withoutZeros(plain(row), zeros))),
    ordered,
  );
}

/** Rows of the engine as texts, sorted unless their order counts. */
export function answeredTexts(rows: readonly EventRecord[], ordered: boolean, zeros: ZeroIsNull = NONE): readonly string[] {
  return arranged(
    rows.map((row) => rowText(withoutZeros(plainRow(row), zeros))),
    ordered,
  );
}

/** The same for some of the columns; a name with dots is a path into nested records. */
export function answeredFields(rows: readonly EventRecord[], fields: readonly string[], ordered: boolean): readonly string[] {
  return arranged(
    rows.map((row) => rowText(fields.map((field) => fieldOf(plainRow(row), field)))),
    ordered,
  );
}

function arranged(texts: string[], ordered: boolean): readonly string[] {
  return ordered ? texts : texts.sort();
}

function fieldOf(row: unknown, field: string): unknown {
  const inside = row as Readonly<Record<string, unknown>>;
  if (field in inside) return inside[field];
  // `a.b[1].c`
  const names = field.replaceAll(/\[(\d+)\]/g, '.$1').split('.');
  return names.reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | null)?.[name], row);
}

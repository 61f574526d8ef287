import type { EventRecord } from '@rulewright/core';
import { plainRow } from '../../src/testing/run-scenario.js';
import { rowText } from '../compare-answers.js';
import { plain } from './trace-value.js';

/** What a statement delivered at a step, as recorded or as answered: the texts of its rows. */
export interface DeliveryTexts {
  readonly new: readonly string[];
  readonly old: readonly string[];
}

/** Rows of a recording as texts, sorted unless their order counts. */
export function recordedTexts(rows: readonly unknown[] | null, ordered: boolean): readonly string[] {
  return arranged(
    (rows ?? []).map((row) => rowText(plain(row))),
    ordered,
  );
}

/** Rows of the engine as texts, sorted unless their order counts. */
export function answeredTexts(rows: readonly EventRecord[], ordered: boolean): readonly string[] {
  return arranged(
    rows.map((row) => rowText(plainRow(row))),
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
  return field.split('.').reduce<unknown>((value, name) => (value as Readonly<Record<string, unknown>> | null)?.[name], row);
}

import type { EventRecord, Property, Value } from '@rulewright/core';
import { writtenName } from '../edit/make.js';
import type { Operand, PredicateRow } from './predicate.js';
import { printPredicate } from './print-predicate.js';

/** What one property of an event says, as a condition that holds for it. */
export interface SampleCondition {
  readonly property: string;
  /** `src_ip = '10.0.0.1'` */
  readonly predicate: string;
  /** the event has no value there */
  readonly missing: boolean;
}

const INT_MOST = 2 ** 31 - 1;

/**
 * A condition for each property of an event that can be compared: texts, numbers, truth values and what is missing. Lists and nested events
 * have none. In the order of the type, then what an open type's event has beside; what is missing comes last.
 */
export function sampleConditions(event: EventRecord, properties: readonly Pick<Property, 'name'>[]): readonly SampleCondition[] {
  const declared = properties.map(({ name }) => name);
  const names = [...declared, ...Object.keys(event).filter((name) => !declared.includes(name))];
  const all = names.flatMap((property): readonly SampleCondition[] => {
    const value = event[property] ?? null;
    const row = rowOf(property, value);
    return row ? [{ property, predicate: printPredicate(row), missing: value === null }] : [];
  });
  return [...all.filter(({ missing }) => !missing), ...all.filter(({ missing }) => missing)];
}

function rowOf(name: string, value: Value): PredicateRow | undefined {
  const property = writtenName(name);
  if (value === null) return { kind: 'row', property, test: { kind: 'null', not: false } };
  const operand = operandOf(value);
  return operand && { kind: 'row', property, test: { kind: 'compare', operator: '=', value: operand } };
}

function operandOf(value: Value): Operand | undefined {
  switch (typeof value) {
    case 'string':
      return { kind: 'text', value };
    case 'boolean':
      return { kind: 'boolean', value };
    case 'number':
      return { kind: 'number', text: Number.isInteger(value) && Math.abs(value) > INT_MOST ? `${value}L` : String(value) };
    default:
      return undefined;
  }
}

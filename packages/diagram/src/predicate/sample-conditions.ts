import type { EventRecord, Value } from '@rulewright/core';
import { writtenName } from '../edit/make.js';
import type { Operand, PredicateRow } from './predicate.js';
import { printPredicate } from './print-predicate.js';

/** A property of a type, its value type as EPL writes it: `int`, `string[]`, a type's name. */
export interface SampledProperty {
  readonly name: string;
  readonly type: string;
}

/** What one property of an event says, as a condition that holds for it. */
export interface SampleCondition {
  readonly property: string;
  /** `src_ip = '10.0.0.1'` */
  readonly predicate: string;
  /** the event has no value there */
  readonly missing: boolean;
  /** why it cannot be asked for: the type does not declare it, or declares it of another type, named here */
  readonly refused?: { readonly kind: 'undeclared' } | { readonly kind: 'other-type'; readonly type: string };
}

const INT_MOST = 2 ** 31 - 1;

/**
 * A condition for each property of an event that can be compared: texts, numbers, truth values and what is missing. Lists and nested events
 * have none. A value that comes as another type stands as what the server makes of it, and numbers are written as the declared type asks. In the order of the type; then what is missing; last what is refused: values
 * that the declared type cannot hold, and properties that are not declared.
 */
export function sampleConditions(event: EventRecord, properties: readonly SampledProperty[]): readonly SampleCondition[] {
  const types = new Map(properties.map(({ name, type }) => [name, type]));
  const names = [...types.keys(), ...Object.keys(event).filter((name) => !types.has(name))];
  const all = names.flatMap((property): readonly SampleCondition[] => {
    const type = types.get(property);
    const value = asDeclared(event[property] ?? null, type);
    const row = rowOf(property, value, type);
    if (row === undefined) return [];
    const condition = { property, predicate: printPredicate(row), missing: value === null };
    if (type === undefined) return [{ ...condition, refused: { kind: 'undeclared' } }];
    return [holds(type, value) ? condition : { ...condition, refused: { kind: 'other-type', type } }];
  });
  const order = ({ missing, refused }: SampleCondition) => (refused ? 2 : missing ? 1 : 0);
  return all.sort((a, b) => order(a) - order(b));
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/**
 * What a value is bent to on its way in: texts that are numbers or truth values where those are declared, numbers and truth values as text
 * where text is, 1 and 0 as truth values. Anything else stays what it is.
 */
function asDeclared(value: Value, type: string | undefined): Value {
  switch (type) {
    case 'string':
      return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
    case 'boolean':
      return truthOf(value);
    case 'int':
    case 'long':
    case 'float':
    case 'double':
      return numberOf(value);
    default:
      return value;
  }
}

function truthOf(value: Value): Value {
  if (value === 1 || value === 0) return value === 1;
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  if (word === '') return null;
  return word === 'true' ? true : word === 'false' ? false : value;
}

function numberOf(value: Value): Value {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (text === '') return null;
  return NUMBER.test(text) ? Number(text) : value;
}

/** Whether a property of this type can have the value; of types that are no scalars nothing is known. */
function holds(type: string, value: Value): boolean {
  if (value === null) return true;
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'int':
      return Number.isInteger(value) && Number(value) >= -INT_MOST - 1 && Number(value) <= INT_MOST;
    case 'long':
      return Number.isSafeInteger(value);
    case 'float':
    case 'double':
      return typeof value === 'number';
    default:
      return true;
  }
}

function rowOf(name: string, value: Value, type: string | undefined): PredicateRow | undefined {
  const property = writtenName(name);
  if (value === null) return { kind: 'row', property, test: { kind: 'null', not: false } };
  const operand = operandOf(value, type);
  return operand && { kind: 'row', property, test: { kind: 'compare', operator: '=', value: operand } };
}

function operandOf(value: Value, type: string | undefined): Operand | undefined {
  switch (typeof value) {
    case 'string':
      return { kind: 'text', value };
    case 'boolean':
      return { kind: 'boolean', value };
    case 'number':
      return { kind: 'number', text: numberText(value, type) };
    default:
      return undefined;
  }
}

/** A number as its type writes it; an integer beyond those of 32 bits needs the mark of a long, or a fraction. */
function numberText(value: number, type: string | undefined): string {
  if (!Number.isSafeInteger(value) || Math.abs(value) <= INT_MOST) return String(value);
  return type === 'double' || type === 'float' ? `${value}.0` : `${value}L`;
}

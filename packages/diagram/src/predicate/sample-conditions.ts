import {
  BOOLEAN,
  DOUBLE,
  type EventRecord,
  FLOAT,
  fitValue,
  INT,
  type InstantOf,
  LONG,
  STRING,
  typeName,
  type Value,
  type ValueType,
} from '@rulewright/core';
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
 * A condition for each property of an event that can be compared: texts, numbers, truth values and what is missing. Lists and
 * nested events have none. A value that comes as another type stands as what the server makes of it, and numbers are written as
 * the declared type asks. In the order of the type; then what is missing; last what is refused: values that the declared type
 * cannot hold, and properties that are not declared.
 *
 * @param instantOf reads the texts of instants, for a `long`
 */
export function sampleConditions(
  event: EventRecord,
  properties: readonly SampledProperty[],
  instantOf: InstantOf,
): readonly SampleCondition[] {
  const types = new Map(properties.map(({ name, type }) => [name, type]));
  const names = [...types.keys(), ...Object.keys(event).filter((name) => !types.has(name))];
  const all = names.flatMap((property): readonly SampleCondition[] => {
    const type = types.get(property);
    const value = asDeclared(event[property] ?? null, type, instantOf);
    const row = rowOf(property, value, type);
    if (row === undefined) return [];
    const condition = { property, predicate: printPredicate(row), missing: value === null };
    if (type === undefined) return [{ ...condition, refused: { kind: 'undeclared' } }];
    return [holds(type, value) ? condition : { ...condition, refused: { kind: 'other-type', type } }];
  });
  const order = ({ missing, refused }: SampleCondition) => (refused ? 2 : missing ? 1 : 0);
  return all.sort((a, b) => order(a) - order(b));
}

const SCALARS: ReadonlyMap<string, ValueType> = new Map(
  [STRING, BOOLEAN, INT, LONG, FLOAT, DOUBLE].map((type) => [typeName(type), type]),
);

/** What the server bends a value to on its way in. */
function asDeclared(value: Value, type: string | undefined, instantOf: InstantOf): Value {
  const declared = SCALARS.get(type ?? '');
  // of a scalar a scalar is made, or nothing
  return declared === undefined ? value : (fitValue(declared, value, instantOf) as Value);
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

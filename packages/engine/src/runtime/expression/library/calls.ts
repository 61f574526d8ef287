import { EvaluationError } from '../evaluation-error.js';
import { castOperators } from './casts.js';
import { textOf } from './text.js';

type Call = (...values: readonly never[]) => unknown;
type NumberOrNull = number | null;

const onNumber =
  (apply: (value: number) => number) =>
  (value: NumberOrNull): NumberOrNull =>
    value === null ? null : apply(value);

const onNumbers =
  (apply: (a: number, b: number) => number) =>
  (...values: readonly NumberOrNull[]): NumberOrNull => {
    let result: NumberOrNull = values[0] ?? null;
    for (const value of values) {
      if (value === null || result === null) return null;
      result = apply(result, value);
    }
    return result;
  };

const pair =
  (apply: (a: number, b: number) => number) =>
  (a: NumberOrNull, b: NumberOrNull): NumberOrNull =>
    a === null || b === null ? null : apply(a, b);

const cast = (name: 'cast int' | 'cast long' | 'cast double') => (value: unknown) =>
  value === null ? null : castOperators[name](value);

/** `Integer.parseInt(null)` throws in Java; here it is null like any other function of null. */
const parsed = (name: 'cast int' | 'cast long' | 'cast double') => (value: unknown) => {
  if (value === null) return null;
  if (typeof value !== 'string') throw new EvaluationError('cast', 'only text can be parsed');
  return castOperators[name](value);
};

/** The elements of the one array argument, or the arguments themselves. */
function asList(...values: readonly unknown[]): unknown {
  const [only] = values;
  if (values.length !== 1) return values;
  return Array.isArray(only) || only === null ? only : values;
}

/** Functions by their catalogue id. `coalesce` is generated in place. */
export const CALLS: Readonly<Record<string, Call>> = {
  max: onNumbers(Math.max),
  min: onNumbers(Math.min),
  event_identity_equals: (a: unknown, b: unknown): boolean | null => (a === null || b === null ? null : a === b),
  'Arrays.asList': asList,
  'Math.abs': onNumber(Math.abs),
  'Math.max': pair(Math.max),
  'Math.min': pair(Math.min),
  // Java rounds half up, also below zero
  'Math.round': onNumber((value) => Math.floor(value + 0.5)),
  'Math.floor': onNumber(Math.floor),
  'Math.ceil': onNumber(Math.ceil),
  'Math.sqrt': onNumber(Math.sqrt),
  'Math.pow': pair((a, b) => a ** b),
  'Math.exp': onNumber(Math.exp),
  'Math.log': onNumber(Math.log),
  'Math.log10': onNumber(Math.log10),
  'Math.signum': onNumber(Math.sign),
  'Integer.parseInt': parsed('cast int'),
  'Integer.valueOf': cast('cast int'),
  'Long.parseLong': parsed('cast long'),
  'Long.valueOf': cast('cast long'),
  'Double.parseDouble': parsed('cast double'),
  'Double.valueOf': cast('cast double'),
  'Boolean.parseBoolean': (value: unknown): boolean | null => (value === null ? null : String(value).toLowerCase() === 'true'),
  'String.valueOf': (value: unknown): string => (value === null ? 'null' : textOf(value)),
} as Readonly<Record<string, Call>>;

import { EvaluationError } from '../evaluation-error.js';
import { parseDate } from './date-format.js';
import { doubleText, textOf } from './text.js';
import { isOfType } from './types.js';

const WHOLE = /^[+-]?\d+[lL]?$/;
const MIN_INT = -2_147_483_648;
const MAX_INT = 2_147_483_647;

/** Casts of values that are not null. @throws EvaluationError for a text that is no such value */
export const castOperators = {
  'cast int': (value: unknown): number => {
    const number = wholeOf(value, 'int');
    return number < MIN_INT || number > MAX_INT ? number | 0 : number;
  },
  'cast long': (value: unknown): number => wholeOf(value, 'long'),
  'cast float': (value: unknown): number => numberOf(value, 'float'),
  'cast double': (value: unknown): number => numberOf(value, 'double'),
  'cast boolean': (value: unknown): boolean | null => {
    if (typeof value === 'boolean') return value;
    return typeof value === 'string' ? value.toLowerCase() === 'true' : null;
  },
  'cast string': (value: unknown, kind: string): string =>
    typeof value === 'number' && (kind === 'double' || kind === 'float') ? doubleText(value) : textOf(value),
  'cast any': (value: unknown): unknown => value,
  'cast null': (): null => null,
  'cast array': (value: unknown): unknown => (Array.isArray(value) ? value : null),
  'cast event': (value: unknown, type: string): unknown => (isOfType(value, type) ? value : null),
  'cast date': (value: unknown, format: string | null): number | null => {
    if (format === null || typeof value !== 'string') return null;
    return parseDate(value, format);
  },
};

function wholeOf(value: unknown, kind: string): number {
  if (typeof value === 'number') return Math.trunc(value);
  if (typeof value === 'string' && WHOLE.test(value.trim())) return Number.parseInt(value.trim(), 10);
  return notA(value, kind);
}

function numberOf(value: unknown, kind: string): number {
  if (typeof value === 'number') return value;
  const text = typeof value === 'string' ? value.trim().replace(/[dDfFlL]$/, '') : '';
  const number = text === '' ? Number.NaN : Number(text);
  return Number.isNaN(number) && text !== 'NaN' ? notA(value, kind) : number;
}

function notA(value: unknown, kind: string): never {
  throw new EvaluationError(
    'cast',
    `${typeof value === 'string' ? `"${value}"` : `a value of kind ${typeof value}`} is no ${kind}`,
  );
}

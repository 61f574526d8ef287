import { EvaluationError } from '../evaluation-error.js';
import { castOperators } from './casts.js';
import { areComparable, equal } from './equality.js';
import { likeMatcher, type Matcher } from './like-matcher.js';
import { compileRegexp } from './regexp-matcher.js';
import { doubleText, textOf } from './text.js';
import { typeOperators } from './types.js';

type Truth = boolean | null;
type Relation = (a: unknown, b: unknown) => Truth;

/** Relations of two values that are not null and whose kinds are known only now: null when they cannot be compared. */
const RELATIONS: Readonly<Record<'=' | '!=' | '<' | '<=' | '>' | '>=', Relation>> = {
  '=': (a, b) => equal(a, b),
  '!=': (a, b) => !equal(a, b),
  '<': (a, b) => (areComparable(a, b) ? (a as number) < (b as number) : null),
  '<=': (a, b) => (areComparable(a, b) ? (a as number) <= (b as number) : null),
  '>': (a, b) => (areComparable(a, b) ? (a as number) > (b as number) : null),
  '>=': (a, b) => (areComparable(a, b) ? (a as number) >= (b as number) : null),
};

/** `in (…)`: arrays among the items stand for their elements; null among what was compared makes "not found" unknown. */
function inList(value: unknown, items: readonly unknown[]): Truth {
  const elements = Array.isArray(value) ? items : items.flat();
  if (elements.length === 0) return false;
  if (value === null) return null;
  let isUnknown = false;
  for (const item of elements) {
    if (item === null) isUnknown = true;
    else if (equal(value, item)) return true;
  }
  return isUnknown ? null : false;
}

type Quantified = (left: unknown, items: readonly unknown[] | null) => Truth;

/**
 * `decisive` is the truth of one item that settles the whole: true for `any`, false for `all`. Of no items at all everything is true and
 * nothing is. A null among the items makes the whole unknown; an order (`passesNull`) that none of the others is in is not, as in Esper.
 */
function quantify(relation: Relation, decisive: boolean, passesNull: boolean): Quantified {
  return (left, items) => {
    if (items === null || (left === null && items.length > 0)) return null;
    const truths = items.map((item) => (item === null ? null : relation(left, item)));
    if (truths.includes(decisive)) return decisive;
    const isSettled = !truths.includes(null) || (passesNull && truths.includes(!decisive));
    return isSettled ? !decisive : null;
  };
}

/** The same over what stands in parentheses: arrays stand for their elements, and nothing at all decides nothing. */
function quantifyList(test: Quantified): Quantified {
  return (left, items) => {
    const elements = items === null || Array.isArray(left) ? items : items.flat();
    return elements === null || elements.length === 0 ? null : test(left, elements);
  };
}

function quantified(): Record<string, Quantified> {
  const entries = Object.entries(RELATIONS).flatMap(([operator, relation]) => {
    const any = quantify(relation, true, operator !== '=' && operator !== '!=');
    const all = quantify(relation, false, false);
    return [
      [`${operator} any`, any] as const,
      [`${operator} all`, all] as const,
      [`${operator} any of`, quantifyList(any)] as const,
      [`${operator} all of`, quantifyList(all)] as const,
    ];
  });
  return Object.fromEntries(entries);
}

function inRange(value: unknown, low: unknown, high: unknown, lowOpen: boolean, highOpen: boolean): boolean {
  if (!areComparable(value, low) || !areComparable(value, high)) return false;
  const [from, to] = (low as number) <= (high as number) ? [low, high] : [high, low];
  const isAbove = lowOpen ? (value as number) > (from as number) : (value as number) >= (from as number);
  return isAbove && (highOpen ? (value as number) < (to as number) : (value as number) <= (to as number));
}

function numbers(operator: string, a: unknown, b: unknown): readonly [number, number] {
  if (typeof a !== 'number' || typeof b !== 'number') {
    throw new EvaluationError('arithmetic', `"${operator}" needs two numbers, not ${typeof a} and ${typeof b}`);
  }
  return [a, b];
}

/** Bits of whole numbers up to 2^53; of booleans, the logical operation on both sides. */
function bits(onNumbers: (a: bigint, b: bigint) => bigint, onBooleans: (a: boolean, b: boolean) => boolean) {
  return (a: unknown, b: unknown): number | boolean => {
    if (typeof a === 'boolean' && typeof b === 'boolean') return onBooleans(a, b);
    const [x, y] = numbers('bits', a, b);
    return Number(onNumbers(BigInt(Math.trunc(x)), BigInt(Math.trunc(y))));
  };
}

/** `%` of whole numbers. @throws EvaluationError for a divisor of 0 */
function wholeRemainder(a: number, b: number): number {
  if (b === 0) throw new EvaluationError('division', 'division by zero in "%"');
  return a % b;
}

let lastLike: { readonly pattern: string | null; readonly escaping: string | null; readonly matcher: Matcher } | undefined;

/** `like` with a pattern known only now; the last one is kept. */
function like(text: string, pattern: string | null, escaping: string | null): Truth {
  if (lastLike === undefined || lastLike.pattern !== pattern || lastLike.escaping !== escaping) {
    lastLike = { pattern, escaping, matcher: likeMatcher(pattern, escaping) };
  }
  return lastLike.matcher.matches(text);
}

function element(array: unknown, index: unknown): unknown {
  return Array.isArray(array) && typeof index === 'number' ? (array[index] ?? null) : null;
}

/** Helpers that generated code calls by name; see the emitters for which and when. */
export const OPERATORS = {
  ...RELATIONS,
  ...quantified(),
  ...castOperators,
  ...typeOperators,
  equal,
  inList,
  inRange,
  not: (value: Truth): Truth => (value === null ? null : !value),
  '+': (a: unknown, b: unknown): number => numbers('+', a, b)[0] + numbers('+', a, b)[1],
  '-': (a: unknown, b: unknown): number => numbers('-', a, b)[0] - numbers('-', a, b)[1],
  '*': (a: unknown, b: unknown): number => numbers('*', a, b)[0] * numbers('*', a, b)[1],
  '/': (a: unknown, b: unknown): number => numbers('/', a, b)[0] / numbers('/', a, b)[1],
  '%': (a: unknown, b: unknown): number => numbers('%', a, b)[0] % numbers('%', a, b)[1],
  '&': bits(
    (a, b) => a & b,
    (a, b) => a && b,
  ),
  '|': bits(
    (a, b) => a | b,
    (a, b) => a || b,
  ),
  '^': bits(
    (a, b) => a ^ b,
    (a, b) => a !== b,
  ),
  negate: (value: unknown): number => -numbers('-', value, 0)[0],
  wholeRemainder,
  doubleText,
  text: textOf,
  like,
  regexp: (text: string, pattern: string | null): Truth => (pattern === null ? null : compileRegexp(pattern).matches(text)),
  element,
  hasIndex: (array: unknown, index: unknown): boolean => Array.isArray(array) && typeof index === 'number' && index in array,
  onRow: (row: unknown, read: (row: unknown) => unknown): unknown => (row === null ? null : read(row)),
};

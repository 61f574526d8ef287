import type { z } from 'zod';
import { RequestFailure } from '../failure.js';

type Issue = z.core.$ZodIssue;

/** Shapes as people name them. */
const SHAPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  date: 'a date',
  null: 'null',
};
const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'an id such as 018f3c2a-7b1e-7c4d-9a5b-0123456789ab',
  url: 'an address such as https://example.org/path',
  email: 'an e-mail address',
  datetime: 'a time such as 2026-03-01T12:00:00Z',
};
/** Problems that are told at once: of a long list with one mistake made everywhere, nobody reads more. */
const TOLD_MAX = 5;
/** How the library begins its own sentences; whatever else a message says is ours. */
const LIBRARY_WORDS = /^(Invalid|Too |Unrecognized)/;

/**
 * What somebody sent, as its schema makes it.
 *
 * @throws RequestFailure `bad-request` with what is wrong and where
 */
export function checked<S extends z.ZodType>(schema: S, input: unknown, whole: string): z.output<S> {
  const { success, data, error } = schema.safeParse(input);
  if (success) return data;
  throw new RequestFailure('bad-request', inputProblems(error, input, whole));
}

/**
 * What is wrong with what somebody sent, each problem with its place: `"steps[0].kind" has to be one of "send", "advance"`.
 *
 * @param input what was checked; without it a value that is missing is told like one of another shape
 * @param whole how the input itself is called
 */
export function inputProblems({ issues }: z.ZodError, input?: unknown, whole = 'the input'): string {
  const told = issues.flatMap((issue) => problemsOf(issue, input, whole));
  const more = told.length > TOLD_MAX ? `; and ${told.length - TOLD_MAX} more` : '';
  return `${told.slice(0, TOLD_MAX).join('; ')}${more}`;
}

function problemsOf(issue: Issue, input: unknown, whole: string): readonly string[] {
  const where = issue.path.length === 0 ? whole : `"${placeOf(issue.path)}"`;
  if (issue.code === 'unrecognized_keys') return [unknownKeys(issue)];
  if (issue.code === 'invalid_union') return unionProblems(issue, input, whole, where);
  if (isMissing(input, issue.path)) return [`${where} is missing`];
  return [`${where} ${wordsOfIssue(issue)}`];
}

/** A shape that was made strict says in its message what it takes. */
function unknownKeys({ keys, path, message }: Extract<Issue, { readonly code: 'unrecognized_keys' }>): string {
  const told = keys.slice(0, TOLD_MAX).map((key) => `"${placeOf([...path, key])}"`);
  const more = keys.length > TOLD_MAX ? ` and ${keys.length - TOLD_MAX} more` : '';
  const takes = LIBRARY_WORDS.test(message) ? '' : ` (${message})`;
  return `${told.join(', ')}${more} ${keys.length === 1 ? 'is' : 'are'} not known here${takes}`;
}

function wordsOfIssue(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `has to be ${SHAPES[issue.expected] ?? issue.expected}`;
    case 'invalid_value':
      return issue.values.length === 1
        ? `has to be ${JSON.stringify(issue.values[0])}`
        : `has to be one of ${issue.values.map((value) => JSON.stringify(value)).join(', ')}`;
    case 'too_small':
      return tooSmall(issue.origin, Number(issue.minimum), issue.inclusive ?? true);
    case 'too_big':
      return tooBig(issue.origin, Number(issue.maximum), issue.inclusive ?? true);
    case 'invalid_format':
      return LIBRARY_WORDS.test(issue.message)
        ? `has to be ${FORMATS[issue.format] ?? 'of another form'}`
        : `has to be: ${issue.message}`;
    default:
      return LIBRARY_WORDS.test(issue.message) ? 'cannot be used' : `cannot be used: ${issue.message}`;
  }
}

function tooSmall(origin: string, minimum: number, inclusive: boolean): string {
  if (origin === 'string') return minimum === 1 ? 'may not be empty' : `needs ${minimum} characters or more`;
  if (origin === 'array' || origin === 'set') return minimum === 1 ? 'may not be empty' : `needs ${minimum} entries or more`;
  return inclusive ? `has to be ${minimum} or more` : `has to be more than ${minimum}`;
}

function tooBig(origin: string, maximum: number, inclusive: boolean): string {
  if (origin === 'string') return `may have ${maximum} characters at most`;
  if (origin === 'array' || origin === 'set') return `may have ${maximum} entries at most`;
  return inclusive ? `has to be ${maximum} or less` : `has to be less than ${maximum}`;
}

/** Of the forms that a value may have, the one that it was most likely meant to have: that of its own shape, with the fewest problems. */
function unionProblems(
  issue: Extract<Issue, { readonly code: 'invalid_union' }>,
  input: unknown,
  whole: string,
  where: string,
): readonly string[] {
  const ofItsShape = issue.errors.filter(
    (branch) => !branch.some(({ code, path }) => code === 'invalid_type' && path.length === 0),
  );
  const [nearest] = ofItsShape.toSorted((a, b) => a.length - b.length);
  if (nearest) return nearest.flatMap((inner) => problemsOf({ ...inner, path: [...issue.path, ...inner.path] }, input, whole));
  const shapes = issue.errors.flatMap((branch) =>
    branch.flatMap((inner) => (inner.code === 'invalid_type' ? [inner.expected] : [])),
  );
  const names = [...new Set(shapes)].map((shape) => SHAPES[shape] ?? shape);
  return [`${where} ${names.length > 0 ? `has to be ${names.join(' or ')}` : 'has a value that is not known here'}`];
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.map((step, i) => (typeof step === 'number' ? `[${step}]` : `${i > 0 ? '.' : ''}${String(step)}`)).join('');
}

/** Whether what holds the place has nothing there; of a text that was made a list, every entry is there. */
function isMissing(input: unknown, path: readonly PropertyKey[]): boolean {
  const holder = valueAt(input, path.slice(0, -1));
  return path.length > 0 && typeof holder === 'object' && holder !== null && valueAt(input, path) === undefined;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? (value as Record<PropertyKey, unknown>)[step]
        : undefined,
    input,
  );
}

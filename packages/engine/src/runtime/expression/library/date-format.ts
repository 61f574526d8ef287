import { type CivilTime, civilOf, instantOf } from '../../time/calendar.js';
import { EvaluationError } from '../evaluation-error.js';

/** `yyyy-MM-dd'T'HH:mm:ss.SSS`: letters in runs are fields, quoted text and anything else stands for itself. */
const TOKEN = /'(?<quoted>(?:[^']|'')*)'|(?<field>[A-Za-z])\k<field>*|(?<literal>[^A-Za-z']+)/g;

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

type Token = { readonly field: string; readonly width: number } | { readonly literal: string };

/** An instant in UTC as text, by the letters of Java's SimpleDateFormat (y M d H h m s S a E X Z z). */
export function formatDate(ms: number, format: string): string {
  const time = civilOf(ms);
  return tokensOf(format)
    .map((token) => ('literal' in token ? token.literal : fieldText(time, token.field, token.width)))
    .join('');
}

/**
 * The instant that a text names.
 * @throws EvaluationError if the text does not have the format
 */
export function parseDate(text: string, format: string): number {
  const fields: Record<string, number> = {};
  let at = 0;
  const tokens = tokensOf(format);
  for (const [index, token] of tokens.entries()) {
    if ('literal' in token) {
      if (!text.startsWith(token.literal, at)) mismatch(text, format);
      at += token.literal.length;
    } else {
      const next = tokens[index + 1];
      at = parseField({ text, at, token, isAdjacent: next !== undefined && 'field' in next, fields, format });
    }
  }
  return instantOfFields(fields);
}

const FIRST_INSTANT: Readonly<Record<string, number>> = { y: 1970, M: 1, d: 1, h: 0, a: 0, m: 0, s: 0, S: 0, X: 0 };

function instantOfFields(fields: Readonly<Record<string, number>>): number {
  const field = (name: string): number => fields[name] ?? FIRST_INSTANT[name] ?? 0;
  const hour = fields['H'] ?? (field('h') % 12) + field('a') * 12;
  const [year, month, day, minute, second, millisecond] = ['y', 'M', 'd', 'm', 's', 'S'].map(field) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  return instantOf({ year, month, day, hour, minute, second, millisecond }) - field('X') * 60_000;
}

function tokensOf(format: string): readonly Token[] {
  return [...format.matchAll(TOKEN)].map((match): Token => {
    const { quoted, field, literal } = match.groups ?? {};
    if (quoted !== undefined) return { literal: quoted === '' ? "'" : quoted.replaceAll("''", "'") };
    if (field !== undefined) return { field, width: match[0].length };
    return { literal: literal ?? '' };
  });
}

type FieldText = (time: CivilTime, width: number) => string;

const padded = (value: number, width: number): string => String(value).padStart(width, '0');

const FIELD_TEXTS: Readonly<Record<string, FieldText>> = {
  y: (time, width) => (width === 2 ? padded(time.year % 100, 2) : padded(time.year, width)),
  M: (time, width) =>
    width >= 3 ? (MONTHS[time.month - 1] ?? '').slice(0, width === 3 ? 3 : undefined) : padded(time.month, width),
  d: (time, width) => padded(time.day, width),
  H: (time, width) => padded(time.hour, width),
  h: (time, width) => padded(time.hour % 12 === 0 ? 12 : time.hour % 12, width),
  m: (time, width) => padded(time.minute, width),
  s: (time, width) => padded(time.second, width),
  S: (time, width) => padded(time.millisecond, width),
  a: (time) => (time.hour < 12 ? 'AM' : 'PM'),
  E: (time, width) => (WEEKDAYS[time.weekday] ?? '').slice(0, width >= 4 ? undefined : 3),
  X: () => 'Z',
  Z: () => '+0000',
  z: () => 'UTC',
};

function fieldText(time: CivilTime, field: string, width: number): string {
  const text = FIELD_TEXTS[field];
  if (text === undefined) throw new EvaluationError('date-format', `"${field}" is no letter of a date format`);
  return text(time, width);
}

interface FieldParse {
  readonly text: string;
  readonly at: number;
  readonly token: { readonly field: string; readonly width: number };
  readonly isAdjacent: boolean;
  readonly fields: Record<string, number>;
  readonly format: string;
}

function parseField({ text, at, token, isAdjacent, fields, format }: FieldParse): number {
  const rest = text.slice(at);
  const fail = (): never => mismatch(text, format);
  if (token.field === 'a' || token.field === 'E' || (token.field === 'M' && token.width >= 3)) {
    return at + parseWord(rest, token.field, fields, fail);
  }
  if (token.field === 'X' || token.field === 'Z' || token.field === 'z') return at + parseZone(rest, fields, fail);
  const digits = (isAdjacent ? new RegExp(`^\\d{${token.width}}`) : /^\d+/).exec(rest)?.[0];
  if (digits === undefined) return fail();
  fields[token.field] = Number(digits);
  return at + digits.length;
}

/** @returns how many characters were read */
function parseWord(rest: string, field: string, fields: Record<string, number>, fail: () => never): number {
  const word = /^[A-Za-z]+/.exec(rest)?.[0] ?? fail();
  const lower = word.toLowerCase();
  if (field === 'a') fields['a'] = lower === 'pm' ? 1 : 0;
  if (field === 'M') {
    const month = MONTHS.findIndex((name) => name.toLowerCase().startsWith(lower));
    fields['M'] = month < 0 ? fail() : month + 1;
  }
  return word.length;
}

/** @returns how many characters were read */
function parseZone(rest: string, fields: Record<string, number>, fail: () => never): number {
  const found = /^(?:Z|UTC|GMT|(?<sign>[+-])(?<hours>\d\d):?(?<minutes>\d\d)?)/.exec(rest) ?? fail();
  const { sign, hours, minutes } = found.groups ?? {};
  const offset = Number(hours ?? 0) * 60 + Number(minutes ?? 0);
  fields['X'] = sign === '-' ? -offset : offset;
  return found[0].length;
}

function mismatch(text: string, format: string): never {
  throw new EvaluationError('date-format', `"${text}" does not have the date format "${format}"`);
}

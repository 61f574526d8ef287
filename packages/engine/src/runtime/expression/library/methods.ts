import { EvaluationError } from '../evaluation-error.js';
import { equal } from './equality.js';
import { compileRegexp } from './regexp-matcher.js';
import { textOf } from './text.js';

type Method = (target: never, ...values: readonly never[]) => unknown;

/** Java's `String.hashCode`. */
function hashText(text: string): number {
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return hash;
}

function hashOf(value: unknown): number {
  if (typeof value === 'string') return hashText(value);
  if (typeof value === 'boolean') return value ? 1231 : 1237;
  return typeof value === 'number' ? value | 0 : hashText(textOf(value));
}

function compareTo(a: unknown, b: unknown): number | null {
  if (b === null) return null;
  if (typeof a === 'string' && typeof b === 'string') return compareText(a, b);
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0;
}

/** Java's difference of the first unequal characters, else of the lengths. */
function compareText(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    if (a[i] !== b[i]) return a.charCodeAt(i) - b.charCodeAt(i);
  }
  return a.length - b.length;
}

function substring(text: string, from: number, to?: number): string {
  const end = to ?? text.length;
  if (from < 0 || end > text.length || from > end) {
    throw new EvaluationError('substring', `no characters ${from} to ${end} in a text of length ${text.length}`);
  }
  return text.slice(from, end);
}

function charAt(text: string, index: number): string {
  const found = text[index];
  if (found === undefined) throw new EvaluationError('char-at', `no character ${index} in a text of length ${text.length}`);
  return found;
}

/** As Java: pieces between matches; empty ones at the end are dropped unless there is a limit. */
function split(text: string, pattern: string, limit = 0): readonly string[] {
  const pieces: string[] = [...compileRegexp(pattern).split(text, limit)];
  if (limit === 0) while (pieces.length > 1 && pieces.at(-1) === '') pieces.pop();
  return pieces;
}

function has(target: unknown, value: unknown): boolean | null {
  if (typeof target === 'string') return value === null ? null : target.includes(String(value));
  return Array.isArray(target) && contains(target, value);
}

function contains(items: readonly unknown[], value: unknown): boolean {
  return typeof value === 'object' && value !== null
    ? items.some((item) => item !== null && equal(item, value))
    : items.includes(value);
}

function indexOf(target: unknown, part: unknown, from = 0): number | null {
  if (typeof target === 'string') return part === null ? null : target.indexOf(String(part), from);
  return Array.isArray(target)
    ? target.findIndex((item) => item === part || (item !== null && part !== null && equal(item, part)))
    : null;
}

/** What a method does when an argument is null: it gives null, too. */
const strict =
  (method: (target: never, ...values: readonly never[]) => unknown): Method =>
  (target, ...values) =>
    values.some((value) => value === null) ? null : method(target, ...values);

const TEXT: Readonly<Record<string, Method>> = {
  toLowerCase: (text: string) => text.toLowerCase(),
  toUpperCase: (text: string) => text.toUpperCase(),
  trim: (text: string) => text.trim(),
  length: (text: string) => text.length,
  isBlank: (text: string) => text.trim() === '',
  startsWith: strict((text: string, prefix: string, offset?: number) => text.startsWith(prefix, offset)),
  endsWith: strict((text: string, suffix: string) => text.endsWith(suffix)),
  equalsIgnoreCase: (text: string, other: string | null) => other !== null && text.toLowerCase() === other.toLowerCase(),
  compareToIgnoreCase: strict((text: string, other: string) => compareText(text.toLowerCase(), other.toLowerCase())),
  lastIndexOf: strict((text: string, part: string, from?: number) => text.lastIndexOf(part, from)),
  substring: strict(substring),
  replace: strict((text: string, part: string, by: string) => text.replaceAll(part, () => by)),
  replaceAll: strict((text: string, pattern: string, by: string) => compileRegexp(pattern).matcher(text).replaceAll(by)),
  replaceFirst: strict((text: string, pattern: string, by: string) => compileRegexp(pattern).matcher(text).replaceFirst(by)),
  matches: strict((text: string, pattern: string) => compileRegexp(pattern).matches(text)),
  split: strict(split),
  concat: strict((text: string, other: string) => text + other),
  charAt: strict(charAt),
  repeat: strict((text: string, count: number) => text.repeat(Math.max(0, count))),
};

const OTHER: Readonly<Record<string, Method>> = {
  isEmpty: (target: string | readonly unknown[]) => target.length === 0,
  contains: has,
  indexOf,
  equals: (target: unknown, other: unknown) => other !== null && equal(target, other),
  compareTo,
  toString: textOf,
  hashCode: hashOf,
  intValue: (value: number) => Math.trunc(value) | 0,
  longValue: (value: number) => Math.trunc(value),
  doubleValue: (value: number) => value,
  booleanValue: (value: boolean) => value,
  containsAll: (items: readonly unknown[], others: readonly unknown[] | null) =>
    others === null ? null : others.every((other) => contains(items, other)),
  size: (items: readonly unknown[]) => items.length,
  get: (items: readonly unknown[], index: number | null) => (index === null ? null : (items[index] ?? null)),
};

/** Methods by their catalogue id. The target is never null. */
export const METHODS: Readonly<Record<string, Method>> = { ...TEXT, ...OTHER };

import type { RowValue } from '../../row.js';

/** Equality of two values that are not null: by value, events and records by their properties. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) return Array.isArray(a) && Array.isArray(b) && equalArrays(a, b);
  return equalRecords(a as Record<string, unknown>, b as Record<string, unknown>);
}

function equalArrays(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((item, index) => equal(item, b[index]));
}

function equalRecords(a: Record<string, unknown>, b: Record<string, unknown>): boolean {
  const keys = Object.keys(a).filter((key) => !isMark(key));
  if (keys.length !== Object.keys(b).filter((key) => !isMark(key)).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && equal(a[key], b[key]));
}

/** the snapshot writer's mark is no property of an event */
function isMark(key: string): boolean {
  return key === '$mark';
}

/** The natural order of two values of one kind, nulls lowest; 0 when they cannot be ordered. */
export function compareValues(a: RowValue, b: RowValue): number {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  if (typeof a === typeof b && typeof a !== 'object') return a < b ? -1 : a > b ? 1 : 0;
  return 0;
}

/** Whether `<` has a meaning for two values that are not null. */
export function areComparable(a: unknown, b: unknown): boolean {
  return typeof a === typeof b && (typeof a === 'number' || typeof a === 'string' || typeof a === 'boolean');
}

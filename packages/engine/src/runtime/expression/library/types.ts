import { classOfRow } from '../../row-class.js';

/** Whether a value is an event of a type or of one of its subtypes. */
export function isOfType(value: unknown, type: string): boolean {
  const found = classOfRow(value);
  return found !== undefined && (found.type.name === type || found.type.supertypes.includes(type));
}

const JAVA_NAMES: Readonly<Record<string, string>> = {
  boolean: 'Boolean',
  int: 'Integer',
  long: 'Long',
  float: 'Float',
  double: 'Double',
  string: 'String',
  array: 'Object[]',
};

/** Helpers about kinds of values; a kind is written as `int`, `array`, `event Name`. */
export const typeOperators = {
  entry,
  hasEntry: (owner: unknown, name: string): boolean =>
    typeof owner === 'object' && owner !== null && (classOfRow(owner)?.has(owner, name) ?? Object.hasOwn(owner, name)),
  isInstance,
  typeOf: (value: unknown, declared: string): string | null => {
    const found = classOfRow(value);
    if (found !== undefined) return found.type.name;
    return JAVA_NAMES[declared] ?? JAVA_NAMES[kindOf(value)] ?? 'Map';
  },
};

/** A property by name of a value whose shape is known only now; null when it has none. */
function entry(owner: unknown, name: unknown): unknown {
  if (typeof owner !== 'object' || owner === null) return null;
  if (Array.isArray(owner)) return typeof name === 'number' ? (owner[name] ?? null) : null;
  const found = classOfRow(owner);
  if (found !== undefined) return found.read(owner, String(name));
  const key = String(name);
  return Object.hasOwn(owner, key) ? ((owner as Record<string, unknown>)[key] ?? null) : null;
}

function kindOf(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'double';
  return Array.isArray(value) ? 'array' : typeof value;
}

/** `declared` decides among the numeric kinds, which are one at run time; a number of unknown kind is int, long or double by its value. */
function isInstance(value: unknown, kind: string, declared: string): boolean {
  if (value === null) return false;
  if (kind.startsWith('event ')) return isOfType(value, kind.slice('event '.length));
  if (kind === 'any') return true;
  if (typeof value !== 'number') return kindOf(value) === kind;
  if (declared !== 'any') return kind === declared;
  return Number.isInteger(value) ? kind === (Math.abs(value) <= 2_147_483_647 ? 'int' : 'long') : kind === 'double';
}

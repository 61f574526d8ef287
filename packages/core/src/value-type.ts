/**
 * The type of a value in EPL.
 *
 * `int`, `long`, `float`, `double` are one JavaScript number at run time (a `long` is exact to 2^53); `any` is a value whose type is
 * known only at run time (content of a map); `null` is the type of the literal; `event` is a nested record of a named event type.
 * `byte` and `short` are read as `int`, `char` as `string`; `bigint` and `bigdecimal` values are read as `long` and `double`.
 */
export type ValueType =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'int' }
  | { readonly kind: 'long' }
  | { readonly kind: 'float' }
  | { readonly kind: 'double' }
  | { readonly kind: 'string' }
  | { readonly kind: 'any' }
  | { readonly kind: 'null' }
  | { readonly kind: 'array'; readonly element: ValueType }
  | { readonly kind: 'event'; readonly name: string };

export type ValueKind = ValueType['kind'];

export const BOOLEAN: ValueType = { kind: 'boolean' };
export const INT: ValueType = { kind: 'int' };
export const LONG: ValueType = { kind: 'long' };
export const FLOAT: ValueType = { kind: 'float' };
export const DOUBLE: ValueType = { kind: 'double' };
export const STRING: ValueType = { kind: 'string' };
export const ANY: ValueType = { kind: 'any' };
export const NULL: ValueType = { kind: 'null' };

export function arrayOf(element: ValueType): ValueType {
  return { kind: 'array', element };
}

export function eventOf(name: string): ValueType {
  return { kind: 'event', name };
}

/** As EPL writes it: `int`, `string[]`, the event type's name; `any` and `null` as such. */
export function typeName(type: ValueType): string {
  switch (type.kind) {
    case 'array':
      return `${typeName(type.element)}[]`;
    case 'event':
      return type.name;
    default:
      return type.kind;
  }
}

export function sameType(a: ValueType, b: ValueType): boolean {
  if (a.kind === 'array' && b.kind === 'array') return sameType(a.element, b.element);
  if (a.kind === 'event' && b.kind === 'event') return a.name === b.name;
  return a.kind === b.kind;
}

const NUMERIC_RANK: Partial<Record<ValueKind, number>> = { int: 1, long: 2, float: 3, double: 4 };

export function isNumeric(type: ValueType): boolean {
  return type.kind in NUMERIC_RANK;
}

/** The wider of two numeric types, by int < long < float < double (Esper, "Type Promotion"); undefined if one is not numeric. */
export function widerNumeric(a: ValueType, b: ValueType): ValueType | undefined {
  const rankA = NUMERIC_RANK[a.kind];
  const rankB = NUMERIC_RANK[b.kind];
  if (rankA === undefined || rankB === undefined) return undefined;
  return rankA >= rankB ? a : b;
}

/** Whether a value of type `from` may stand where `to` is declared: the same type, a wider number, null, or `any` on either side. */
export function assignable(from: ValueType, to: ValueType): boolean {
  if (from.kind === 'any' || to.kind === 'any' || from.kind === 'null') return true;
  if (from.kind === 'array' && to.kind === 'array') return assignable(from.element, to.element);
  const rankFrom = NUMERIC_RANK[from.kind];
  const rankTo = NUMERIC_RANK[to.kind];
  if (rankFrom !== undefined && rankTo !== undefined) return rankFrom <= rankTo;
  return sameType(from, to);
}

import type { ValueType } from './value-type.js';

export interface Property {
  readonly name: string;
  readonly type: ValueType;
}

/**
 * A named record shape. `properties` holds the inherited ones first, in order of declaration; names are case-sensitive.
 *
 * `origin` tells where it comes from: `schema` was declared by a user, `derived` is the stream of an `insert into`, `window` and `table`
 * are infrastructure, `row` is the anonymous shape of a statement's output.
 */
export interface EventType {
  readonly name: string;
  readonly origin: 'schema' | 'derived' | 'window' | 'table' | 'row';
  readonly properties: readonly Property[];
  /** names of all types that this one is also, nearest first */
  readonly supertypes: readonly string[];
  readonly startTimestamp?: string;
  readonly endTimestamp?: string;
  /** set when undeclared properties may be read with `?` */
  readonly open?: boolean;
}

export function propertyOf(type: EventType, name: string): Property | undefined {
  return type.properties.find((property) => property.name === name);
}

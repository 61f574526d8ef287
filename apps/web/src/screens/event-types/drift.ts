import type { EventTypeSummary } from '@rulewright/contracts';
import type { EventRecord, Value } from '@rulewright/core';

/** Something in which the newest events of a type differ from its declaration. */
export interface Drift {
  /** `undeclared`: they have a property that the type has not · `other-type`: its values are of another type than it is declared with */
  readonly kind: 'undeclared' | 'other-type';
  readonly property: string;
  /** the type that its values have, and the one that it is declared with */
  readonly found: string;
  readonly declared: string | undefined;
  /** in how many of the newest events, of how many */
  readonly events: number;
  readonly of: number;
}

const NUMBERS: ReadonlySet<string> = new Set(['int', 'long', 'float', 'double', 'bigint', 'bigdecimal', 'short', 'byte']);

/** Properties that name an event's type and belong to none. */
const TYPE_PROPERTIES: ReadonlySet<string> = new Set(['@cr_type', 'type']);

/**
 * In what the newest events of a type differ from its declaration. What is missing in some of them is no difference: events of one type
 * may well leave properties out. O(events x properties).
 */
export function driftOf(type: Pick<EventTypeSummary, 'properties' | 'open'>, samples: readonly EventRecord[]): readonly Drift[] {
  const declared = new Map(type.properties.map((property) => [property.name, property.type]));
  const names = [...new Set(samples.flatMap((sample) => Object.keys(sample)))];
  return names.flatMap((property): readonly Drift[] => {
    const values = samples.map((sample) => sample[property]).filter((value) => value !== undefined && value !== null);
    const wanted = declared.get(property);
    const strange = wanted === undefined ? values : values.filter((value) => !fits(value, wanted));
    const [first] = strange;
    if (first === undefined || (wanted === undefined && (type.open || TYPE_PROPERTIES.has(property)))) return [];
    const kind = wanted === undefined ? 'undeclared' : 'other-type';
    return [{ kind, property, found: typeOfValue(first), declared: wanted, events: strange.length, of: samples.length }];
  });
}

/** Types that are not known here take any value. */
function fits(value: Value, type: string): boolean {
  const name = type.toLowerCase();
  if (NUMBERS.has(name)) return typeof value === 'number';
  if (name === 'boolean' || name === 'bool') return typeof value === 'boolean';
  return name === 'string' ? typeof value === 'string' : true;
}

function typeOfValue(value: Value): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'long' : 'double';
  return typeof value === 'object' ? 'map' : typeof value;
}

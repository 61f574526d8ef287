import type { Drift } from '@rulewright/contracts';
import { type EventType, suggest, typeName } from '@rulewright/core';
import type { TypeSamples } from './event-samples.js';
import { TYPE_PROPERTIES } from './route-record.js';

const NUMBERS: ReadonlySet<string> = new Set(['int', 'long', 'float', 'double', 'bigint', 'bigdecimal', 'short', 'byte']);

/**
 * In what the newest events of a type differ from its declaration. What is missing in some of them is no difference: events of one type
 * may well leave properties out; what stopped has come for long and comes no more. Nor is a number or a boolean where a text is declared,
 * which are their own text; a text that is read as a number is told, for the next may not be readable. O(events x properties).
 */
export function driftOf(type: Pick<EventType, 'properties' | 'open'>, { newest, stopped }: TypeSamples): readonly Drift[] {
  const declared = new Map(type.properties.map((property) => [property.name, typeName(property.type)]));
  const names = [...new Set(newest.flatMap((sample) => Object.keys(sample)))];
  const strange = names.flatMap((property): readonly Drift[] => {
    const values = newest
      .map((sample) => (Object.hasOwn(sample, property) ? sample[property] : undefined))
      .filter((value) => value !== undefined && value !== null);
    const wanted = declared.get(property);
    const odd = wanted === undefined ? values : values.filter((value) => !fits(value, wanted));
    const [first] = odd;
    if (first === undefined || (wanted === undefined && (type.open === true || TYPE_PROPERTIES.includes(property)))) return [];
    const facts = { property, found: typeOfValue(first), events: odd.length, of: newest.length };
    return [wanted === undefined ? { kind: 'undeclared', ...facts } : { kind: 'other-type', declared: wanted, ...facts }];
  });
  const undeclared = strange.flatMap(({ kind, property }) => (kind === 'undeclared' ? [property] : []));
  const gone = stopped
    .filter(({ property }) => declared.has(property))
    .map(({ property, lastMs }): Drift => ({ kind: 'stopped', property, lastMs, instead: suggest(property, undeclared) ?? null }));
  return [...gone, ...strange];
}

/** Types that are not known here take any value. */
function fits(value: unknown, type: string): boolean {
  const name = type.toLowerCase();
  if (NUMBERS.has(name)) return typeof value === 'number' || typeof value === 'bigint';
  if (name === 'boolean' || name === 'bool') return typeof value === 'boolean';
  return name === 'string' ? typeof value !== 'object' : true;
}

function typeOfValue(value: unknown): string {
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'number') return Number.isInteger(value) ? 'long' : 'double';
  return typeof value === 'object' ? 'map' : typeof value;
}

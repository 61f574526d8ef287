import type { EventTypeSummary } from '@rulewright/contracts';

/** A property that was found in sample events. */
export interface FoundProperty {
  readonly name: string;
  /** as EPL writes it */
  readonly type: string;
  /** in how many of the events it has a value */
  readonly filled: number;
  /** a value that it had */
  readonly sample: string;
}

export interface Detected {
  readonly events: number;
  readonly properties: readonly FoundProperty[];
  /** what the events call their own type, if they do */
  readonly typeName: string | undefined;
}

type Json = Readonly<Record<string, unknown>>;

/** Reads pasted events: one JSON object, an array of them, or one a line. Undefined if there is none. O(text). */
export function eventsIn(text: string): readonly Json[] | undefined {
  const whole = parsed(text);
  const list = Array.isArray(whole)
    ? whole
    : whole === undefined
      ? text
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map(parsed)
      : [whole];
  const events = list.filter(isRecord);
  return events.length > 0 && events.length === list.length ? events : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Property in which a held record says its own type, in the form that an event is sent in. */
const TYPE_FIELD = '@cr_type';

/** Properties in which the events of other systems say their own type, too; they are read as any other. */
const TYPE_WORDS = ['eventType', 'event_type'];

/** The shape that sample events have in common: every property that one of them has, with the narrowest type that takes all its values. */
export function detect(events: readonly Json[]): Detected {
  const names = [...new Set(events.flatMap((event) => Object.keys(event)))].filter((name) => name !== TYPE_FIELD);
  const properties = names.map((name): FoundProperty => {
    const values = events.map((event) => event[name]).filter((value) => value !== null && value !== undefined);
    return { name, type: typeOf(values), filled: values.length, sample: sampleOf(values[0]) };
  });
  const named = [TYPE_FIELD, ...TYPE_WORDS].map((name) => events[0]?.[name]).find((name) => typeof name === 'string');
  return { events: events.length, properties, typeName: named };
}

function sampleOf(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const MOST_INT = 2 ** 31;

function typeOf(values: readonly unknown[]): string {
  const every = (test: (value: unknown) => boolean) => values.length > 0 && values.every(test);
  if (every((value) => typeof value === 'boolean')) return 'boolean';
  if (every(Number.isInteger)) return values.every((value) => Math.abs(Number(value)) < MOST_INT) ? 'int' : 'long';
  if (every((value) => typeof value === 'number')) return 'double';
  if (every((value) => Array.isArray(value) && value.every((each) => typeof each === 'string'))) return 'string[]';
  if (every((value) => typeof value === 'object')) return 'java.util.Map';
  return 'string';
}

/** The type that has most of the found properties, and how many; undefined if none has half of them. O(types x properties). */
export function nearestType(
  found: readonly FoundProperty[],
  types: readonly EventTypeSummary[],
): { readonly type: EventTypeSummary; readonly shared: number } | undefined {
  let best: { readonly type: EventTypeSummary; readonly shared: number } | undefined;
  for (const type of types) {
    const names = new Set(type.properties.map((property) => property.name));
    const shared = found.filter((property) => names.has(property.name)).length;
    if (shared * 2 >= found.length && shared > (best?.shared ?? 0)) best = { type, shared };
  }
  return best;
}

const PLAIN_NAME = /^[A-Za-z_]\w*$/;

/** The declaration of a type with these properties; names that are no words are written in back ticks. */
export function schemaText(name: string, properties: readonly Pick<FoundProperty, 'name' | 'type'>[]): string {
  const written = (each: string) => (PLAIN_NAME.test(each) ? each : `\`${each}\``);
  const columns = properties.map((property) => `  ${written(property.name)} ${property.type}`);
  return `create schema ${written(name)} (\n${columns.join(',\n')}\n);`;
}

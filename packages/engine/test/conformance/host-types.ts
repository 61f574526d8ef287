import type { EventType, Property, ValueType } from '@rulewright/core';
import { ANY, arrayOf, BOOLEAN, DOUBLE, eventOf, FLOAT, INT, LONG, STRING, sameType } from '@rulewright/core';
import { eplOf, type Trace, type TraceProperty, type TraceType } from './trace.js';
import { typeShownBy } from './trace-value.js';

/*
 * Event types of the recording's host: classes whose instances were sent. They are plain records here. A scenario tells the types that it
 * sends; those that it only names in EPL (the target of an insert, a supertype) are taken from the other scenarios.
 */

const SIMPLE: Readonly<Record<string, ValueType>> = {
  String: STRING,
  char: STRING,
  Character: STRING,
  int: INT,
  Integer: INT,
  short: INT,
  Short: INT,
  byte: INT,
  Byte: INT,
  long: LONG,
  Long: LONG,
  BigInteger: LONG,
  float: FLOAT,
  Float: FLOAT,
  double: DOUBLE,
  Double: DOUBLE,
  BigDecimal: DOUBLE,
  boolean: BOOLEAN,
  Boolean: BOOLEAN,
  SupportEnum: STRING,
};

/** Maps that recordings name and never send: told by their use. */
const ONLY_NAMED: readonly EventType[] = [
  record(
    'MySimpleKeyValueMap',
    new Map([
      ['key', STRING],
      ['value', LONG],
    ]),
  ),
  record(
    'MyMapWithKeyPrimitiveBoxed',
    new Map([
      ['key', STRING],
      ['primitive', LONG],
      ['boxed', LONG],
    ]),
  ),
];

export interface HostTypes {
  /** types that a scenario needs and does not declare itself, those that others refer to first */
  typesFor(trace: Trace): readonly EventType[];
  /** primitive properties of the host's classes that the scenario's own statements make events of: they begin with zero there */
  primitivesMade(trace: Trace): ReadonlySet<string>;
}

/** Gathers what all recordings together tell of the host's types. O(size of the recordings), once. */
export function hostTypes(traces: readonly Trace[]): HostTypes {
  const recorded = new Map<string, TraceType>();
  const nested = new Map<string, Map<string, ValueType>>();
  const elements = new Map<string, string>();
  for (const trace of traces) {
    for (const [name, type] of Object.entries(trace.types))
      if (isClass(name, type) && !recorded.has(name)) recorded.set(name, type);
    for (const step of trace.steps) {
      if (step.op !== 'send') continue;
      gatherNested(step.e, nested);
      gatherElements(step.type, step.e, elements);
    }
  }
  const known: KnownTypes = { nested, elements };
  const shared = [...recorded].map(([name, type]) => eventType(name, type, known));
  const supertypes = supertypesOf(shared);
  const inner = [...nested].filter(([name]) => !recorded.has(name)).map(([name, properties]) => record(name, properties));
  return {
    typesFor(trace) {
      const own = Object.entries(trace.types).map(([name, type]) => eventType(name, type, known));
      const names = new Set(own.map((type) => type.name));
      const declared = declaredNames(eplOf(trace));
      const all = [...ONLY_NAMED, ...supertypes, ...inner, ...shared.filter((type) => !names.has(type.name)), ...own];
      return all.filter((type) => !declared.has(type.name));
    },
    primitivesMade: (trace) => primitivesMade(trace, { ...Object.fromEntries(recorded), ...trace.types }),
  };
}

/** Maps and arrays are shapes of one scenario, classes are the same in all. */
function isClass(name: string, type: TraceType): boolean {
  return type.rep === name;
}

function declaredNames(epl: string): ReadonlySet<string> {
  return new Set([...epl.matchAll(/\bcreate\s+(?:\w+\s+)?(?:schema|window|table)\s+(\w+)/gi)].map((match) => match[1] ?? ''));
}

/** What values of all recordings tell of types. */
interface KnownTypes {
  /** names of the classes of nested objects */
  readonly nested: ReadonlyMap<string, unknown>;
  /** `Type.property` of a collection, and the class of what was in it */
  readonly elements: ReadonlyMap<string, string>;
}

function eventType(name: string, type: TraceType, { nested, elements }: KnownTypes): EventType {
  const properties = Object.entries(type.props).map(([property, told]): Property => {
    const element = elements.get(`${name}.${property}`);
    const isCollection = element !== undefined && told[0] !== null && !(told[0] in SIMPLE) && told[1] && told[2];
    return { name: property, type: isCollection ? arrayOf(eventOf(element)) : valueType(told, nested) };
  });
  return { name, origin: 'schema', properties, supertypes: type.super.map(simpleName), open: true };
}

function valueType([type, fragment, indexed, mapped]: TraceProperty, nested: ReadonlyMap<string, unknown>): ValueType {
  if (type === null || mapped) return ANY;
  const dimensions = type.split('[]').length - 1;
  const element = type.replaceAll('[]', '');
  const base = SIMPLE[element] ?? (fragment && nested.has(element) ? eventOf(element) : ANY);
  if (base.kind === 'any' && dimensions === 0) return ANY;
  let result = base;
  // a getter by index is told by its element type alone
  for (let i = 0; i < Math.max(dimensions, indexed ? 1 : 0); i++) result = arrayOf(result);
  return result;
}

function simpleName(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Supertypes are never sent themselves: each gets the properties that all its recorded subtypes share. */
function supertypesOf(types: readonly EventType[]): readonly EventType[] {
  const bySuper = new Map<string, EventType[]>();
  const known = new Set(types.map((type) => type.name));
  for (const type of types)
    for (const name of type.supertypes) if (!known.has(name)) bySuper.set(name, [...(bySuper.get(name) ?? []), type]);
  return [...bySuper].map(([name, [first, ...rest]]) => {
    const inAll = ({ name: property, type }: Property) =>
      rest.every((other) => other.properties.some((one) => one.name === property && sameType(one.type, type)));
    return { name, origin: 'schema', properties: (first?.properties ?? []).filter(inAll), supertypes: [], open: true };
  });
}

/** Collections of the host do not tell what they hold: the values do. */
function gatherElements(type: string, event: Readonly<Record<string, unknown>>, into: Map<string, string>): void {
  for (const [property, value] of Object.entries(event)) {
    if (!Array.isArray(value)) continue;
    const classes = new Set(value.map((item) => (item as { readonly $type?: string } | null)?.$type));
    const [only, second] = [...classes];
    if (only !== undefined && second === undefined) into.set(`${type}.${property}`, only);
  }
}

/** Nested objects are described by their values alone. */
function gatherNested(value: unknown, into: Map<string, Map<string, ValueType>>): void {
  if (value === null || typeof value !== 'object') return;
  if (!Array.isArray(value) && '$type' in value) {
    const name = String(value['$type']);
    const properties = into.get(name) ?? new Map<string, ValueType>();
    into.set(name, properties);
    for (const [property, inner] of Object.entries(value)) {
      if (property === '$type') continue;
      const shown = typeShownBy(inner);
      if (!properties.has(property) || properties.get(property)?.kind === 'any') properties.set(property, shown);
    }
  }
  for (const inner of Object.values(value)) gatherNested(inner, into);
}

function record(name: string, properties: ReadonlyMap<string, ValueType>): EventType {
  return {
    name,
    origin: 'schema',
    properties: [...properties].map(([property, type]) => ({ name: property, type })),
    supertypes: [],
    open: true,
  };
}

const PRIMITIVES = new Set(['byte', 'short', 'int', 'long', 'float', 'double', 'char', 'boolean']);

function primitivesMade(trace: Trace, types: Readonly<Record<string, TraceType>>): ReadonlySet<string> {
  const epl = eplOf(trace);
  const made = Object.entries(types).filter(
    ([name, type]) => isClass(name, type) && new RegExp(`(?:\\bas|\\binto)\\s+${name}\\b`, 'i').test(epl),
  );
  return new Set(
    made.flatMap(([, { props }]) => Object.entries(props).flatMap(([name, [type]]) => (PRIMITIVES.has(type ?? '') ? [name] : []))),
  );
}

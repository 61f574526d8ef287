import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { arrayOf, type EventType, eventOf, type ValueType } from '@rulewright/core';
import { EMPTY_WORLD, type World } from '../../src/semantics/world.js';

const SHARED = process.env['RULEWRIGHT_SHARED'] ?? join(dirname(fileURLToPath(import.meta.url)), '../../../../../shared');
const TRACES = join(SHARED, 'esper-traces');

/** A step of a recorded scenario that a checker has to do with. */
export interface Step {
  readonly op: string;
  readonly epl?: string;
  readonly msg?: string;
  readonly stmt?: string;
}

/** One recorded scenario: the event types that the host had, and what was deployed, asked and refused, in order. */
export interface Scenario {
  readonly area: string;
  readonly name: string;
  readonly world: World;
  readonly steps: readonly Step[];
}

/** [type, is nested event, is indexed, is mapped] */
type RecordedProperty = readonly [string, boolean, boolean, boolean];
interface RecordedType {
  readonly props: Readonly<Record<string, RecordedProperty>>;
  readonly super: readonly string[];
}
interface RecordedScenario {
  readonly name: string;
  readonly types: Readonly<Record<string, RecordedType>>;
  readonly steps: readonly Step[];
}

/** Every recorded scenario. A type that one scenario does not list and another does is taken from there. */
export function recordedScenarios(): readonly Scenario[] {
  const files = readdirSync(TRACES).filter((file) => file.endsWith('.jsonl.gz'));
  const recorded = files.flatMap((file) =>
    readScenarios(file).map((scenario) => ({ area: file.replace('.jsonl.gz', ''), scenario })),
  );
  const pool = new Map<string, RecordedType>();
  for (const { scenario } of recorded) {
    const own = declaredNames(scenario);
    for (const [name, type] of Object.entries(scenario.types)) if (!own.has(name) && !name.includes('__')) pool.set(name, type);
  }
  return recorded.map(({ area, scenario }) => ({
    area,
    name: scenario.name,
    world: worldOf(scenario, pool),
    steps: scenario.steps,
  }));
}

function readScenarios(file: string): readonly RecordedScenario[] {
  const lines = gunzipSync(readFileSync(join(TRACES, file))).toString();
  return lines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordedScenario);
}

/** Names that the scenario's own statements declare; the recording lists their types too. */
function declaredNames(scenario: RecordedScenario): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { op, epl } of scenario.steps) {
    if (epl === undefined || (op !== 'deploy' && op !== 'invalid')) continue;
    for (const match of epl.matchAll(/create\s+(?:\w+\s+)*?(?:schema|window|table)\s+`?([\w.]+)/gi)) names.add(match[1] ?? '');
    for (const match of epl.matchAll(/create\s+(?:constant\s+)?variable\s+\S+\s+(\w+)/gi)) names.add(match[1] ?? '');
    for (const match of epl.matchAll(/insert\s+(?:\w+\s+)?into\s+([\w.]+)/gi)) names.add(match[1] ?? '');
  }
  return names;
}

function worldOf(scenario: RecordedScenario, pool: ReadonlyMap<string, RecordedType>): World {
  const own = declaredNames(scenario);
  const known = new Map([...pool, ...Object.entries(scenario.types)]);
  const types = new Map<string, EventType>(CONFIGURED_TYPES.map((type) => [type.name, type]));
  for (const [name, type] of known) {
    if (own.has(name)) continue;
    const properties = Object.entries(type.props).map(([property, recorded]) => ({
      name: property,
      type: typeOf(recorded, known),
    }));
    types.set(name, { name, origin: 'schema', properties, supertypes: type.super, ...timestampsOf(name) });
  }
  for (const name of own) types.delete(name);
  const configured = CONFIGURED_VARIABLES.filter(([name]) => !own.has(name));
  const variables = new Map(configured.map(([name, type]) => [name, { name, type, constant: false }]));
  return { ...EMPTY_WORLD, types, variables };
}

/** What the recorded host was configured with outside of the scenarios that use it. */
const CONFIGURED_TYPES: readonly EventType[] = [
  {
    name: 'MySimpleKeyValueMap',
    origin: 'schema',
    supertypes: [],
    properties: [
      { name: 'key', type: { kind: 'string' } },
      { name: 'value', type: { kind: 'long' } },
    ],
  },
];
const CONFIGURED_VARIABLES: readonly (readonly [string, ValueType])[] = [
  ['lower', { kind: 'int' }],
  ['upper', { kind: 'int' }],
  ['myvar', { kind: 'int' }],
  ['var_output_limit', { kind: 'long' }],
];

/** The types that say when they start and end, by their names. */
function timestampsOf(name: string): Pick<EventType, 'startTimestamp' | 'endTimestamp'> {
  const prefixes: Readonly<Record<string, string>> = {
    MSEC: 'msecdate',
    DATE: 'utildate',
    CAL: 'caldate',
    LDT: 'ldtdate',
    ZDT: 'zdtdate',
  };
  const prefix = prefixes[/^[AB]_(\w+)$/.exec(name)?.[1] ?? ''];
  if (prefix !== undefined) return { startTimestamp: `${prefix}Start`, endTimestamp: `${prefix}End` };
  return /^SupportTimeStartEnd[AB]$/.test(name) ? { startTimestamp: 'longdateStart', endTimestamp: 'longdateEnd' } : {};
}

const VALUE_TYPES: Readonly<Record<string, ValueType['kind']>> = {
  String: 'string',
  char: 'string',
  Character: 'string',
  boolean: 'boolean',
  Boolean: 'boolean',
  byte: 'int',
  Byte: 'int',
  short: 'int',
  Short: 'int',
  int: 'int',
  Integer: 'int',
  long: 'long',
  Long: 'long',
  BigInteger: 'long',
  Date: 'long',
  Calendar: 'long',
  LocalDateTime: 'long',
  ZonedDateTime: 'long',
  float: 'float',
  Float: 'float',
  double: 'double',
  Double: 'double',
  BigDecimal: 'double',
};
const COLLECTIONS: ReadonlySet<string> = new Set(['Collection', 'List', 'Set', 'Iterable']);

/** A mapped property is a map; an element type that Java keeps to itself is `any`. */
function typeOf([name, , indexed, mapped]: RecordedProperty, known: ReadonlyMap<string, unknown>): ValueType {
  if (mapped) return { kind: 'any' };
  if (name.endsWith('[]')) return arrayOf(typeOf([name.slice(0, -2), false, false, false], known));
  const kind = VALUE_TYPES[name];
  const plain: ValueType = kind !== undefined ? ({ kind } as ValueType) : known.has(name) ? eventOf(name) : { kind: 'any' };
  if (COLLECTIONS.has(name)) return arrayOf({ kind: 'any' });
  return indexed && kind !== undefined ? arrayOf(plain) : plain;
}

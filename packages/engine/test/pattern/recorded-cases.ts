import { readFileSync } from 'node:fs';
import { type EventRecord, type EventType, invariant, STRING, type Value } from '@rulewright/core';
import { EMPTY_WORLD, type World } from '@rulewright/epl/semantics';
import { plainRow } from '../../src/testing/run-scenario.js';
import { EplSession } from '../../src/testing/session.js';
import { rowText } from '../compare-answers.js';
import { type HostTypes, hostTypes } from '../conformance/host-types.js';
import { readAllTraces, type Trace } from '../conformance/trace.js';
import { plain } from '../conformance/trace-value.js';
import { inShared } from '../shared-folder.js';

/* Recorded pattern cases: lists of events, each with many patterns and what they bind at which event. Rows compare without order. */

export interface PatternList {
  readonly src: string;
  readonly start: number;
  readonly events: readonly { readonly id: string; readonly t: number; readonly e: RecordedEvent }[];
  readonly cases: readonly PatternCase[];
}
type RecordedEvent = Readonly<Record<string, unknown>> & { readonly $type: string };
export interface PatternCase {
  readonly pattern: string;
  /** rows by the id of the event at which they come; values are `@id` of an event, or plain */
  readonly expect: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
}

export function readPatternLists(): readonly PatternList[] {
  const file = inShared('esper-traces', 'pattern-caselist.jsonl');
  if (file === undefined) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as PatternList);
}

/** Why a case is not asked; undefined when it is. */
export function outOfScope({ pattern }: PatternCase): string | undefined {
  const usesGetters = /\b(?:mapped|indexed)\s*[([]/.test(pattern);
  return usesGetters ? "values of the host's getters by index or key, which were not recorded" : undefined;
}

/** What a case expects and what the engine answers, as texts by event. */
export function runPatternCase(list: PatternList, one: PatternCase): { readonly expected: unknown; readonly actual: unknown } {
  const world = worldOf(list);
  let rows: EventRecord[] = [];
  const listener = { delivery: ({ inserted }: { readonly inserted: readonly EventRecord[] }) => void rows.push(...inserted) };
  const session = new EplSession({ startMs: list.start, listener }, world);
  for (const type of world.types.values()) session.engine.declareType(type);
  const text = /^\s*select\b/i.test(one.pattern) ? one.pattern : `select * from pattern [${one.pattern}]`;
  const deployed = session.deploy(text, 'case');
  invariant(
    'id' in deployed,
    `refused: ${JSON.stringify('diagnostics' in deployed && deployed.diagnostics.map((it) => it.message))}`,
  );
  const events = new Map(list.events.map(({ id, e }) => [id, plain(e)]));
  const actual: Record<string, readonly string[]> = {};
  const expected: Record<string, readonly string[]> = {};
  for (const { id, t, e } of list.events) {
    rows = [];
    session.engine.advanceTime(t);
    session.engine.send(e.$type, plain(e) as Readonly<Record<string, unknown>>);
    const wanted = one.expect[id] ?? [];
    const tags = [...new Set(wanted.flatMap((row) => Object.keys(row)))].sort();
    expected[id] = wanted.map((row) => rowText(tags.map((tag) => wantedValue(row[tag], events)))).sort();
    actual[id] = rows.map((row) => rowText(tags.map((tag) => boundValue(row, tag)))).sort();
  }
  return { expected, actual };
}

function wantedValue(value: unknown, events: ReadonlyMap<string, unknown>): unknown {
  if (typeof value === 'string' && value.startsWith('@')) return events.get(value.slice(1));
  return plain(value ?? null);
}

/** The value of `tag`, or of an element of it (`a[0]`). */
function boundValue(row: EventRecord, tag: string): unknown {
  const [, name = tag, index] = /^(\w+)\[(\d+)\]$/.exec(tag) ?? [];
  const value = row[name] ?? null;
  const element = index === undefined ? value : ((value as readonly Value[] | null)?.[Number(index)] ?? null);
  return element !== null && typeof element === 'object' ? plainRow(element as EventRecord) : element;
}

let hosts: HostTypes | undefined;

/** The host's types, those of this list with the supertypes that their properties tell. */
function worldOf(list: PatternList): World {
  const steps = list.events.map(({ e }) => ({ op: 'send', type: e.$type, e }) as const);
  const trace: Trace = { class: list.src, name: list.src, flags: null, types: {}, steps };
  hosts ??= hostTypes([...readAllTraces(), ...readPatternLists().flatMap(tracesOf)]);
  const types = withInterfaces(hosts.typesFor(trace));
  return { ...EMPTY_WORLD, types: new Map(types.map((type) => [type.name, type])) };
}

function tracesOf(list: PatternList): readonly Trace[] {
  const steps = list.events.map(({ e }) => ({ op: 'send', type: e.$type, e }) as const);
  return [{ class: list.src, name: list.src, flags: null, types: {}, steps }];
}

/** Interfaces of the host are not recorded; a class implements the one that is named after a property of it. */
const INTERFACES: Readonly<Record<string, string>> = {
  ISupportA: 'a',
  ISupportB: 'b',
  ISupportC: 'c',
  ISupportD: 'd',
  ISupportBaseAB: 'baseAB',
  ISupportBaseD: 'baseD',
  ISupportBaseDBase: 'baseDBase',
  ISupportAImplSuperG: 'g',
};

function withInterfaces(types: readonly EventType[]): readonly EventType[] {
  const known = types.filter((type) => !(type.name in INTERFACES));
  const classes = known.map((type) => {
    const interfaces = Object.keys(INTERFACES).filter(
      (name) => type.name.startsWith('ISupport') && hasProperty(type, INTERFACES[name]),
    );
    return { ...type, supertypes: [...type.supertypes, ...interfaces, ...classesAbove(type.name)] };
  });
  const declared = Object.entries(INTERFACES).map(([name, own]): EventType => {
    const inAll = classes.filter((type) => type.supertypes.includes(name)).map((type) => type.properties.map((it) => it.name));
    const shared = (inAll[0] ?? []).filter((property) => property === own || inAll.every((names) => names.includes(property)));
    const properties = shared.map((property) => ({ name: property, type: STRING }));
    return { name, origin: 'schema', supertypes: [], properties };
  });
  return [...declared, ...classes];
}

function hasProperty(type: EventType, name: string | undefined): boolean {
  return type.properties.some((property) => property.name === name);
}

/** Classes that others are named after extend them: `SupportOverrideOneA` is a `SupportOverrideOne`, which is a `SupportOverrideBase`. */
function classesAbove(name: string): readonly string[] {
  if (!/^SupportOverrideOne/.test(name)) return [];
  return name === 'SupportOverrideOne' ? ['SupportOverrideBase'] : ['SupportOverrideOne', 'SupportOverrideBase'];
}

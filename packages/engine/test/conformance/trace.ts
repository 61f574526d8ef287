import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { inShared } from '../shared-folder.js';

/* The file format of recorded behaviour: one scenario a line, step by step as it ran. */

/** Areas of recorded behaviour that the engine answers for. */
export const AREAS = [
  'pattern',
  'view',
  'resultset_aggregate',
  'resultset_orderby',
  'resultset_outputlimit',
  'resultset_querytype',
  'infra_namedwindow',
  'infra_nwtable',
  'epl_join',
  'epl_subselect',
  'epl_insertinto',
  'filter',
  'expr_filter',
] as const;
export type Area = (typeof AREAS)[number];

/** Areas whose recordings tell more of the host's event types; none of their scenarios is run. */
const AREAS_OF_TYPES = [
  'context',
  'epl_other',
  'epl_variable',
  'event_bean',
  'event_map',
  'expr_datetime',
  'expr_define',
  'expr_enummethod',
  'expr_exprcore',
  'infra_tbl',
  'rowrecog',
];

/** `[type, fragment, indexed, mapped]`: the host's name of the type, then whether the value is an event, a list, a map. */
export type TraceProperty = readonly [string | null, boolean, boolean, boolean];
export interface TraceType {
  readonly props: Readonly<Record<string, TraceProperty>>;
  readonly super: readonly string[];
  /** host class of the events: `Map`, `Object[]` or a class name */
  readonly rep: string;
}

export type TraceStep =
  | { readonly op: 'start'; readonly time: number }
  | { readonly op: 'deploy'; readonly epl: string; readonly listen?: string }
  | { readonly op: 'listen'; readonly stmt: string }
  | { readonly op: 'send'; readonly type: string; readonly e: Readonly<Record<string, unknown>> }
  | { readonly op: 'sendoa'; readonly type: string; readonly e: readonly unknown[] }
  | { readonly op: 'sendjson'; readonly type: string; readonly e: string }
  | { readonly op: 'time' | 'span'; readonly t: number }
  | TraceOut
  | TraceIteration
  | { readonly op: 'faf'; readonly epl: string; readonly rows: readonly TraceRow[] | null }
  | { readonly op: 'fafexec'; readonly epl: string }
  | { readonly op: 'invalid' | 'invalidFaf'; readonly epl: string; readonly msg: string }
  | { readonly op: 'undeploy'; readonly stmt: string }
  | { readonly op: 'undeployAll' }
  | { readonly op: 'setvar'; readonly name: string; readonly v: unknown };

export type TraceRow = Readonly<Record<string, unknown>>;
export interface TraceOut {
  readonly op: 'out';
  readonly stmt: string;
  readonly new: readonly TraceRow[] | null;
  readonly old: readonly TraceRow[] | null;
}
export interface TraceIteration {
  readonly op: 'iter';
  readonly stmt: string;
  /** true when the order of the rows does not count */
  readonly any: boolean;
  readonly fields: readonly string[];
  readonly rows: readonly (readonly unknown[])[] | null;
}

export interface Trace {
  readonly class: string;
  readonly name: string;
  readonly flags: unknown;
  readonly types: Readonly<Record<string, TraceType>>;
  readonly steps: readonly TraceStep[];
  /** whether the order of rows counts; absent: where the statement has an `order by` */
  readonly ordered?: boolean;
}

/**
 * Named windows and tables are recorded in the same files, each scenario of `infra_nwtable` for the one and for the other: the area is its
 * named-window half.
 */
export function isOfTables(area: string, { name, ...trace }: Trace): boolean {
  if (area !== 'infra_nwtable') return false;
  return (
    /(?:namedWindow|isNamedWindow|isFirstNW|isSecondNW)=false/.test(name) || /\bcreate\s+table\b/i.test(eplOf({ name, ...trace }))
  );
}

/** The scenarios of an area; empty when its file is absent. */
export function readTraces(area: string): readonly Trace[] {
  const file = inShared('esper-traces', `${area}.jsonl.gz`);
  if (file === undefined) return [];
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Trace);
}

/** Every recording that tells something of the host's types. */
export function readAllTraces(): readonly Trace[] {
  return [...AREAS, ...AREAS_OF_TYPES].flatMap(readTraces);
}

/** All EPL of a scenario, in order. */
export function eplOf(trace: Trace): string {
  return trace.steps.flatMap((step) => ('epl' in step ? [step.epl] : [])).join('\n;\n');
}

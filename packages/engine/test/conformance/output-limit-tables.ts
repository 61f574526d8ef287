import { readFileSync } from 'node:fs';
import { inShared } from '../shared-folder.js';
import type { HostTypes } from './host-types.js';
import { runTrace } from './run-trace.js';
import type { Trace, TraceOut, TraceStep } from './trace.js';
import type { Verdict } from './verdict.js';

/* Output-limit tables: one input for all, one statement a table, the deliveries by instant. */

export interface OutputLimitTable {
  readonly src: string;
  readonly category: string;
  readonly title: string | null;
  readonly epl: string;
  readonly selector: string;
  readonly anyOrder: boolean;
  readonly fields: readonly string[];
  readonly expect: readonly TableEntry[];
}
/** `step` 0 is the moment after the clock moved to `t`, step k the moment after the k-th event of that instant. */
interface TableEntry {
  readonly t: number;
  readonly step: number;
  readonly new: readonly (readonly unknown[])[] | null;
  readonly old: readonly (readonly unknown[])[] | null;
}

const EVENTS: readonly (readonly [ms: number, symbol: string, volume: number, price: number])[] = [
  [200, 'IBM', 100, 25],
  [800, 'MSFT', 5000, 9],
  [1500, 'IBM', 150, 24],
  [1500, 'YAH', 10000, 1],
  [2100, 'IBM', 155, 26],
  [3500, 'YAH', 11000, 2],
  [4300, 'IBM', 150, 22],
  [4900, 'YAH', 11500, 3],
  [5900, 'YAH', 10500, 1],
];
const STOPS = [1000, 1200, 2000, 2200, 2500, 3000, 3200, 4000, 4200, 5000, 5200, 5700, 6000, 6200, 6300, 7000, 7200];

export function readTables(): readonly OutputLimitTable[] {
  const file = inShared('esper-traces', 'outputlimit-tables.jsonl');
  if (file === undefined) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as OutputLimitTable);
}

export function tableName(table: OutputLimitTable, index: number): string {
  return `${index} ${table.category} ${table.title ?? ''}`.trim();
}

/** Runs a table as it stands and, where the table says so, once more with the remove stream. */
export function runTable(table: OutputLimitTable, name: string, hosts: HostTypes): Verdict {
  const both = table.selector === 'TEST_BOTH_ISTREAM_AND_IRSTREAM';
  const first = runTrace(traceOf(table, name, table.epl), hosts);
  if (first.kind !== 'agree' || !both) return first;
  return runTrace(traceOf(table, name, table.epl.replace(/\bselect\b/, 'select irstream')), hosts);
}

function traceOf(table: OutputLimitTable, name: string, epl: string): Trace {
  const steps: TraceStep[] = [
    { op: 'start', time: 0 },
    { op: 'deploy', epl },
    { op: 'listen', stmt: 's0' },
  ];
  if (epl.includes('SupportBean#keepall')) {
    for (const theString of ['IBM', 'MSFT', 'YAH']) steps.push({ op: 'send', type: 'SupportBean', e: { theString } });
  }
  const instants = [...new Set([...EVENTS.map(([ms]) => ms), ...STOPS])].sort((a, b) => a - b);
  for (const t of instants) {
    steps.push({ op: 'time', t }, ...expectedAt(table, epl, t, 0));
    for (const [index, [, symbol, volume, price]] of EVENTS.filter(([ms]) => ms === t).entries()) {
      steps.push(
        { op: 'send', type: 'SupportMarketDataBean', e: { symbol, volume, price } },
        ...expectedAt(table, epl, t, index + 1),
      );
    }
  }
  return { class: table.src, name, flags: null, types: {}, steps, ordered: !table.anyOrder };
}

function expectedAt({ expect, fields }: OutputLimitTable, epl: string, t: number, step: number): readonly TraceOut[] {
  const record = (row: readonly unknown[]) => Object.fromEntries(fields.map((field, index) => [field, row[index]]));
  const removes = /\birstream\b/.test(epl);
  return expect
    .filter((entry) => entry.t === t && entry.step === step)
    .map((entry) => ({
      op: 'out',
      stmt: 's0',
      new: entry.new?.map(record) ?? null,
      old: removes ? (entry.old?.map(record) ?? null) : null,
    }));
}

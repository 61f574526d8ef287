import type { EngineStatus } from '@rulewright/contracts';

/** What a figure is read from. */
export interface Measured {
  readonly status: EngineStatus;
  /** requests that were answered, by status code */
  readonly requests: ReadonlyMap<number, number>;
  readonly memory: { readonly rss: number };
  readonly cpu: { readonly user: number; readonly system: number };
}

interface Metric {
  /** as Prometheus wants it: base units, counters end in `_total`; `process_` is the same for every program */
  readonly name: string;
  readonly kind: 'counter' | 'gauge';
  readonly help: string;
  /** one figure, or one for each value of a label; absent = not known yet */
  readonly read: (measured: Measured) => number | undefined | readonly (readonly [labels: string, value: number])[];
}

const SECOND = 1000;
const MICROSECONDS = 1_000_000;

/** All figures; docs/metrics.md is their table for people. */
export const METRICS: readonly Metric[] = [
  {
    name: 'rulewright_build_info',
    kind: 'gauge',
    help: 'Always 1; the version is a label.',
    read: ({ status }) => [[`version="${status.version}"`, 1]],
  },
  {
    name: 'rulewright_events_total',
    kind: 'counter',
    help: 'Events that rules have seen, over all starts.',
    read: ({ status }) => status.events,
  },
  {
    name: 'rulewright_events_rejected_total',
    kind: 'counter',
    help: 'Events that went to the dead letters, over all starts.',
    read: ({ status }) => status.rejected,
  },
  {
    name: 'rulewright_budget_drops_total',
    kind: 'counter',
    help: 'Times that the budget of a rule dropped growth, since the start.',
    read: ({ status }) => status.dropped,
  },
  {
    name: 'rulewright_engine_running',
    kind: 'gauge',
    help: '1 while the engine takes events, else 0.',
    read: ({ status }) => (status.state === 'running' ? 1 : 0),
  },
  {
    name: 'rulewright_engine_lag_seconds',
    kind: 'gauge',
    help: 'Time from durable to processed: the worst of the last two seconds.',
    read: ({ status }) => status.lagMs / SECOND,
  },
  {
    name: 'rulewright_engine_timestamp_seconds',
    kind: 'gauge',
    help: 'The time of the engine, since the epoch.',
    read: ({ status }) => status.time / SECOND,
  },
  {
    name: 'rulewright_journal_entries_total',
    kind: 'counter',
    help: 'Entries that were ever written to the journal.',
    read: ({ status }) => status.journalSeq,
  },
  {
    name: 'rulewright_journal_stored_entries_total',
    kind: 'counter',
    help: 'Entries whose alerts and other effects are stored.',
    read: ({ status }) => status.processedSeq,
  },
  {
    name: 'rulewright_queue_entries',
    kind: 'gauge',
    help: 'Entries that are durable and not processed.',
    read: ({ status }) => status.queueBatches,
  },
  {
    name: 'rulewright_queue_bytes',
    kind: 'gauge',
    help: 'Bytes that are durable and not processed.',
    read: ({ status }) => status.queueBytes,
  },
  {
    name: 'rulewright_snapshot_timestamp_seconds',
    kind: 'gauge',
    help: 'When the last snapshot was stored, since the epoch; absent before the first.',
    read: ({ status }) => (status.snapshotAt === null ? undefined : status.snapshotAt / SECOND),
  },
  {
    name: 'rulewright_http_requests_total',
    kind: 'counter',
    help: 'Requests that were answered, by status code, since the start.',
    read: ({ requests }) => [...requests].sort(([a], [b]) => a - b).map(([code, count]) => [`code="${code}"`, count]),
  },
  {
    name: 'process_cpu_seconds_total',
    kind: 'counter',
    help: 'Processor time of the process, its threads included.',
    read: ({ cpu }) => (cpu.user + cpu.system) / MICROSECONDS,
  },
  {
    name: 'process_resident_memory_bytes',
    kind: 'gauge',
    help: 'Memory of the process.',
    read: ({ memory }) => memory.rss,
  },
  {
    name: 'process_start_time_seconds',
    kind: 'gauge',
    help: 'When the server was started, since the epoch.',
    read: ({ status }) => status.startedAt / SECOND,
  },
];

/** The figures in Prometheus' text form. */
export function metricsText(measured: Measured): string {
  const lines = METRICS.flatMap(({ name, kind, help, read }) => {
    const value = read(measured);
    if (value === undefined) return [];
    const samples = typeof value === 'number' ? [`${name} ${value}`] : value.map(([labels, one]) => `${name}{${labels}} ${one}`);
    return [`# HELP ${name} ${help}`, `# TYPE ${name} ${kind}`, ...samples];
  });
  return `${lines.join('\n')}\n`;
}

import type { EngineStatus } from '@rulewright/contracts';

type Kind = 'counter' | 'gauge';

/** Figures in Prometheus' text form: base units, counters end in `_total`. */
export function metricsText(status: EngineStatus): string {
  const lines: string[] = [];
  const add = (name: string, kind: Kind, help: string, value: number): void => {
    lines.push(`# HELP rulewright_${name} ${help}`, `# TYPE rulewright_${name} ${kind}`, `rulewright_${name} ${value}`);
  };
  const memory = process.memoryUsage();
  add('events_total', 'counter', 'Events that rules have seen.', status.events);
  add('events_rejected_total', 'counter', 'Events that went to the dead letters.', status.rejected);
  add('engine_dropped_total', 'counter', 'Times that a budget dropped growth.', status.dropped);
  add('engine_lag_seconds', 'gauge', 'Time from durable to processed.', status.lagMs / 1000);
  add('engine_running', 'gauge', '1 while the engine takes events.', status.state === 'running' ? 1 : 0);
  add('engine_time_seconds', 'gauge', 'Engine time since the epoch.', status.time / 1000);
  add('journal_entries_total', 'counter', 'Entries that were ever written to the journal.', status.journalSeq);
  add('journal_queue_entries', 'gauge', 'Entries that are durable and not processed.', status.queueBatches);
  add('journal_queue_bytes', 'gauge', 'Bytes that are durable and not processed.', status.queueBytes);
  add('process_resident_memory_bytes', 'gauge', 'Memory of the process.', memory.rss);
  add('process_start_time_seconds', 'gauge', 'Start of the process since the epoch.', status.startedAt / 1000);
  return `${lines.join('\n')}\n`;
}

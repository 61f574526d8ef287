import type { Alert, AlertState, Severity } from '@rulewright/contracts';
import type { EventRecord } from '@rulewright/core';

/** An alert as the table has it. */
export interface AlertRow {
  readonly seq: string;
  readonly id: string;
  readonly module_name: string;
  readonly module_version: number;
  readonly statement: string;
  readonly name: string;
  readonly severity: Severity;
  readonly tags: readonly string[];
  readonly key: Alert['key'] | null;
  readonly columns: EventRecord;
  readonly enrichments: EventRecord;
  readonly state: AlertState;
  readonly state_by_name: string | null;
  readonly occurred_at: Date;
  readonly stored_at: Date;
  readonly shadow: boolean;
}

export function toAlert(row: AlertRow): Alert {
  return {
    seq: Number(row.seq),
    id: row.id,
    rule: row.module_name,
    version: row.module_version,
    statement: row.statement,
    name: row.name,
    severity: row.severity,
    tags: row.tags,
    key: row.key ?? [],
    row: row.columns,
    ...(Object.keys(row.enrichments).length > 0 ? { enrichments: row.enrichments } : {}),
    state: row.state,
    stateBy: row.state_by_name,
    time: row.occurred_at.getTime(),
    storedAt: row.stored_at.getTime(),
    shadow: row.shadow,
  };
}

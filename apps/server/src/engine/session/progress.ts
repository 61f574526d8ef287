import type { WireRuntimeReport } from '@rulewright/contracts';
import type { NewAlert, Outcome, RejectedRecord } from './entry-result.js';

/** What one entry has given so far. */
export interface Progress {
  accepted: number;
  late: number;
  readonly byType: Map<string, number>;
  readonly rejected: RejectedRecord[];
  readonly reports: WireRuntimeReport[];
  readonly alerts: NewAlert[];
  outcome?: Outcome;
}

export function noProgress(): Progress {
  return { accepted: 0, late: 0, byType: new Map(), rejected: [], reports: [], alerts: [] };
}

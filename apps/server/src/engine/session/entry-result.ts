import type { DeployMode, EndedStatement, Severity, WireRuntimeReport, WireStatementOutlook } from '@rulewright/contracts';
import type { Diagnostic, EventRecord, EventType, Value } from '@rulewright/core';
import type { PendingEnrichment } from './pending-enrichment.js';
import type { WindowContent } from './persisted-window.js';

/** What processing one journal entry gave. Plain data: it crosses from the worker to the server. */
export interface EntryResult {
  readonly seq: number;
  readonly firstOffset: number;
  readonly receivedAt: number;
  readonly source: string;
  readonly codec: string;
  /** engine time afterwards */
  readonly time: number;
  /** bytes of the entry, for the queue's account */
  readonly bytes: number;
  readonly accepted: number;
  /** of all entries up to this one */
  readonly totals: Totals;
  /** accepted events by type */
  readonly byType: Readonly<Record<string, number>>;
  readonly rejected: readonly RejectedRecord[];
  readonly alerts: readonly NewAlert[];
  readonly reports: readonly WireRuntimeReport[];
  /** of an order */
  readonly outcome?: Outcome;
}

/** Counted by the session, so that they neither begin anew with a process nor count a replay twice. */
export interface Totals {
  readonly accepted: number;
  readonly rejected: number;
}

/** A record that no rule has seen, with the reason, as it goes to the dead letters. */
export interface RejectedRecord {
  readonly index: number;
  readonly code: string;
  readonly message: string;
  readonly eventType?: string;
  readonly payload: Uint8Array;
}

/** A row of a statement under `@Alert`, with its id. */
export interface NewAlert {
  readonly id: string;
  readonly rule: string;
  readonly version: number;
  readonly deployment: string;
  readonly statement: string;
  readonly name: string;
  readonly severity: Severity;
  readonly tags: readonly string[];
  readonly outIds: readonly string[];
  readonly shadow: boolean;
  readonly key: readonly { readonly name: string; readonly value: Value }[];
  readonly row: EventRecord;
  /** what `@Enrich` has added so far, by name */
  readonly enrichments: EventRecord;
  /** what is asked next; the alert is delivered when nothing is */
  readonly pending: PendingEnrichment | null;
  readonly triggerOffset: number;
  readonly ordinal: number;
  readonly time: number;
}

/** What became of an order. `refused` left everything as it was. */
export type Outcome =
  | {
      readonly kind: 'deployed';
      readonly deployment: string;
      readonly module: string;
      readonly version: number;
      readonly mode: DeployMode;
      readonly replaced?: { readonly deployment: string; readonly version: number };
      readonly statements: readonly (WireStatementOutlook & { readonly stateKept: boolean })[];
      readonly ended: readonly EndedStatement[];
      /** what persisted windows of the version before held that are not there any more */
      readonly persisted: readonly WindowContent[];
      readonly diagnostics: readonly Diagnostic[];
    }
  | { readonly kind: 'refused'; readonly deployment: string; readonly module: string; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly kind: 'undeployed';
      readonly deployment: string;
      readonly module: string;
      /** what its persisted windows held */
      readonly persisted: readonly WindowContent[];
    }
  | { readonly kind: 'filled'; readonly module: string; readonly window: string; readonly count: number }
  | {
      readonly kind: 'not-filled';
      readonly module: string;
      readonly window: string;
      readonly problems: readonly { readonly index: number; readonly message: string }[];
    }
  | {
      readonly kind: 'enriched';
      readonly alert: string;
      readonly row: EventRecord;
      readonly enrichments: EventRecord;
      readonly pending: PendingEnrichment | null;
    }
  | { readonly kind: 'paused' | 'resumed'; readonly deployment: string; readonly module: string }
  | { readonly kind: 'configured' }
  | { readonly kind: 'wrote'; readonly rowType: EventType; readonly rows: readonly EventRecord[] }
  | { readonly kind: 'not-written'; readonly diagnostics: readonly Diagnostic[] }
  | {
      readonly kind: 'in-use';
      readonly deployment: string;
      readonly module: string;
      /** modules that still use it */
      readonly users: readonly string[];
    };

import type { EventRecord } from '@rulewright/core';
import type { RowReference } from '@rulewright/engine';
import type { SavedSession } from '../engine/session/session-state.js';
import type { Entry } from '../journal/entry.js';

/** An alert whose events are to be found, and where the search begins. */
export interface EvidenceJob {
  readonly row: RowReference;
  /** the newest state from before the row; without it the journal is read from its beginning */
  readonly snapshot?: SavedSession;
  /** what was deployed and taken out between the state and the row */
  readonly orders: readonly Entry[];
}

/** An event behind an alert. Time and place are null if it came before the state that the search began from. */
export interface FoundEvent {
  readonly type: string;
  readonly role: string;
  readonly time: number | null;
  readonly offset: number | null;
  readonly record: EventRecord;
}

/** Events from outside, oldest first. */
export interface FoundEvidence {
  readonly events: readonly FoundEvent[];
  /** how many there are in all, if more than are named */
  readonly total: number;
  /** false if there may be more, which came before the state that the search began from */
  readonly whole: boolean;
}

/** What came of a search that ended; a reason that stands in `unavailable` would be found again. */
export type EvidenceOutcome =
  | { readonly kind: 'found'; readonly evidence: FoundEvidence }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** From the thread that explains, for each alert that it is given. */
export type FromEvidenceWorker =
  | { readonly kind: 'outcome'; readonly outcome: EvidenceOutcome }
  /** the database did not answer: it may be tried again */
  | { readonly kind: 'cut-short'; readonly message: string };

export function unavailable(reason: string): EvidenceOutcome {
  return { kind: 'unavailable', reason };
}

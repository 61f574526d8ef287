import type { RawRecord } from '@rulewright/connectors';
import type { DeployPreview, Drift, InspectInput, InspectionReading, SourceDefinition } from '@rulewright/contracts';
import type { Diagnostic, EventRecord, EventType, Value } from '@rulewright/core';
import type { NodeCounters } from '@rulewright/engine';
import type { Entry } from '../journal/entry.js';
import type { DeployedText } from '../rules/deployed-rules.js';
import type { EntryResult, Totals } from './session/entry-result.js';
import type { WindowContent } from './session/persisted-window.js';
import type { SavedSession } from './session/session-state.js';
import type { WindowPage, WindowPageRequest } from './session/window-page.js';

/** What may be asked of the engine without changing it; the answer is of the state after all entries sent before. */
export interface Questions {
  /** nodes of one deployed module */
  readonly counters: { readonly asked: { readonly module: string }; readonly answer: readonly NodeCounters[] };
  /** the inside of one node; it is watched for a while from then on */
  readonly inspect: { readonly asked: { readonly input: InspectInput }; readonly answer: InspectionReading };
  /** the newest events of one type, and in what they differ from its declaration */
  readonly samples: {
    readonly asked: { readonly eventType: string };
    readonly answer: { readonly newest: readonly RawRecord[]; readonly drifts: readonly Drift[] };
  };
  /** in what came lately, where it differs from the declaration of its type: for each such type */
  readonly drifts: {
    readonly asked: object;
    readonly answer: readonly { readonly eventType: string; readonly drifts: readonly Drift[] }[];
  };
  /** deployed modules, in the order in which they run */
  readonly modules: { readonly asked: object; readonly answer: readonly DeployedText[] };
  /** sources that were configured */
  readonly sources: { readonly asked: object; readonly answer: readonly SourceDefinition[] };
  /** what persisted windows hold after the record at this offset of the journal; -1 before the first */
  readonly persisted: {
    readonly asked: object;
    readonly answer: { readonly contents: readonly WindowContent[]; readonly offset: number };
  };
  /** what deploying a text would do */
  readonly foresee: { readonly asked: { readonly module: string; readonly epl: string }; readonly answer: DeployPreview };
  /** a page of a named window; undefined if there is none */
  readonly window: { readonly asked: WindowPageRequest; readonly answer: WindowPage | undefined };
  /** a query that reads; of its rows the first `limit` */
  readonly query: {
    readonly asked: { readonly epl: string; readonly parameters?: readonly Value[]; readonly limit?: number };
    readonly answer: QueryAnswer;
  };
}
export type QuestionKind = keyof Questions;

export type QueryAnswer =
  | { readonly kind: 'rows'; readonly rowType: EventType; readonly rows: readonly EventRecord[] }
  | { readonly kind: 'refused'; readonly diagnostics: readonly Diagnostic[] };

export type Question = { readonly [K in QuestionKind]: { readonly kind: K } & Questions[K]['asked'] }[QuestionKind];

/** Where an engine is that was brought to a snapshot. */
export interface Restored {
  readonly seq: number;
  readonly time: number;
  readonly totals: Totals;
}

/** What the engine's worker answers. */
export type AskedOfWorker =
  | { readonly kind: 'ask'; readonly id: number; readonly question: Question }
  /** answered by a {@link SavedSession}: the state after all entries sent before */
  | { readonly kind: 'save'; readonly id: number }
  /** before any entry; answered by {@link Restored} */
  | { readonly kind: 'restore'; readonly id: number; readonly session: SavedSession };

/** To the engine's worker. */
export type ToWorker = { readonly kind: 'entries'; readonly entries: readonly Entry[] } | AskedOfWorker;

/** From the engine's worker, in the order of what was sent. */
export type FromWorker =
  | { readonly kind: 'ready' }
  | { readonly kind: 'processed'; readonly results: readonly EntryResult[] }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

import type { DeployMode, SourceDefinition } from '@rulewright/contracts';
import { assertNever, type EventRecord, type Value } from '@rulewright/core';
import type { EntryKind, NewEntry } from '../../journal/entry.js';
import type { WindowContent } from './persisted-window.js';

/**
 * What changes rules rather than sends events: written into the journal like an event, so that a replay comes to the same rules at the same
 * place. Orders carry the whole text: the journal does not depend on the module store.
 */
export type Order =
  | {
      readonly kind: 'deploy';
      readonly deployment: string;
      readonly module: string;
      readonly version: number;
      readonly mode: DeployMode;
      readonly epl: string;
      /** what its persisted windows held when it was taken out */
      readonly persisted?: readonly WindowContent[];
    }
  | { readonly kind: 'undeploy'; readonly deployment: string; readonly module: string }
  /** `by`: who paused it */
  | { readonly kind: 'pause'; readonly deployment: string; readonly module: string; readonly by: string }
  | { readonly kind: 'resume'; readonly deployment: string; readonly module: string }
  /** on-demand queries that change a window */
  | ({ readonly kind: 'write'; readonly more?: readonly BoundWrite[] } & BoundWrite)
  /** what a profile knows of one subject is added to what it knows of another */
  | { readonly kind: 'write'; readonly merge: SubjectMerge }
  /** content of a window in place of what it holds, as a file has it */
  | { readonly kind: 'load'; readonly module: string; readonly window: string; readonly rows: readonly EventRecord[] }
  /** what somebody outside answered to an enrichment, with the alert as it was asked */
  | {
      readonly kind: 'answer';
      readonly alert: string;
      readonly deployment: string;
      readonly statement: string;
      readonly step: number;
      readonly row: EventRecord;
      readonly enrichments: EventRecord;
      readonly dst: string;
      readonly answer: Value;
    }
  /** all sources that there are from now on */
  | { readonly kind: 'configure'; readonly sources: readonly SourceDefinition[] }
  | { readonly kind: 'tick' };

/** Two subjects of the profile that this window keeps. */
export interface SubjectMerge {
  readonly window: string;
  readonly from: string;
  readonly into: string;
}

/** An on-demand query with the values of its `?`. */
export interface BoundWrite {
  readonly epl: string;
  readonly parameters?: readonly Value[];
}

const SOURCE = 'rulewright';
const CODEC = 'order';

export function orderEntry(order: Order): NewEntry {
  const { kind, ...rest } = order;
  const payload = new Uint8Array(Buffer.from(JSON.stringify(rest)));
  return { kind, source: SOURCE, codec: CODEC, count: 1, payload };
}

/** Reads an order back. Orders are written by this program alone, so their shape is not checked again. */
export function readOrder(kind: Order['kind'], payload: Uint8Array): Order {
  switch (kind) {
    case 'tick':
      return { kind };
    case 'deploy':
    case 'undeploy':
    case 'pause':
    case 'resume':
    case 'load':
    case 'answer':
    case 'write':
    case 'configure':
      return { kind, ...JSON.parse(Buffer.from(payload).toString()) } as Order;
    default:
      return assertNever(kind);
  }
}

const KINDS: ReadonlySet<string> = new Set([
  'deploy',
  'undeploy',
  'pause',
  'resume',
  'load',
  'answer',
  'write',
  'configure',
  'tick',
] satisfies readonly Order['kind'][]);

/** Whether an entry of this kind is an order that this version knows. */
export function isOrderKind(kind: EntryKind): kind is Order['kind'] {
  return KINDS.has(kind);
}

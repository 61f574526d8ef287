import type { EventRecord, Value } from '@rulewright/core';

/* What a running node shows of itself. */

/** Counters of one node, cheap and always on. */
export interface NodeCounters {
  /** statements of two deployments may have one id */
  readonly deployment: string;
  readonly node: string;
  readonly inserted: number;
  readonly removed: number;
  /** rows, groups or partial matches held now */
  readonly held: number;
}

/** What a node does, by which its content is shown. */
export type NodeKind =
  | 'stream'
  | 'pattern'
  | 'atom'
  | 'window'
  | 'named-window'
  | 'prior'
  | 'join'
  | 'subquery'
  | 'lookup'
  | 'output'
  | 'update';

/** Something that a node holds. */
export type HeldEntry =
  | { readonly kind: 'row'; readonly row: EventRecord; readonly stream?: string }
  /** `values`: what the aggregates of the select-clause say of the group, in their order */
  | { readonly kind: 'group'; readonly keys: readonly Value[]; readonly rows: number; readonly values: readonly Value[] }
  | {
      readonly kind: 'partial-match';
      /** what is bound so far; a list for a repeated tag */
      readonly tags: Readonly<Record<string, EventRecord | readonly EventRecord[]>>;
      /** ms since the first tag was bound; null when none is */
      readonly ageMs: number | null;
      /** node id of the atom or timer that it waits at */
      readonly waitsAt: string;
      readonly waitsFor: 'event' | 'time';
      /** engine time in ms at which a timer of it runs out */
      readonly due?: number;
      /** what it waits for would end it (`not`) */
      readonly negated: boolean;
    }
  /** a row that waits for what an outside lookup says of it */
  | { readonly kind: 'lookup'; readonly row: EventRecord; readonly lookup: string; readonly parameters: readonly Value[] };

/** A row that a watched node has passed on. */
export interface RecentChange {
  readonly time: number;
  readonly kind: 'inserted' | 'removed';
  readonly row: EventRecord;
}

export interface InspectRequest {
  readonly deployment: string;
  readonly node: string;
  /** page of what it holds (default 0 and 100) */
  readonly offset?: number;
  readonly limit?: number;
}

/** One node as it is now. */
export interface NodeInspection extends NodeCounters {
  readonly deployment: string;
  readonly statement: string;
  readonly kind: NodeKind;
  readonly entries: readonly HeldEntry[];
  /** changes that wait for the end of an output interval */
  readonly waiting: number;
  /** engine time in ms at which an output interval ends */
  readonly due?: number;
  /** the last rows that it passed on, oldest first; absent while it is not watched */
  readonly recent?: readonly RecentChange[];
}

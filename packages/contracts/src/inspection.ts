import type { EventRecord, Value } from '@rulewright/core';
import { z } from 'zod';
import { moduleNameSchema } from './module.js';

/*
 * The inside of one running node, twice a second for as long as somebody looks at it. Long texts and lists are cut: they end with a text
 * that says how much is left out.
 */

const nodeIds = z.array(z.string().max(500)).max(4);

/** Which node is looked at, and which page of what it holds. Of several ids the first that the engine knows counts. */
export const inspectInput = z.object({
  module: moduleNameSchema,
  nodes: nodeIds.min(1),
  /** whose rows come into it; none if nothing counts them */
  before: nodeIds,
  offset: z.number().int().min(0).max(10_000_000),
  limit: z.number().int().min(1).max(100),
});
export type InspectInput = z.infer<typeof inspectInput>;

/** Something that a node holds. */
export type WireHeldEntry =
  | { readonly kind: 'row'; readonly row: EventRecord; readonly stream?: string }
  /** `values`: the aggregates of the select-clause, in their order */
  | { readonly kind: 'group'; readonly keys: readonly Value[]; readonly rows: number; readonly values: readonly Value[] }
  | {
      readonly kind: 'partial-match';
      readonly tags: Readonly<Record<string, EventRecord | readonly EventRecord[]>>;
      /** ms since the first tag was bound; null when none is */
      readonly ageMs: number | null;
      readonly waitsAt: string;
      readonly waitsFor: 'event' | 'time';
      /** engine time in ms */
      readonly due?: number;
      /** what it waits for would end it */
      readonly negated: boolean;
    }
  | { readonly kind: 'lookup'; readonly row: EventRecord; readonly lookup: string; readonly parameters: readonly Value[] };

/** A row that a node has passed on, or taken back. `time`: engine time in ms. */
export interface WireRecentChange {
  readonly time: number;
  readonly kind: 'inserted' | 'removed';
  readonly row: EventRecord;
}

/** A node as it was at one moment. */
export interface WireNodeInspection {
  readonly node: string;
  readonly kind: string;
  /** rows that it passed on since it was deployed */
  readonly inserted: number;
  readonly removed: number;
  /** rows, groups or partial matches that it holds */
  readonly held: number;
  /** the page that was asked for, and where it begins */
  readonly offset: number;
  readonly entries: readonly WireHeldEntry[];
  /** changes that wait for the end of an output interval, and when that is */
  readonly waiting: number;
  readonly due?: number;
  /** what it passed on while it was looked at, newest first, at most twenty */
  readonly out: readonly WireRecentChange[];
  /** what came into it meanwhile; absent where nothing counts that */
  readonly in?: readonly WireRecentChange[];
}

/** `found` is null when the module does not run, or has no such node. */
export interface InspectionReading {
  readonly module: string;
  /** engine time in ms */
  readonly time: number;
  readonly running: boolean;
  readonly found: WireNodeInspection | null;
}

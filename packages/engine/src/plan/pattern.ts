import type { PlanCronField } from './cron.js';
import type { PlanExpression } from './expression.js';
import type { FilterPlan } from './filter.js';

/*
 * A pattern as data: a tree of nodes over numbered tags. A match is an array of tag values (`tags` gives the order); expressions over it
 * read tags by name. Nodes are numbered in pre-order from 0, which is their place in counters and snapshots.
 */

/** Raised whenever a node keeps other state than before: a snapshot of another version is not loaded. */
export const PATTERN_STATE_VERSION = 1;

export interface PatternPlan {
  readonly id: string;
  readonly version: number;
  /** the tags of a match in order; those with `column` are properties of the pattern's rows */
  readonly tags: readonly PatternTagPlan[];
  readonly root: PatternNodePlan;
  /** how many nodes there are */
  readonly nodes: number;
  /** keep of the rows of one event those that share no event with an earlier one */
  readonly suppressOverlapping: boolean;
  /** what completed takes along all partial matches that hold one of its events */
  readonly discardPartials: boolean;
  /** who hears first of an event has to be found out: it may reach two atoms, or several who wait at one not in the order of their beginning */
  readonly ordersListeners: boolean;
}

export interface PatternTagPlan {
  readonly name: string;
  readonly eventType: string;
  /** the value is the list of the tag's events, null when there is none */
  readonly array: boolean;
  readonly column: boolean;
}

interface NodePlan<K extends string> {
  readonly kind: K;
  readonly id: string;
  readonly node: number;
}

/** Where an atom's events come from; the filter reads no tag. */
export type PatternAtomSource =
  | { readonly kind: 'filter'; readonly filter: FilterPlan }
  | { readonly kind: 'window'; readonly window: string; readonly filter?: PlanExpression };

/**
 * A step through the filter index that orders those who wait: `index` on its level, `entry` in it. The entries of a comparison or range
 * stand in the order of what they compare with (`by`, over the tags), those of other conditions in no order.
 */
export interface PatternFilterStep {
  readonly index: string;
  readonly entry: string;
  readonly by: readonly PlanExpression[];
}

/** `event = match`, by which waiting states are looked up; `event` reads the event, `match` the tags. With `nullSafe` null equals null. */
export interface PatternKeyPlan {
  readonly event: PlanExpression;
  readonly match: PlanExpression;
  readonly nullSafe: boolean;
}

/** `match` is an array that has to hold `event`. */
export interface PatternElementPlan {
  readonly event: PlanExpression;
  readonly match: PlanExpression;
}

export interface PatternAtomPlan extends NodePlan<'atom'> {
  /** place of its tag in a match */
  readonly tag?: number;
  readonly source: PatternAtomSource;
  /** tells which of several atoms hears first of an event */
  readonly filterPath: readonly PatternFilterStep[];
  readonly keys: readonly PatternKeyPlan[];
  /** who waits can be found by the elements of an array that their tags hold, too; the test asks once more */
  readonly element?: PatternElementPlan;
  /** what neither filter nor keys decide; reads event and tags */
  readonly test?: PlanExpression;
  /** 0 = does not consume */
  readonly consumeLevel: number;
  /** goes on listening after a match: it stands directly under `every`, `every-distinct` or `until` */
  readonly stays: boolean;
}

export interface PatternFollowedByPlan extends NodePlan<'followed-by'> {
  readonly parts: readonly PatternNodePlan[];
  /** `limits[i]` bounds how many of part i + 1 wait at once */
  readonly limits: readonly (PlanExpression | undefined)[];
}
export interface PatternAndPlan extends NodePlan<'and'> {
  readonly parts: readonly PatternNodePlan[];
}
export interface PatternOrPlan extends NodePlan<'or'> {
  readonly parts: readonly PatternNodePlan[];
}
export interface PatternNotPlan extends NodePlan<'not'> {
  readonly part: PatternNodePlan;
}
export interface PatternEveryPlan extends NodePlan<'every'> {
  readonly part: PatternNodePlan;
}
export interface PatternEveryDistinctPlan extends NodePlan<'every-distinct'> {
  readonly part: PatternNodePlan;
  readonly keys: readonly PlanExpression[];
  readonly period?: PlanExpression;
}
export interface PatternUntilPlan extends NodePlan<'until'> {
  readonly part: PatternNodePlan;
  readonly until?: PatternNodePlan;
  readonly low?: PlanExpression;
  readonly high?: PlanExpression;
  /** places of the tags below `part`: they are gathered into arrays */
  readonly gathered: readonly number[];
}
export interface PatternGuardPlan extends NodePlan<'guard'> {
  readonly part: PatternNodePlan;
  readonly guard:
    | { readonly kind: 'within'; readonly period: PlanExpression }
    | { readonly kind: 'withinmax'; readonly period: PlanExpression; readonly max: PlanExpression }
    | { readonly kind: 'while'; readonly condition: PlanExpression };
}
export interface PatternIntervalPlan extends NodePlan<'interval'> {
  readonly period: PlanExpression;
}
export interface PatternAtPlan extends NodePlan<'at'> {
  /** minute, hour, day of month, month, day of week, second; five or six */
  readonly fields: readonly PlanCronField[];
  readonly timeZone?: string;
}
/** `timer:schedule`: an ISO 8601 text, or its parts. */
export interface PatternSchedulePlan extends NodePlan<'schedule'> {
  readonly iso?: PlanExpression;
  readonly date?: PlanExpression;
  readonly period?: PlanExpression;
  readonly repetitions?: PlanExpression;
}
export type PatternNodePlan =
  | PatternAtomPlan
  | PatternFollowedByPlan
  | PatternAndPlan
  | PatternOrPlan
  | PatternNotPlan
  | PatternEveryPlan
  | PatternEveryDistinctPlan
  | PatternUntilPlan
  | PatternGuardPlan
  | PatternIntervalPlan
  | PatternAtPlan
  | PatternSchedulePlan;
export type PatternNodeKind = PatternNodePlan['kind'];

import type { EventType, Span } from '@rulewright/core';
import type { CheckedAggregate } from './checked-aggregate.js';
import type { CheckedExpression } from './checked-expression.js';

/*
 * Where rows come from, after checking: streams, windows and patterns. `id` is the node id (statement name or ordinal + role path,
 * `Scan/from.0/view.1`) that plans, counters, snapshots, layouts and the canvas share.
 */

/**
 * A data window or view; `arguments` are checked and in the order of the catalogue entry `name` (old and new spelling alike).
 * Their level 0 stream 0 is the event; in `expr` and `expr_batch` stream 1 is the window's own record (`current_count`, `oldest_timestamp` …).
 */
export interface CheckedView {
  readonly id: string;
  readonly span: Span;
  /** catalogue name without namespace: `time`, `length`, `unique`, `groupwin` … */
  readonly name: string;
  readonly arguments: readonly CheckedExpression[];
  /** `sort`, `rank`: which arguments were written with `desc`; absent when none was */
  readonly descending?: readonly boolean[];
  /** `expr` and `expr_batch`: what their condition counts and adds up of the events they hold; absent when it does not */
  readonly aggregates?: readonly CheckedAggregate[];
}

/** Events of a type (and its subtypes), those that pass `filter`; level 0 stream 0 is the event. */
export interface FilterSource {
  readonly kind: 'filter';
  readonly id: string;
  readonly eventType: string;
  readonly filter?: CheckedExpression;
  readonly contained: readonly CheckedContained[];
}
/** Rows of a named window; a consumer sees its insert and remove stream, `filter` applies to both. */
export interface WindowSource {
  readonly kind: 'window';
  readonly id: string;
  readonly window: string;
  readonly filter?: CheckedExpression;
  readonly contained: readonly CheckedContained[];
}
export interface TableSource {
  readonly kind: 'table';
  readonly id: string;
  readonly table: string;
  readonly filter?: CheckedExpression;
}
export interface PatternStream {
  readonly kind: 'pattern';
  readonly id: string;
  readonly pattern: CheckedPattern;
  readonly tags: readonly CheckedTag[];
  readonly suppressOverlappingMatches: boolean;
  readonly discardPartialsOnMatch: boolean;
}
/** `SQL:name['…']`: `parts` alternate text and bound parameters; rows come from outside, by the lookup port. */
export interface LookupSource {
  readonly kind: 'lookup';
  readonly id: string;
  readonly lookup: string;
  /** its columns: those that the host declares, else those that the text of the query tells */
  readonly rowType: EventType;
  readonly parts: readonly string[];
  readonly parameters: readonly CheckedExpression[];
}
export type CheckedSource = FilterSource | WindowSource | TableSource | PatternStream | LookupSource;

/** `[select … from property where …]`: one input event gives a row an element */
export interface CheckedContained {
  readonly property: CheckedExpression;
  readonly eventType: string;
  readonly where?: CheckedExpression;
  readonly columns?: readonly { readonly name: string; readonly expression: CheckedExpression }[];
}

export interface CheckedStream {
  readonly id: string;
  readonly span: Span;
  /** alias, else the type's name; unique in its statement */
  readonly name: string;
  /** name of the type of the rows that leave this stream */
  readonly eventType: string;
  readonly source: CheckedSource;
  readonly views: readonly CheckedView[];
  readonly retain: 'union' | 'intersection';
  readonly unidirectional: boolean;
}

// --------------------------------------------------------------------------------------------------------------------- patterns

/** A name that matches bind; `array`: the atom repeats, so its value is the list of its events (null when none matched). */
export interface CheckedTag {
  readonly name: string;
  readonly eventType: string;
  readonly array: boolean;
}

interface PatternOf<K extends string> {
  readonly kind: K;
  readonly id: string;
  readonly span: Span;
}
/** In `filter` level 0 stream 0 is the atom's own event, tag reads are earlier ones. */
export interface PatternAtom extends PatternOf<'atom'> {
  readonly tag?: string;
  readonly source: FilterSource | WindowSource;
  /** `@consume(level)`: level 1 when written without a number */
  readonly consumeLevel?: number;
}
export interface PatternFollowedBy extends PatternOf<'followed-by'> {
  readonly parts: readonly CheckedPattern[];
  /** `limits[i]` bounds the arrow before part i + 1 (`-[n]>`) */
  readonly limits: readonly (CheckedExpression | undefined)[];
}
export interface PatternAnd extends PatternOf<'and'> {
  readonly parts: readonly CheckedPattern[];
}
export interface PatternOr extends PatternOf<'or'> {
  readonly parts: readonly CheckedPattern[];
}
export interface PatternNot extends PatternOf<'not'> {
  readonly part: CheckedPattern;
}
export interface PatternEvery extends PatternOf<'every'> {
  readonly part: CheckedPattern;
}
export interface PatternEveryDistinct extends PatternOf<'every-distinct'> {
  readonly keys: readonly CheckedExpression[];
  /** how long a key is remembered; absent = for ever */
  readonly period?: CheckedExpression;
  readonly part: CheckedPattern;
}
/** `[low:high] part until end`; `[n] part` has low = high = n and no `until`. */
export interface PatternUntil extends PatternOf<'until'> {
  readonly low?: CheckedExpression;
  readonly high?: CheckedExpression;
  readonly part: CheckedPattern;
  readonly until?: CheckedPattern;
}
export interface PatternGuard extends PatternOf<'guard'> {
  readonly part: CheckedPattern;
  readonly guard:
    | { readonly kind: 'within'; readonly period: CheckedExpression }
    | { readonly kind: 'withinmax'; readonly period: CheckedExpression; readonly max: CheckedExpression }
    | { readonly kind: 'while'; readonly condition: CheckedExpression };
}
export interface PatternObserver extends PatternOf<'observer'> {
  readonly observer:
    | { readonly kind: 'interval'; readonly period: CheckedExpression }
    | { readonly kind: 'at'; readonly fields: readonly CronFieldSpec[]; readonly timeZone?: string }
    | {
        readonly kind: 'schedule';
        readonly iso?: CheckedExpression;
        readonly date?: CheckedExpression;
        readonly period?: CheckedExpression;
        readonly repetitions?: CheckedExpression;
      };
}
export type CheckedPattern =
  | PatternAtom
  | PatternFollowedBy
  | PatternAnd
  | PatternOr
  | PatternNot
  | PatternEvery
  | PatternEveryDistinct
  | PatternUntil
  | PatternGuard
  | PatternObserver;

/** One field of a crontab, in the order minute, hour, day of month, month, day of week (0 = Sunday), second. */
export type CronFieldSpec =
  | { readonly kind: 'any' }
  | { readonly kind: 'every'; readonly step: CheckedExpression }
  | { readonly kind: 'value'; readonly value: CheckedExpression }
  | { readonly kind: 'range'; readonly low: CheckedExpression; readonly high: CheckedExpression }
  | { readonly kind: 'list'; readonly items: readonly CronFieldSpec[] }
  | { readonly kind: 'last'; readonly value?: CheckedExpression }
  | { readonly kind: 'weekday'; readonly value?: CheckedExpression };

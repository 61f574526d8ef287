import type { EventType, ValueType } from '@rulewright/core';
import type { CheckedExpression } from '../checked-expression.js';

/** A stream whose events an expression may read. */
export interface ScopeStream {
  /** position by which checked reads name it */
  readonly index: number;
  /** alias, else the name of the type where that is one stream's alone, else `stream_0` …: the column of the event in `select *` */
  readonly name: string;
  /** also answers as a prefix */
  readonly typeName?: string;
  readonly type: EventType;
  /** its properties answer to their bare names; false for streams that are reached by prefix alone (`initial`) */
  readonly bare: boolean;
  /** has a data window, so that `prev` and re-reading make sense */
  readonly windowed: boolean;
  /** name of its data window when there is one view only, for the rules of `prev` */
  readonly views?: readonly string[];
}

/** An earlier atom of the pattern that the expression stands in. */
export interface ScopeTag {
  readonly name: string;
  readonly type: EventType;
  readonly array: boolean;
}

/** A name bound by a lambda, or by the parameter of a declared expression that is being inlined. */
export type LocalName =
  | {
      readonly kind: 'lambda';
      readonly name: string;
      readonly type: ValueType;
      readonly lambda: number;
      readonly parameter: number;
    }
  | {
      readonly kind: 'inline';
      readonly name: string;
      readonly expression: CheckedExpression;
      /** where the argument was checked: reads of it move outwards when it is used deeper */
      readonly depth: number;
      readonly lambdas: number;
    };

export interface Scope {
  readonly streams: readonly ScopeStream[];
  /** index of the stream that a bare name means first, where several have it: the row that is updated */
  readonly preferred?: number;
  /** streams of the query around this subquery */
  readonly outer?: Scope;
  /** how many queries stand around this one */
  readonly depth: number;
  readonly tags?: ReadonlyMap<string, ScopeTag>;
  readonly locals: readonly LocalName[];
  /** how many lambdas stand around the expression */
  readonly lambdas: number;
  /** names of output columns: not readable here, but a hint can say so */
  readonly aliases?: readonly string[];
  /** properties of the statement's context, absent without one */
  readonly contextProperties?: ReadonlyMap<string, ValueType>;
}

export const EMPTY_SCOPE: Scope = { streams: [], depth: 0, locals: [], lambdas: 0 };

export function streamScope(streams: readonly ScopeStream[], extra: Partial<Scope> = {}): Scope {
  return { streams, depth: 0, locals: [], lambdas: 0, ...extra };
}

/** What a message calls a stream: a name that was given, or its type. */
export function labelOf(stream: ScopeStream): string {
  return /^stream_\d+$/.test(stream.name) ? (stream.typeName ?? stream.name) : stream.name;
}

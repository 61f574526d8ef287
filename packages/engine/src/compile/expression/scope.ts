import type { EventType, ValueType } from '@rulewright/core';

/**
 * What an expression may read, as far as types matter to its plan: a property of a known event type is a field, anything else is looked up
 * by name at run time.
 */
export interface Scope {
  /** type of the events of a stream; level 0 is the innermost query */
  stream(level: number, stream: number): EventType | undefined;
  /** type of the events of a pattern tag */
  tag(tag: string): { readonly eventType: string; readonly array: boolean } | undefined;
  type(name: string): EventType | undefined;
  /** types of the parameters of the lambdas around the expression, innermost first */
  readonly lambdas: readonly (readonly (ValueType | undefined)[])[];
}

/** A scope with streams alone; `outer` is the query around it. */
export function streamScope(
  types: (name: string) => EventType | undefined,
  streams: readonly (string | EventType)[],
  outer?: Scope,
): Scope {
  const resolved = streams.map((stream) => (typeof stream === 'string' ? types(stream) : stream));
  return {
    stream: (level, stream) => (level === 0 ? resolved[stream] : outer?.stream(level - 1, stream)),
    tag: (tag) => outer?.tag(tag),
    type: types,
    lambdas: [],
  };
}

/** The scope of an atom's filter: its own event and the tags before it. */
export function patternScope(
  types: (name: string) => EventType | undefined,
  eventType: string | undefined,
  tags: ReadonlyMap<string, { readonly eventType: string; readonly array: boolean }>,
): Scope {
  const own = eventType === undefined ? undefined : types(eventType);
  return {
    stream: (level, stream) => (level === 0 && stream === 0 ? own : undefined),
    tag: (tag) => tags.get(tag),
    type: types,
    lambdas: [],
  };
}

/** The scope inside a lambda. */
export function lambdaScope(scope: Scope, parameters: readonly (ValueType | undefined)[]): Scope {
  return { ...scope, lambdas: [parameters, ...scope.lambdas] };
}

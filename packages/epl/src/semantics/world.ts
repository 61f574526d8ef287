import type { EventType, ValueType } from '@rulewright/core';

/**
 * All that a module may refer to because it is already there: what other modules declared, what the host supplies. Immutable; checking a
 * module gives the world after it. One name space per runtime (the 5.x visibility model): `uses` gives order and dependency only.
 */
export interface World {
  readonly types: ReadonlyMap<string, EventType>;
  /** name of the module that declared a type (schema, derived stream or window) */
  readonly declaredBy: ReadonlyMap<string, string>;
  readonly windows: ReadonlyMap<string, WindowInfo>;
  readonly variables: ReadonlyMap<string, VariableInfo>;
  readonly expressions: ReadonlyMap<string, ExpressionInfo>;
  readonly indexes: ReadonlyMap<string, IndexInfo>;
  readonly contexts: ReadonlyMap<string, ContextInfo>;
  /** modules by name, with what they use */
  readonly modules: ReadonlyMap<string, ModuleInfo>;
  readonly host: HostInfo;
}
export interface WindowInfo {
  readonly name: string;
  readonly eventType: string;
  readonly module?: string;
  /** property names of a `unique` view, by which `lookup` gives at most one row */
  readonly uniqueKey?: readonly string[];
}
export interface VariableInfo {
  readonly name: string;
  readonly type: ValueType;
  readonly constant: boolean;
  readonly module?: string;
}
/** EPL text of a declared expression: it is parsed and checked where it is used. */
export interface ExpressionInfo {
  readonly name: string;
  readonly text: string;
  readonly module?: string;
}
export interface IndexInfo {
  readonly name: string;
  readonly window: string;
  readonly unique: boolean;
  readonly properties: readonly string[];
  readonly module?: string;
}
/** A declared context: `properties` are read as `context.name`. */
export interface ContextInfo {
  readonly name: string;
  readonly properties: ReadonlyMap<string, ValueType>;
  /** event types whose events choose the partition (keyed, hash and category contexts); absent: any */
  readonly partitionedTypes?: readonly string[];
  readonly module?: string;
}
export interface ModuleInfo {
  readonly name: string;
  readonly uses: readonly string[];
}
/** What the host knows and the language does not. Absent lists are not checked. */
export interface HostInfo {
  readonly outputIds?: readonly number[];
  readonly lookups?: ReadonlyMap<string, EventType>;
  readonly files?: readonly string[];
  /** resolve event type names that differ only in case, with a warning (the documents write `Event` for `event`) */
  readonly caseInsensitiveTypes?: boolean;
  /** by event type and property: what an editor warns of where a property is used */
  readonly drifts?: ReadonlyMap<string, ReadonlyMap<string, PropertyDrift>>;
}

/** How the newest values of a property differ from its declaration: they have another type, or there are none any more. */
export type PropertyDrift =
  | { readonly kind: 'other-type'; readonly found: string; readonly declared: string }
  | { readonly kind: 'stopped'; readonly instead?: string };

export const EMPTY_WORLD: World = {
  types: new Map(),
  declaredBy: new Map(),
  windows: new Map(),
  variables: new Map(),
  expressions: new Map(),
  indexes: new Map(),
  contexts: new Map(),
  modules: new Map(),
  host: {},
};

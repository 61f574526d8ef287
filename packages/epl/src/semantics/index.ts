export { CATALOGUE } from './catalogue/catalogue.js';
export type {
  CatalogueEntry,
  EntryKind,
  Mark,
  Parameter,
  ParameterKind,
  ResultKind,
  Signature,
  Support,
} from './catalogue/entry.js';
export { signatureText } from './catalogue/signature.js';
export { type BoundCheckResult, type CheckOptions, type CheckResult, check } from './check.js';
export { type CheckModulesResult, checkModules } from './check-modules.js';
export { type CheckQueryResult, checkQuery } from './check-query.js';
export type * from './checked.js';
export type * from './checked-aggregate.js';
export type * from './checked-expression.js';
export type * from './checked-stream.js';
export { RULES } from './rules/registry.js';
export type { RuleInfo } from './rules/rule.js';
export { type Bindings, type BoundSymbol, type ScopeRegion, scopeAt } from './scope/bindings.js';
export type { LocalName, Scope, ScopeStream, ScopeTag } from './scope/scope.js';
export {
  type ContextInfo,
  EMPTY_WORLD,
  type ExpressionInfo,
  type HostInfo,
  type IndexInfo,
  type ModuleInfo,
  type PropertyDrift,
  type VariableInfo,
  type WindowInfo,
  type World,
} from './world.js';

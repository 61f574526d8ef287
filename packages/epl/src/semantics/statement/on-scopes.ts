import type { Scope, ScopeStream } from '../scope/scope.js';

/** What the parts of an on-statement see. */
export interface OnScopes {
  readonly row: ScopeStream;
  readonly trigger: ScopeStream;
  /** the row before the update, by its prefix alone */
  readonly initial: ScopeStream;
  readonly both: Scope;
  readonly onlyTrigger: Scope;
}

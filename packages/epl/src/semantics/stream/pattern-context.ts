import type { Pattern } from '../../syntax/ast.js';
import type { CheckedPattern } from '../checked-stream.js';
import type { Scope, ScopeTag } from '../scope/scope.js';
import type { ExpressionContext, Session } from '../session.js';

/** What the parts of one pattern share while it is checked. */
export interface PatternContext {
  readonly session: Session;
  /** tags of the atoms to the left of where the checker is; inside a repeat its own tags are single events, after it arrays */
  readonly tags: Map<string, ScopeTag>;
  /** what an expression sees beside tags: context properties, locals of an inlined expression */
  readonly around: ExpressionContext;
  readonly checkPattern: (pattern: Pattern, context: PatternContext) => CheckedPattern;
}

/** The context of an expression that stands between atoms: no subqueries there. */
export function betweenAtoms(context: PatternContext): ExpressionContext {
  const { subqueries: _none, ...around } = context.around;
  return { ...around, clause: 'pattern', scope: tagScope(context) };
}

/** The scope of an expression that stands between atoms: the tags so far. A snapshot, since later atoms add tags. */
export function tagScope(context: PatternContext): Scope {
  return { ...context.around.scope, streams: [], tags: new Map(context.tags) };
}

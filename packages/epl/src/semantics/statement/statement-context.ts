import type { Statement } from '../../syntax/ast-statement.js';
import { present } from '../../syntax/present.js';
import type { CheckedAnnotation } from '../checked.js';
import type { Scope } from '../scope/scope.js';
import type { ExpressionContext, ParameterCollector, Session, SubqueryCollector } from '../session.js';

/** One statement while it is checked: what all checked statements say of themselves, and where its subqueries go. */
export interface StatementContext {
  readonly session: Session;
  readonly statement: Statement;
  readonly base: {
    readonly id: string;
    readonly ordinal: number;
    readonly span: Statement['span'];
    readonly annotations: readonly CheckedAnnotation[];
    readonly name?: string;
    readonly context?: string;
  };
  readonly subqueries: SubqueryCollector;
  /** properties of the statement's context, empty without one */
  readonly scope: Scope;
  readonly parameters?: ParameterCollector;
}

/** An expression context of the statement, to be narrowed by clause and scope. */
export function expressionContext(context: StatementContext, scope: Scope = context.scope): ExpressionContext {
  const { session, subqueries } = context;
  return { session, scope, clause: 'expression', subqueries, ...present({ parameters: context.parameters }) };
}

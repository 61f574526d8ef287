import { assertNever, BOOLEAN } from '@rulewright/core';
import type { MergeAction, MergeClause, MergeInsert, OnMerge } from '../../syntax/ast-statement.js';
import { present } from '../../syntax/present.js';
import type { CheckedMerge, CheckedMergeAction, CheckedMergeClause } from '../checked.js';
import { mergeAction } from '../rules/merge-action.js';
import { typeNamed } from '../scope/lookup.js';
import { type Scope, streamScope } from '../scope/scope.js';
import { checkColumns } from '../select/columns.js';
import { checkInsertInto, type InsertTarget } from '../select/insert-into.js';
import type { ExpressionContext } from '../session.js';
import { checkCondition, checkConditions } from '../stream/filter.js';
import { checkPropertyAssignments } from './assignments.js';
import type { OnScopes } from './on-scopes.js';
import { refuseConstruct } from './refuse.js';
import { expressionContext, type StatementContext } from './statement-context.js';

interface MergeContext {
  readonly scopes: OnScopes;
  readonly context: StatementContext;
}

/** Rows of the window that `where` finds are matched; without one, `when not matched` runs once and sees the trigger alone. */
export function checkMerge(node: OnMerge, merge: MergeContext): CheckedMerge {
  const { scopes, context } = merge;
  const expressions: ExpressionContext = { ...expressionContext(context, scopes.both), clause: 'where clause' };
  const filter = checkConditions(node.target.conditions, expressions);
  const written = node.where && checkCondition(node.where, expressions);
  const joined =
    filter === undefined || written === undefined
      ? (filter ?? written)
      : ({ kind: 'logic', type: BOOLEAN, span: written.span, operator: 'and', operands: [filter, written] } as const);
  // the direct form inserts for every event: no row ever matches
  const direct = node.clauses.some((clause) => clause.when === 'always');
  const where = direct ? ({ kind: 'constant', type: BOOLEAN, span: node.span, value: false } as const) : joined;
  const clauses = node.clauses.map((clause) => checkClause(clause, merge));
  return { kind: 'merge', id: context.session.idOf(node), window: scopes.row.type.name, clauses, ...present({ where }) };
}

function checkClause(node: MergeClause, merge: MergeContext): CheckedMergeClause {
  const { scopes, context } = merge;
  const matched = node.when === 'matched';
  const scope = matched ? scopes.both : scopes.onlyTrigger;
  const expressions: ExpressionContext = { ...expressionContext(context, scope), clause: 'merge condition' };
  context.session.bindings?.region({ span: node.span, clause: 'merge', scope });
  const condition = node.condition && checkCondition(node.condition, expressions);
  const actions = node.actions.map((action) => checkAction(action, { matched, scope, merge }));
  return { id: context.session.idOf(node), when: matched ? 'matched' : 'not-matched', actions, ...present({ condition }) };
}

function checkAction(node: MergeAction, at: { matched: boolean; scope: Scope; merge: MergeContext }): CheckedMergeAction {
  const { scopes, context } = at.merge;
  const { session } = context;
  const id = session.idOf(node);
  const expressions = expressionContext(context, at.scope);
  const where = node.where && checkCondition(node.where, { ...expressions, clause: 'where clause' });
  if (!at.matched && node.kind !== 'merge-insert') session.report(mergeAction, { span: node.span });
  switch (node.kind) {
    case 'merge-insert':
      return { kind: 'insert', id, ...checkInsert(node, { expressions, merge: at.merge }), ...present({ where }) };
    case 'merge-update': {
      const scope = streamScope(
        [...scopes.both.streams, scopes.initial],
        present({ contextProperties: at.scope.contextProperties }),
      );
      const assignments = checkPropertyAssignments(node.assignments, { row: scopes.row, context: { ...expressions, scope } });
      return { kind: 'update', id, assignments, ...present({ where }) };
    }
    case 'merge-delete':
      return { kind: 'delete', id, ...present({ where }) };
    default:
      return assertNever(node);
  }
}

function checkInsert(node: MergeInsert, { expressions, merge }: { expressions: ExpressionContext; merge: MergeContext }) {
  const { session } = merge.context;
  if (node.precedence !== undefined) refuseConstruct('event precedence', node.precedence.span, session);
  const checked = checkColumns(node.items, { ...expressions, clause: 'select clause' }, node.columns.length > 0);
  const target: InsertTarget = {
    name: node.into?.text ?? merge.scopes.row.type.name,
    ...(node.into === undefined ? {} : { node: node.into }),
    span: node.into?.span ?? node.span,
    columns: node.columns,
    selector: 'istream',
  };
  const stream = expressions.scope.streams.find((each) => each.index === checked.eventOfStream);
  const whole = stream && (typeNamed(session, stream.type.name) ?? stream.type);
  const { insertInto, columns } = checkInsertInto(target, { columns: checked.columns, whole, span: node.span }, session);
  return { into: insertInto, columns };
}

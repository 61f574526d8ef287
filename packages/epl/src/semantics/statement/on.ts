import { assertNever, type EventType } from '@rulewright/core';
import type { Expression } from '../../syntax/ast.js';
import type { OnAction, OnStatement, Target, Trigger } from '../../syntax/ast-statement.js';
import { present } from '../../syntax/present.js';
import type { CheckedOnAction, CheckedOnStatement } from '../checked.js';
import { unknownDeclaration } from '../rules/unknown-declaration.js';
import { typeNamed } from '../scope/lookup.js';
import { type Scope, type ScopeStream, streamScope } from '../scope/scope.js';
import { checkEventSource } from '../stream/event-source.js';
import { checkCondition, checkConditions } from '../stream/filter.js';
import { checkPatternSource } from '../stream/pattern.js';
import { checkPropertyAssignments, checkVariableAssignments } from './assignments.js';
import { checkMerge } from './on-merge.js';
import type { OnScopes } from './on-scopes.js';
import { checkOnSelect } from './on-select.js';
import { checkSplit } from './on-split.js';
import { expressionContext, type StatementContext } from './statement-context.js';

/** `on Trigger …`: stream 0 is the window's row, 1 the trigger's event, 2 the row before an update. */
export function checkOn(node: OnStatement, context: StatementContext): CheckedOnStatement | undefined {
  const { source, type, name } = checkTrigger(node.trigger, context);
  const trigger: ScopeStream = {
    index: 1,
    name,
    ...present({ typeName: source.kind === 'pattern' ? undefined : type.name }),
    type,
    bare: true,
    windowed: false,
  };
  const action = checkAction(node.action, trigger, context);
  if (action === undefined) return undefined;
  return {
    kind: 'on',
    ...context.base,
    trigger: source,
    triggerType: type.name,
    action,
    subqueries: context.subqueries.subqueries,
  };
}

function checkTrigger(
  node: Trigger,
  context: StatementContext,
): { source: CheckedOnStatement['trigger']; type: EventType; name: string } {
  const around = expressionContext(context);
  const id = context.session.idOf(node);
  if (node.source.kind === 'pattern-source') {
    const { source, type } = checkPatternSource(node.source, { id, around });
    return { source, type, name: node.alias?.text ?? 'stream_1' };
  }
  const { source, type } = checkEventSource(node.source, { id, alias: node.alias?.text, around });
  const name = node.alias?.text ?? 'stream_1';
  if (node.alias !== undefined) context.session.bindings?.symbol(node.alias, { kind: 'stream', name, type });
  return { source, type, name };
}

function checkAction(node: OnAction, trigger: ScopeStream, context: StatementContext): CheckedOnAction | undefined {
  const { session } = context;
  const id = session.idOf(node);
  if (node.kind === 'on-insert') return checkSplit(node, { trigger, context });
  if (node.kind === 'on-set') {
    const scope = streamScope([trigger], inherited(context.scope));
    return { kind: 'set', id, assignments: checkVariableAssignments(node.assignments, expressionContext(context, scope)) };
  }
  const scopes = targetScopes(node.target, trigger, context);
  if (scopes === undefined) return undefined;
  session.bindings?.region({ span: node.span, clause: 'on', scope: scopes.both });
  const window = scopes.row.type.name;
  const expressions = expressionContext(context, scopes.both);
  switch (node.kind) {
    case 'on-select':
      return checkOnSelect(node, { scopes, context });
    case 'on-delete': {
      const where = conditionsOf(node.target, node.where, { scopes, context });
      return { kind: 'delete', id, window, ...present({ where }) };
    }
    case 'on-update': {
      const updating = { ...expressions, scope: streamScope([...scopes.both.streams, scopes.initial], inherited(context.scope)) };
      const assignments = checkPropertyAssignments(node.assignments, { row: scopes.row, context: updating });
      const where = conditionsOf(node.target, node.where, { scopes, context });
      return { kind: 'update', id, window, assignments, ...present({ where }) };
    }
    case 'on-merge':
      return checkMerge(node, { scopes, context });
    default:
      return assertNever(node);
  }
}

/** Where clause and the filter behind the window's name are one condition on the row. */
function conditionsOf(target: Target, where: Expression | undefined, at: { scopes: OnScopes; context: StatementContext }) {
  const expressions = { ...expressionContext(at.context, at.scopes.both), clause: 'where clause' } as const;
  const filter = checkConditions(target.conditions, expressions);
  const condition = where && checkCondition(where, expressions);
  if (filter === undefined || condition === undefined) return filter ?? condition;
  return { kind: 'logic', type: condition.type, span: condition.span, operator: 'and', operands: [filter, condition] } as const;
}

function targetScopes(node: Target, trigger: ScopeStream, context: StatementContext): OnScopes | undefined {
  const { session } = context;
  const window = session.world.windows.get(node.name.text);
  const type = window && typeNamed(session, window.eventType);
  if (window === undefined || type === undefined) {
    const candidates = session.world.windows.keys();
    session.report(unknownDeclaration, { what: 'named window', name: node.name.text, span: node.name.span, candidates });
    return undefined;
  }
  session.bindings?.symbol(node.name, { kind: 'window', name: window.name });
  const row: ScopeStream = {
    index: 0,
    name: node.alias?.text ?? 'stream_0',
    typeName: window.name,
    type,
    bare: true,
    windowed: true,
  };
  if (node.alias !== undefined) session.bindings?.symbol(node.alias, { kind: 'stream', name: row.name, type });
  const initial: ScopeStream = { index: 2, name: 'initial', type, bare: false, windowed: false };
  const extra = inherited(context.scope);
  return { row, trigger, initial, both: streamScope([row, trigger], extra), onlyTrigger: streamScope([trigger], extra) };
}

function inherited(scope: Scope): Partial<Scope> {
  return present({ contextProperties: scope.contextProperties });
}

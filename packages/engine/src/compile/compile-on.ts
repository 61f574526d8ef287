import { assertNever, type EventType } from '@rulewright/core';
import type { CheckedColumn, CheckedMergeAction, CheckedOnAction, CheckedOnStatement } from '@rulewright/epl/semantics';
import type { PlanExpression } from '../plan/expression.js';
import type { MergeActionPlan, OnActionPlan, OnPlan, TriggerPlan } from '../plan/statement.js';
import { compileAssignments, compileInsertInto, compileResult } from './compile-result.js';
import { compileSubquery } from './compile-select.js';
import { columnsFor, compileFilterSource, compileWindowSource, streamType } from './compile-stream.js';
import { type CompileContext, typeOrOpen } from './context.js';
import { lowerExpression, lowerOptional } from './expression/lower.js';
import { type Scope, streamScope } from './expression/scope.js';
import { compilePattern } from './pattern.js';
import { stateShape } from './state-shape.js';

type Head = Pick<OnPlan, 'version' | 'id' | 'name' | 'ordinal'>;

/** What an action knows: its trigger, and the scope of its expressions. */
interface OnScope {
  readonly scope: Scope;
  readonly triggerType: EventType;
  readonly silent: boolean;
}

/** `@Hint('silent_delete')` */
function isSilent({ annotations }: CheckedOnStatement): boolean {
  return annotations.some(
    ({ name, arguments: { value } }) =>
      name.toLowerCase() === 'hint' && typeof value === 'string' && value.toLowerCase().includes('silent_delete'),
  );
}

export function compileOn(statement: CheckedOnStatement, head: Head, context: CompileContext): OnPlan {
  const triggerType = triggerTypeOf(statement, context);
  const trigger = compileTrigger(statement, triggerType, context);
  const window = 'window' in statement.action ? typeOrOpen(context, statement.action.window) : undefined;
  // a split reads its trigger alone, as stream 0
  const streams = statement.action.kind === 'split' ? [triggerType] : [window ?? triggerType, triggerType, window ?? triggerType];
  const scope = streamScope(context.type, streams);
  const action = compileAction(statement.action, { scope, triggerType, silent: isSilent(statement) }, context);
  const subqueries = statement.subqueries.map((subquery) => compileSubquery(subquery, scope, context));
  return { kind: 'on', ...head, stateShape: stateShape([trigger, subqueries]), trigger, triggerType, action, subqueries };
}

function triggerTypeOf({ trigger, triggerType }: CheckedOnStatement, context: CompileContext): EventType {
  return streamType({ eventType: triggerType, source: trigger }, context);
}

function compileTrigger({ trigger }: CheckedOnStatement, rowType: EventType, context: CompileContext): TriggerPlan {
  switch (trigger.kind) {
    case 'filter':
      return compileFilterSource(trigger, context);
    case 'window':
      return compileWindowSource(trigger, context);
    case 'pattern':
      return { kind: 'pattern', id: trigger.id, pattern: compilePattern(trigger, context), rowType };
    default:
      return assertNever(trigger);
  }
}

function compileAction(action: CheckedOnAction, on: OnScope, context: CompileContext): OnActionPlan {
  const { scope, triggerType } = on;
  const { id } = action;
  switch (action.kind) {
    case 'select': {
      const { window, andDelete, body, insertInto } = action;
      const where = lowerOptional(body.where, scope);
      const streamTypes = [typeOrOpen(context, window), triggerType];
      const result = compileResult({ id, body, insertInto, output: undefined, streamTypes, scope }, context);
      return { kind: 'select', id, window, andDelete, ...(where && { where }), result };
    }
    case 'delete': {
      const where = lowerOptional(action.where, scope);
      return { kind: 'delete', id, window: action.window, ...(where && { where }), ...(on.silent && { silent: true }) };
    }
    case 'update': {
      const where = lowerOptional(action.where, scope);
      const assignments = compileAssignments(action.assignments, scope);
      return { kind: 'update', id, window: action.window, assignments, ...(where && { where }) };
    }
    case 'set':
      return { kind: 'set', id, assignments: compileAssignments(action.assignments, scope) };
    case 'merge': {
      const where = lowerOptional(action.where, scope);
      const clauses = action.clauses.map(({ id: clause, when, condition, actions }) => {
        const lowered = lowerOptional(condition, scope);
        return {
          id: clause,
          when,
          ...(lowered && { condition: lowered }),
          actions: actions.map((one) => mergeAction(one, scope, context)),
        };
      });
      return { kind: 'merge', id, window: action.window, ...(where && { where }), clauses };
    }
    case 'split': {
      const branches = action.branches.map(({ id: branch, body, insertInto }) => {
        const where = lowerOptional(body.where, scope);
        const result = compileResult(
          { id: branch, body, insertInto, output: undefined, streamTypes: [triggerType], scope },
          context,
        );
        return { id: branch, ...(where && { where }), result };
      });
      return { kind: 'split', id, output: action.output, branches };
    }
    default:
      return assertNever(action);
  }
}

function mergeAction(action: CheckedMergeAction, scope: Scope, context: CompileContext): MergeActionPlan {
  const where = lowerOptional(action.where, scope);
  const common = { id: action.id, ...(where && { where }) };
  switch (action.kind) {
    case 'insert': {
      const rowType = typeOrOpen(context, action.into.eventType);
      const into = compileInsertInto(action.id, action.into);
      return { kind: 'insert', ...common, into, rowType, columns: columnsFor(rowType, lowerColumns(action.columns, scope)) };
    }
    case 'update':
      return { kind: 'update', ...common, assignments: compileAssignments(action.assignments, scope) };
    case 'delete':
      return { kind: 'delete', ...common };
    default:
      return assertNever(action);
  }
}

function lowerColumns(
  columns: readonly CheckedColumn[],
  scope: Scope,
): readonly { readonly name: string; readonly expression: PlanExpression }[] {
  return columns.map(({ name, expression }) => ({ name, expression: lowerExpression(expression, scope) }));
}

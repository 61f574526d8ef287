import type { EventType } from '@rulewright/core';
import { assertNever, invariant } from '@rulewright/core';
import type { CheckedModule, CheckedQuery, CheckedStatement } from '@rulewright/epl/semantics';
import { type ModulePlan, PLAN_VERSION, type QueryPlan, type StatementPlan } from '../plan/statement.js';
import { askedTypes, copiesOf } from './asked-types.js';
import { compileOn } from './compile-on.js';
import { compileAssignments } from './compile-result.js';
import { compileSelect, compileSubquery } from './compile-select.js';
import { columnsFor, compileView } from './compile-stream.js';
import { type CompileContext, typeOrOpen } from './context.js';
import { lowerExpression, lowerOptional } from './expression/lower.js';
import { streamScope } from './expression/scope.js';
import { keyProperties } from './key-properties.js';
import { stateShape } from './state-shape.js';

type Of<K extends CheckedStatement['kind']> = Extract<CheckedStatement, { kind: K }>;
type Types = (name: string) => EventType | undefined;

/** The plan of a checked module; `known` are the types that were there before it. */
export function compileModule(module: CheckedModule, known: Types): ModulePlan {
  const own = new Map(module.types.map((type) => [type.name, type]));
  const context: CompileContext = { type: (name) => own.get(name) ?? known(name) };
  const statements = module.statements.flatMap((statement) => compileStatement(statement, context) ?? []);
  return {
    version: PLAN_VERSION,
    ...(module.name !== undefined && { name: module.name }),
    uses: module.uses,
    types: module.types,
    asked: [...askedTypes(statements)],
    keys: [...keyProperties(statements)],
    copies: statements.flatMap(copiesOf),
    statements,
  };
}

/** The plan of an on-demand query. */
export function compileQuery(query: CheckedQuery, known: Types): QueryPlan {
  const context: CompileContext = { type: known };
  const { statement } = query;
  switch (statement.kind) {
    case 'select':
      return compileSelect(statement, context);
    case 'insert-rows': {
      const rowType = typeOrOpen(context, statement.window);
      const scope = streamScope(known, []);
      const rows = statement.rows.map((columns) =>
        columnsFor(
          rowType,
          columns.map(({ name, expression }) => ({ name, expression: lowerExpression(expression, scope) })),
        ),
      );
      return { kind: 'insert-rows', ...headOf(statement), stateShape: '', window: statement.window, rowType, rows };
    }
    case 'delete-rows':
    case 'update-rows': {
      const scope = streamScope(known, [statement.window]);
      const where = lowerOptional(statement.where, scope);
      const subqueries = statement.subqueries.map((subquery) => compileSubquery(subquery, scope, context));
      const common = { ...headOf(statement), stateShape: '', window: statement.window, ...(where && { where }), subqueries };
      if (statement.kind === 'delete-rows') return { kind: 'delete-rows', ...common };
      return { kind: 'update-rows', ...common, assignments: compileAssignments(statement.assignments, scope) };
    }
    default:
      return assertNever(statement);
  }
}

function compileStatement(statement: CheckedStatement, context: CompileContext): StatementPlan | undefined {
  const head = headOf(statement);
  switch (statement.kind) {
    case 'select':
      return compileSelect(statement, context);
    case 'on':
      return compileOn(statement, head, context);
    case 'create-window':
      return compileCreateWindow(statement, context);
    case 'create-schema':
      return { kind: 'create-schema', ...head, stateShape: '', eventType: statement.eventType };
    case 'create-variable': {
      const { variable, type, constant } = statement;
      const value = lowerOptional(statement.value, streamScope(context.type, []));
      return {
        kind: 'create-variable',
        ...head,
        stateShape: stateShape([variable, type]),
        variable,
        type,
        constant,
        ...(value && { value }),
      };
    }
    case 'create-index': {
      const { index, window, unique, columns } = statement;
      return { kind: 'create-index', ...head, stateShape: '', index, window, unique, columns };
    }
    case 'create-expression':
      return { kind: 'create-expression', ...head, stateShape: '' };
    case 'update-istream':
      return compileUpdateStream(statement, context);
    case 'insert-rows':
    case 'delete-rows':
    case 'update-rows':
      invariant(false, `${statement.kind} runs on demand only`);
      return undefined;
    default:
      return assertNever(statement);
  }
}

/** What all plans begin with. */
function headOf(statement: { readonly id: string; readonly name?: string; readonly ordinal: number }) {
  const { id, name, ordinal } = statement;
  return { version: PLAN_VERSION, id, ...(name !== undefined && { name }), ordinal };
}

function compileCreateWindow(statement: Of<'create-window'>, context: CompileContext): StatementPlan {
  const { window, eventType, retain, insertFrom } = statement;
  const views = statement.views.map((view) => compileView(view, eventType, context));
  const where = insertFrom && lowerOptional(insertFrom.where, streamScope(context.type, [insertFrom.window]));
  return {
    kind: 'create-window',
    ...headOf(statement),
    stateShape: stateShape([eventType, views, retain]),
    window,
    eventType,
    views,
    retain,
    ...(insertFrom && { insertFrom: { window: insertFrom.window, ...(where && { where }) } }),
  };
}

function compileUpdateStream(statement: Of<'update-istream'>, context: CompileContext): StatementPlan {
  const eventType = typeOrOpen(context, statement.eventType);
  const scope = streamScope(context.type, [eventType]);
  const where = lowerOptional(statement.where, scope);
  const subqueries = statement.subqueries.map((subquery) => compileSubquery(subquery, scope, context));
  return {
    kind: 'update-istream',
    ...headOf(statement),
    stateShape: stateShape(subqueries),
    eventType,
    assignments: compileAssignments(statement.assignments, scope),
    ...(where && { where }),
    subqueries,
  };
}

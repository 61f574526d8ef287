import type { EventType } from '@rulewright/core';
import type { DottedName, InsertInto, SelectBody } from '../../syntax/ast.js';
import type { DeleteRows, InsertValues, Target, UpdateRows } from '../../syntax/ast-statement.js';
import { present } from '../../syntax/present.js';
import type { CheckedColumn, CheckedDeleteRows, CheckedInsertRows, CheckedUpdateRows } from '../checked.js';
import { insertColumnCount } from '../rules/insert-column-count.js';
import { unknownDeclaration } from '../rules/unknown-declaration.js';
import { typeNamed } from '../scope/lookup.js';
import { type ScopeStream, streamScope } from '../scope/scope.js';
import { checkColumns } from '../select/columns.js';
import { checkInsertInto, type InsertTarget, insertTargetOf } from '../select/insert-into.js';
import { checkCondition, checkConditions } from '../stream/filter.js';
import { checkPropertyAssignments } from './assignments.js';
import { expressionContext, type StatementContext } from './statement-context.js';

/** `insert into W(a, b) values (1, 2), (3, 4)`; without a list the values go to the columns in order. */
export function checkInsertRows(node: InsertValues, context: StatementContext): CheckedInsertRows | undefined {
  const type = windowNamed(node.target, context);
  if (type === undefined) return undefined;
  const { session, base } = context;
  const names =
    node.columns.length > 0 ? node.columns.map((column) => column.text) : type.properties.map((property) => property.name);
  const rows = node.rows.map((row) => {
    if (row.length !== names.length) {
      session.report(insertColumnCount, { name: type.name, listed: names.length, selected: row.length, span: node.span });
    }
    const columns = row.map((value, index): CheckedColumn => {
      const expression = session.checkExpression(value, { ...expressionContext(context), clause: 'expression' });
      return { name: names[index] ?? `column ${index + 1}`, type: expression.type, expression };
    });
    const target: InsertTarget = { name: type.name, span: node.target.span, columns: [], selector: 'istream' };
    return checkInsertInto(target, { columns, span: node.span }, session).columns;
  });
  return { kind: 'insert-rows', ...base, window: type.name, rows };
}

/** `insert into W select 1 as a, 2 as b`: one row, for which nothing is read. */
export function checkInsertSelected(
  body: SelectBody,
  insertInto: InsertInto,
  context: StatementContext,
): CheckedInsertRows | undefined {
  const type = windowNamed(insertInto.target, context);
  if (type === undefined) return undefined;
  const { session, base } = context;
  const where = { ...expressionContext(context), clause: 'select clause' } as const;
  const { columns } = checkColumns(body.items, where, insertInto.columns.length > 0);
  const inserted = checkInsertInto(insertTargetOf(insertInto, session), { columns, span: body.span }, session);
  return { kind: 'insert-rows', ...base, window: type.name, rows: [inserted.columns] };
}

export function checkDeleteRows(node: DeleteRows, context: StatementContext): CheckedDeleteRows | undefined {
  const at = rowsOf(node.target, context);
  if (at === undefined) return undefined;
  const where = conditionOf(node, at, context);
  return {
    kind: 'delete-rows',
    ...context.base,
    window: at.row.type.name,
    subqueries: context.subqueries.subqueries,
    ...present({ where }),
  };
}

export function checkUpdateRows(node: UpdateRows, context: StatementContext): CheckedUpdateRows | undefined {
  const at = rowsOf(node.target, context);
  if (at === undefined) return undefined;
  const initial: ScopeStream = { ...at.row, index: 2, name: 'initial', bare: false };
  const scope = streamScope([at.row, initial]);
  const assignments = checkPropertyAssignments(node.assignments, { row: at.row, context: expressionContext(context, scope) });
  const where = conditionOf(node, at, context);
  const subqueries = context.subqueries.subqueries;
  return { kind: 'update-rows', ...context.base, window: at.row.type.name, assignments, subqueries, ...present({ where }) };
}

function conditionOf(node: DeleteRows | UpdateRows, at: { row: ScopeStream }, context: StatementContext) {
  const expressions = { ...expressionContext(context, streamScope([at.row])), clause: 'where clause' } as const;
  const filter = checkConditions(node.target.conditions, expressions);
  const where = node.where && checkCondition(node.where, expressions);
  if (filter === undefined || where === undefined) return filter ?? where;
  return { kind: 'logic', type: where.type, span: where.span, operator: 'and', operands: [filter, where] } as const;
}

function rowsOf(target: Target, context: StatementContext): { row: ScopeStream } | undefined {
  const type = windowNamed(target.name, context);
  if (type === undefined) return undefined;
  return { row: { index: 0, name: target.alias?.text ?? type.name, typeName: type.name, type, bare: true, windowed: true } };
}

function windowNamed(name: DottedName, { session }: StatementContext): EventType | undefined {
  const window = session.world.windows.get(name.text);
  const type = window && typeNamed(session, window.eventType);
  if (window === undefined || type === undefined) {
    session.report(unknownDeclaration, {
      what: 'named window',
      name: name.text,
      span: name.span,
      candidates: session.world.windows.keys(),
    });
    return undefined;
  }
  session.bindings?.symbol(name, { kind: 'window', name: window.name });
  return type;
}

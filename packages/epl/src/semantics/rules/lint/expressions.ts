import type { CheckedAssignment, CheckedOnAction, CheckedQueryBody, CheckedStatement, CheckedSubquery } from '../../checked.js';
import type { CheckedExpression } from '../../checked-expression.js';
import type { CheckedPattern, CheckedSource, CheckedStream, CheckedView } from '../../checked-stream.js';
import { walkExpression } from '../../expression/walk.js';
import { checkedParts } from './patterns.js';

/** Every expression of a statement, subqueries included, and every part of one. O(nodes) */
export function allExpressions(statement: CheckedStatement): readonly CheckedExpression[] {
  const nodes: CheckedExpression[] = [];
  for (const expression of expressionsOf(statement)) walkExpression(expression, (node) => nodes.push(node));
  return nodes;
}

/** The expressions that stand in a statement by themselves. */
function expressionsOf(statement: CheckedStatement): readonly CheckedExpression[] {
  switch (statement.kind) {
    case 'select':
      return [
        ...bodyExpressions(statement),
        ...statement.streams.flatMap(streamExpressions),
        ...present(statement.joins.map((join) => join.on)),
      ];
    case 'on':
      return [
        ...sourceExpressions(statement.trigger),
        ...actionExpressions(statement.action),
        ...statement.subqueries.flatMap(subqueryExpressions),
      ];
    case 'update-istream':
    case 'update-rows':
      return [
        ...assigned(statement.assignments),
        ...present([statement.where]),
        ...statement.subqueries.flatMap(subqueryExpressions),
      ];
    case 'delete-rows':
      return [...present([statement.where]), ...statement.subqueries.flatMap(subqueryExpressions)];
    case 'insert-rows':
      return statement.rows.flat().map((column) => column.expression);
    case 'create-variable':
      return present([statement.value]);
    case 'create-window':
      return statement.views.flatMap(viewExpressions);
    case 'create-schema':
    case 'create-index':
    case 'create-expression':
      return [];
  }
}

function bodyExpressions(body: CheckedQueryBody): readonly CheckedExpression[] {
  return [
    ...present([body.where, body.having]),
    ...body.groupBy,
    ...body.columns.map((column) => column.expression),
    ...body.aggregates.flatMap((aggregate) => [...aggregate.arguments, ...present([aggregate.filter])]),
    ...body.orderBy.map((item) => item.expression),
    ...body.subqueries.flatMap(subqueryExpressions),
  ];
}

function subqueryExpressions(subquery: CheckedSubquery): readonly CheckedExpression[] {
  return [
    ...present([subquery.where, subquery.having]),
    ...subquery.columns.map((column) => column.expression),
    ...subquery.aggregates.flatMap((aggregate) => aggregate.arguments),
    ...subquery.streams.flatMap(streamExpressions),
    ...subquery.subqueries.flatMap(subqueryExpressions),
  ];
}

function streamExpressions(stream: CheckedStream): readonly CheckedExpression[] {
  return [...sourceExpressions(stream.source), ...stream.views.flatMap(viewExpressions)];
}

function viewExpressions({ arguments: own, aggregates = [] }: CheckedView): readonly CheckedExpression[] {
  return [...own, ...aggregates.flatMap((aggregate) => [...aggregate.arguments, ...present([aggregate.filter])])];
}

function sourceExpressions(source: CheckedSource): readonly CheckedExpression[] {
  if (source.kind === 'pattern') return checkedParts(source.pattern).flatMap(patternExpressions);
  return source.kind === 'lookup' ? source.parameters : present([source.filter]);
}

function patternExpressions(part: CheckedPattern): readonly CheckedExpression[] {
  if (part.kind === 'atom') return present([part.source.filter]);
  if (part.kind === 'guard' && part.guard.kind === 'while') return [part.guard.condition];
  return [];
}

function actionExpressions(action: CheckedOnAction): readonly CheckedExpression[] {
  switch (action.kind) {
    case 'select':
      return bodyExpressions(action.body);
    case 'delete':
      return present([action.where]);
    case 'update':
      return [...assigned(action.assignments), ...present([action.where])];
    case 'set':
      return assigned(action.assignments);
    case 'split':
      return action.branches.flatMap((branch) => bodyExpressions(branch.body));
    case 'merge':
      return [
        ...present([action.where]),
        ...action.clauses.flatMap((clause) => [
          ...present([clause.condition]),
          ...clause.actions.flatMap((each) => [
            ...present([each.where]),
            ...(each.kind === 'update' ? assigned(each.assignments) : []),
            ...(each.kind === 'insert' ? each.columns.map((column) => column.expression) : []),
          ]),
        ]),
      ];
  }
}

function assigned(assignments: readonly CheckedAssignment[]): readonly CheckedExpression[] {
  return assignments.flatMap((assignment) => [...assignment.path, assignment.value]);
}

function present<T>(values: readonly (T | undefined)[]): readonly T[] {
  return values.filter((value) => value !== undefined);
}

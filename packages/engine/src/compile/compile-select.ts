import type { EventType } from '@rulewright/core';
import type { CheckedSelect, CheckedStream, CheckedSubquery } from '@rulewright/epl/semantics';
import type { PlanExpression, PlanExpressionKind } from '../plan/expression.js';
import { type JoinKind, PLAN_VERSION, type SelectPlan, type SubqueryPlan } from '../plan/statement.js';
import type { StreamPlan } from '../plan/stream.js';
import { expressionsIn, usesKind } from '../plan/walk-expression.js';
import { compileAggregates } from './compile-aggregates.js';
import { compileResult } from './compile-result.js';
import { compileStream, streamType } from './compile-stream.js';
import type { CompileContext } from './context.js';
import { lowerAll, lowerExpression, lowerOptional } from './expression/lower.js';
import { type Scope, streamScope } from './expression/scope.js';
import { stateShape } from './state-shape.js';

/** How far `prior` looks back when its offset is not known before it runs. */
const UNKNOWN_PRIOR = 1_000;

/** What a where-clause must not hold to be asked before the window: it looks at more than the event. */
const AFTER_SOURCE: ReadonlySet<PlanExpressionKind> = new Set([
  'previous',
  'subquery',
  'subquery-exists',
  'subquery-in',
  'subquery-quantified',
]);

export function compileSelect(select: CheckedSelect, context: CompileContext): SelectPlan {
  const types = select.streams.map((stream) => streamType(stream, context));
  const scope = streamScope(context.type, types);
  const where = lowerOptional(select.where, scope);
  const result = compileResult(
    { id: select.id, body: select, insertInto: select.insertInto, output: select.output, streamTypes: types, scope },
    context,
  );
  const isInFilter = where !== undefined && mayMoveIntoFilter(select.streams, where);
  const joins = select.joins.map(({ kind, on }) => ({ kind: joinKind(kind), ...(on && { on: lowerExpression(on, scope) }) }));
  const streams = compileStreams(select.streams, [where, result, joins], context, isInFilter ? where : undefined);
  const subqueries = select.subqueries.map((subquery) => compileSubquery(subquery, scope, context));
  const { groupBy, aggregates, shape, output } = result;
  // an output limit keeps rows as they were made, and in what order they leave
  const kept = output && [output, result.rowType, result.columns, result.orderBy, result.selector, result.having];
  return {
    kind: 'select',
    version: PLAN_VERSION,
    id: select.id,
    ...(select.name !== undefined && { name: select.name }),
    ordinal: select.ordinal,
    stateShape: stateShape([streams, joins, isInFilter ? null : where, groupBy, aggregates, shape, kept, subqueries]),
    streams,
    joins,
    ...(where && !isInFilter && { where }),
    result,
    subqueries,
  };
}

/** The where-clause of one stream without a window is a filter like any, so that the index can use it. */
function mayMoveIntoFilter(streams: readonly CheckedStream[], where: PlanExpression): boolean {
  const [only, ...others] = streams;
  if (only === undefined || others.length > 0 || only.views.length > 0) return false;
  return only.source.kind === 'filter' && only.source.contained.length === 0 && !usesKind(where, AFTER_SOURCE);
}

/** `using` are the parts of the statement that may look back on the streams. */
function compileStreams(
  streams: readonly CheckedStream[],
  using: unknown,
  context: CompileContext,
  and?: PlanExpression,
): readonly StreamPlan[] {
  return streams.map((stream, index) => compileStream(stream, context, { and, ...lookingBack(using, index) }));
}

function lookingBack(using: unknown, stream: number): { readonly previous: boolean; readonly prior: number } {
  let previous = false;
  let prior = 0;
  for (const expression of expressionsIn(using)) {
    if (expression.kind !== 'previous' || expression.stream !== stream) continue;
    if (expression.function !== 'prior') previous = true;
    else if (expression.offset.kind !== 'constant') prior = UNKNOWN_PRIOR;
    else prior = Math.max(prior, Number(expression.offset.value));
  }
  return { previous, prior };
}

function joinKind(kind: CheckedSelect['joins'][number]['kind']): JoinKind {
  return kind === 'comma' ? 'inner' : kind;
}

/** `outer` is the scope of the statement around it. */
export function compileSubquery(subquery: CheckedSubquery, outer: Scope, context: CompileContext): SubqueryPlan {
  const types = subquery.streams.map((stream) => streamType(stream, context));
  const scope = streamScope(context.type, types, outer);
  const where = lowerOptional(subquery.where, scope);
  const having = lowerOptional(subquery.having, scope);
  const columns = subquery.columns.map(({ expression }) => lowerExpression(expression, scope));
  const rowType: EventType = {
    name: subquery.id,
    origin: 'row',
    supertypes: [],
    properties: subquery.columns.map(({ name, type }) => ({ name, type })),
  };
  return {
    id: subquery.id,
    streams: compileStreams(subquery.streams, [where, columns], context),
    ...(where && { where }),
    groupBy: lowerAll(subquery.groupBy, scope),
    aggregates: compileAggregates(subquery.aggregates, scope),
    ...(having && { having }),
    columns,
    rowType,
    subqueries: subquery.subqueries.map((inner) => compileSubquery(inner, scope, context)),
  };
}

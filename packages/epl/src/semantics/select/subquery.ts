import { ANY, eventOf, invariant, type Span, type ValueType } from '@rulewright/core';
import type { Subquery } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import type { CheckedColumn, CheckedQueryBody, CheckedSubquery } from '../checked.js';
import type { CheckedStream } from '../checked-stream.js';
import { outerReads, previousReads, readKey, readsOf } from '../expression/walk.js';
import { misplaced } from '../rules/misplaced.js';
import { needsWindow } from '../rules/needs-window.js';
import { streamScope } from '../scope/scope.js';
import type { ExpressionContext, SubqueryCollector, SubqueryResult } from '../session.js';
import { checkBody } from './body.js';
import { checkFrom } from './from.js';

/** A query inside an expression: its streams are level 0 to it, those of the query around it level 1. */
export function checkSubquery(node: Subquery, around: ExpressionContext): SubqueryResult {
  const { session, subqueries } = around;
  invariant(subqueries !== undefined, 'a subquery is checked where none may stand');
  const id = session.idOf(node);
  const inner: SubqueryCollector = { subqueries: [] };
  const { scope } = around;
  // a lambda parameter belongs to the row in hand, which a subquery does not have
  const own = streamScope([], {
    outer: scope,
    depth: scope.depth + 1,
    locals: scope.locals.filter((local) => local.kind === 'inline'),
    lambdas: 0,
    ...present({ contextProperties: scope.contextProperties }),
  });
  const context: ExpressionContext = {
    session,
    clause: 'filter',
    scope: own,
    ...present({ span: around.span, inlining: around.inlining, parameters: around.parameters }),
  };
  const { body } = node;
  if (body.from === undefined) {
    session.incomplete = true;
    return { index: subqueries.subqueries.push(empty(id)) - 1, type: ANY, record: false };
  }
  const slot = subqueries.subqueries.push(empty(id)) - 1;
  const from = checkFrom(body.from, { around: context, windows: false });
  const checked = checkBody(body, {
    session,
    scope: from.scope,
    id,
    subqueries: inner,
    previous: true,
    ...present({ span: around.span, inlining: around.inlining, parameters: around.parameters }),
  });
  rejectClauses(body, around);
  checkAggregation(checked, around);
  if (around.parameters === undefined) requireWindow(from.streams, checked, around);
  const { where, groupBy, aggregates, having, eventOfStream } = checked;
  const columns = eventOfStream === undefined ? checked.columns : [wholeEvent(checked, eventOfStream, node.span)];
  const subquery: CheckedSubquery = {
    id,
    streams: from.streams,
    groupBy,
    aggregates,
    columns,
    subqueries: inner.subqueries,
    ...present({ where, having }),
  };
  subqueries.subqueries[slot] = subquery;
  return { index: slot, type: valueType(checked), record: columns.length > 1 };
}

/** `select *` of one stream: the event itself is what the subquery gives. */
function wholeEvent({ rowType }: CheckedQueryBody, stream: number, span: Span): CheckedColumn {
  const type = eventOf(rowType.name);
  return { name: rowType.name, type, expression: { kind: 'property', type, span, level: 0, stream, path: [], dynamic: false } };
}

function empty(id: string): CheckedSubquery {
  return { id, streams: [], groupBy: [], aggregates: [], columns: [], subqueries: [] };
}

/** The event of `select *`, the value of a single column, else a record of them. */
function valueType({ columns, eventOfStream, rowType }: CheckedQueryBody): ValueType {
  if (eventOfStream !== undefined) return eventOf(rowType.name);
  const only = columns.length === 1 ? columns[0] : undefined;
  return only?.type ?? ANY;
}

/** Rows to look at must be kept, unless all that is asked is an aggregate over every event. */
function requireWindow(streams: readonly CheckedStream[], body: CheckedQueryBody, { session }: ExpressionContext): void {
  if (body.shape === 'row-for-all' && body.where === undefined) return;
  for (const stream of streams) {
    if (stream.source.kind !== 'filter' || stream.views.length > 0) continue;
    session.report(needsWindow, { what: `stream "${stream.name}" of a subquery`, span: stream.span });
  }
}

/** A subquery that aggregates gives one row, or one a key: everything else it reads must be a key. */
function checkAggregation(body: CheckedQueryBody, { session }: ExpressionContext): void {
  for (const aggregate of body.aggregates) {
    const parts = [...aggregate.arguments, ...(aggregate.filter === undefined ? [] : [aggregate.filter])];
    const outer = parts.flatMap(outerReads)[0];
    if (outer !== undefined)
      session.report(misplaced, { what: 'a property of the query around', where: 'an aggregate of a subquery', span: outer.span });
  }
  for (const key of body.groupBy) {
    const stray = outerReads(key)[0] ?? previousReads(key)[0];
    if (stray !== undefined)
      session.report(misplaced, {
        what: 'anything but a property of its own',
        where: 'a group key of a subquery',
        span: stray.span,
      });
  }
  const keys = new Set(body.groupBy.flatMap(readsOf).map(readKey));
  if (body.aggregates.length === 0) return;
  const bare = [...body.columns.map((column) => column.expression), ...(body.having === undefined ? [] : [body.having])]
    .flatMap(readsOf)
    .find((read) => !keys.has(readKey(read)));
  if (bare !== undefined) {
    const hint = 'put it in an aggregate such as last(…), or make it a group key';
    session.report(misplaced, { what: 'a property beside an aggregate', where: 'a subquery', span: bare.span, hint });
  }
}

function rejectClauses(body: Subquery['body'], around: ExpressionContext): void {
  const where = 'a subquery';
  const report = (what: string, span: { start: number; end: number }) => around.session.report(misplaced, { what, where, span });
  if (body.output !== undefined) report('an output clause', body.output.span);
  if (body.insertInto !== undefined) report('insert into', body.insertInto.span);
  const order = body.orderBy[0];
  if (order !== undefined) report('order by', order.span);
  if (body.limit !== undefined) report('limit', body.limit.span);
}

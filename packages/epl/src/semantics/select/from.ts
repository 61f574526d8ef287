import type { FromClause, Join } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import type { CheckedSelect } from '../checked.js';
import type { CheckedExpression } from '../checked-expression.js';
import type { CheckedStream } from '../checked-stream.js';
import { duplicateName } from '../rules/duplicate-name.js';
import { joinCondition } from '../rules/join-condition.js';
import { needsWindow } from '../rules/needs-window.js';
import { unidirectionalJoin } from '../rules/unidirectional-join.js';
import { type Scope, streamScope } from '../scope/scope.js';
import type { ExpressionContext } from '../session.js';
import { checkCondition } from '../stream/filter.js';
import { checkLookupParameters } from '../stream/lookup.js';
import { checkStream, type StreamResult } from '../stream/stream.js';

export interface CheckedFrom {
  readonly streams: readonly CheckedStream[];
  readonly joins: CheckedSelect['joins'];
  /** what the clauses of the statement see */
  readonly scope: Scope;
}

/**
 * @param around  what filters and the statement see beside the streams: subqueries, context properties, outer queries
 * @param windows whether join sides must have one (not in on-demand queries, which read what is there)
 */
export function checkFrom(from: FromClause, at: { around: ExpressionContext; windows: boolean }): CheckedFrom {
  const { around } = at;
  const nodes = [from.first, ...from.joins.map((join) => join.stream)];
  const several = nodes.length > 1;
  const results = nodes.map((node, index) => checkStream(node, { index, several, around: filterContext(around) }));
  rejectDuplicateAliases(results, nodes, around);
  const { outer, depth, contextProperties, locals, lambdas } = around.scope;
  const scope = streamScope(
    results.map((result) => result.scope),
    { depth, locals, lambdas, ...present({ outer, contextProperties }) },
  );
  const streams = results.map((result) => withLookup(result, { ...around, scope }));
  const joins = from.joins.map((join) => checkJoin(join, { ...around, clause: 'join condition', scope }));
  return { streams: at.windows ? requireWindows(streams, from, around) : streams, joins, scope };
}

/** A filter sees its own event, not the streams or the queries around. */
function filterContext(around: ExpressionContext): ExpressionContext {
  const { outer: _outer, ...scope } = around.scope;
  const { aggregates: _aggregates, ...context } = around;
  return { ...context, scope: { ...scope, streams: [] } };
}

function withLookup(result: StreamResult, context: ExpressionContext): CheckedStream {
  const { stream, lookup } = result;
  if (lookup === undefined || stream.source.kind !== 'lookup') return stream;
  return { ...stream, source: { ...stream.source, parameters: checkLookupParameters(lookup, context) } };
}

function checkJoin(join: Join, context: ExpressionContext): CheckedSelect['joins'][number] {
  const on = join.on && checkCondition(join.on, context);
  if (on !== undefined && !isEquality(on)) context.session.report(joinCondition, { span: on.span });
  return { kind: join.join, ...present({ on }) };
}

/** `a.p = b.q [and …]`: what a join looks its partners up by. */
function isEquality(on: CheckedExpression): boolean {
  if (on.kind === 'logic') return on.operator === 'and' && on.operands.every(isEquality);
  if (on.kind === 'constant') return on.type.kind === 'any';
  return (
    on.kind === 'compare' &&
    on.operator === '=' &&
    [on.left, on.right].every((side) => side.kind === 'property' || side.type.kind === 'any')
  );
}

function rejectDuplicateAliases(
  results: readonly StreamResult[],
  nodes: readonly FromClause['first'][],
  { session }: ExpressionContext,
): void {
  const seen = new Map<string, FromClause['first']>();
  results.forEach(({ scope }, index) => {
    const node = nodes[index];
    const first = seen.get(scope.name);
    if (node === undefined) return;
    if (first === undefined) seen.set(scope.name, node);
    else
      session.report(duplicateName, {
        what: 'stream',
        name: scope.name,
        span: node.alias?.span ?? node.span,
        first: first.alias?.span,
      });
  });
}

/**
 * A join side needs a data window unless it is unidirectional, a lookup, or the only side that is no lookup or table: that one is
 * unidirectional by itself.
 */
function requireWindows(
  streams: readonly CheckedStream[],
  from: FromClause,
  { session }: ExpressionContext,
): readonly CheckedStream[] {
  if (streams.length < 2) return streams;
  const live = streams.filter((stream) => stream.source.kind !== 'lookup');
  const unidirectional = streams.filter((stream) => stream.unidirectional);
  const full = from.joins.every((join) => join.join === 'full');
  const second = unidirectional[1];
  if (second !== undefined && !(full && unidirectional.length === streams.length)) {
    session.report(unidirectionalJoin, { span: second.span, message: 'only one stream of a join may be unidirectional' });
  }
  for (const stream of unidirectional) {
    const view = stream.views[0];
    if (view !== undefined)
      session.report(unidirectionalJoin, { span: view.span, message: 'a unidirectional stream keeps no data window' });
  }
  return streams.map((stream) => {
    if (stream.unidirectional || stream.source.kind === 'lookup' || stream.source.kind === 'window' || stream.views.length > 0)
      return stream;
    if (live.length === 1) return { ...stream, unidirectional: true };
    session.report(needsWindow, { what: `stream "${stream.name}" of a join`, span: stream.span, instead: 'unidirectional' });
    return stream;
  });
}

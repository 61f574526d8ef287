import { eventOf, invariant } from '@rulewright/core';
import type { CallLink, Chain, Name, NameLink } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import { enumerationMethodNamed } from '../catalogue/catalogue.js';
import type { CheckedSubquery } from '../checked.js';
import type { CheckedExpression } from '../checked-expression.js';
import type { WindowSource } from '../checked-stream.js';
import { callArguments } from '../rules/call-arguments.js';
import { streamScope } from '../scope/scope.js';
import type { ExpressionContext } from '../session.js';
import { checkConditions } from '../stream/filter.js';
import type { WindowInfo } from '../world.js';
import type { ResolvedName } from './resolved-name.js';
import { placeOf } from './types.js';

/**
 * `W.where(…)`, `W(x > 1).countOf()`: an enumeration method of what a named window holds, as if `(select * from W where x > 1)` stood there.
 * Conditions of the filter read the window's rows by their bare names, and the streams around by theirs.
 */
export function resolveWindow(chain: Chain, first: NameLink | CallLink, context: ExpressionContext): ResolvedName | undefined {
  const { session, subqueries } = context;
  const window = session.world.windows.get(first.name.text);
  const next = chain.links[1];
  const isAsked = next?.kind === 'call-link' && enumerationMethodNamed(next.name.text) !== undefined;
  if (window === undefined || subqueries === undefined || !isAsked) return undefined;
  session.bindings?.symbol(first.name, { kind: 'window', name: window.name });
  const span = placeOf(first, context);
  const type = eventOf(window.eventType);
  const id = `${session.idOf(chain)}/rows.${subqueries.subqueries.length}`;
  const source: WindowSource = { kind: 'window', id: `${id}/source`, window: window.name, contained: [] };
  const where = first.kind === 'call-link' ? filterOf(first, window, context) : undefined;
  const query: CheckedSubquery = {
    id,
    streams: [
      {
        id: `${id}/from.0`,
        span,
        name: window.name,
        eventType: window.eventType,
        source,
        views: [],
        retain: 'intersection',
        unidirectional: false,
      },
    ],
    groupBy: [],
    aggregates: [],
    columns: [
      { name: window.eventType, type, expression: { kind: 'property', type, span, level: 0, stream: 0, path: [], dynamic: false } },
    ],
    subqueries: [],
    ...present({ where }),
  };
  const index = subqueries.subqueries.push(query) - 1;
  return { value: { kind: 'subquery', type, span, index }, used: 1 };
}

/** All conditions in the parentheses. A lambda parameter belongs to the row in hand, which the window's rows do not have. */
function filterOf(link: CallLink, window: WindowInfo, around: ExpressionContext): CheckedExpression | undefined {
  rejectOtherThanConditions(link, around);
  const { session, scope } = around;
  const rowType = session.world.types.get(window.eventType);
  invariant(rowType !== undefined, `the window "${window.name}" has no type`);
  const { name } = window;
  const own = streamScope([{ index: 0, name, typeName: name, type: rowType, bare: true, windowed: true }], {
    outer: scope,
    depth: scope.depth + 1,
    locals: scope.locals.filter((local) => local.kind === 'inline'),
    ...present({ contextProperties: scope.contextProperties }),
  });
  const context: ExpressionContext = {
    session,
    clause: 'filter',
    scope: own,
    ...present({ span: around.span, inlining: around.inlining, parameters: around.parameters }),
  };
  return checkConditions(
    link.arguments.map(({ value }) => value),
    context,
  );
}

/** What stands in the parentheses of a filter has no name, and `distinct` says nothing of conditions. */
function rejectOtherThanConditions({ name, distinct, arguments: conditions }: CallLink, context: ExpressionContext): void {
  const complain = (message: string, at: Name): void => {
    const usage = `${name.text}(condition, …)`;
    context.session.report(callArguments, { name: name.text, message, usage, span: placeOf(at, context) });
  };
  if (distinct) complain('does not take distinct', name);
  for (const argument of conditions) {
    if (argument.name !== undefined) complain(`has no argument "${argument.name.text}"`, argument.name);
  }
}

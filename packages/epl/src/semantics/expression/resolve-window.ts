import { eventOf } from '@rulewright/core';
import type { Chain, NameLink } from '../../syntax/ast.js';
import { enumerationMethodNamed } from '../catalogue/catalogue.js';
import type { CheckedSubquery } from '../checked.js';
import type { WindowSource } from '../checked-stream.js';
import type { ExpressionContext } from '../session.js';
import type { ResolvedName } from './resolved-name.js';
import { placeOf } from './types.js';

/** `W.where(…)`: an enumeration method of what a named window holds, as if `(select * from W)` stood there. */
export function resolveWindow(chain: Chain, first: NameLink, context: ExpressionContext): ResolvedName | undefined {
  const { session, subqueries } = context;
  const window = session.world.windows.get(first.name.text);
  const next = chain.links[1];
  const isAsked = next?.kind === 'call-link' && enumerationMethodNamed(next.name.text) !== undefined;
  if (window === undefined || subqueries === undefined || !isAsked) return undefined;
  const span = placeOf(first, context);
  const type = eventOf(window.eventType);
  const id = `${session.idOf(chain)}/rows.${subqueries.subqueries.length}`;
  const source: WindowSource = { kind: 'window', id: `${id}/source`, window: window.name, contained: [] };
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
  };
  const index = subqueries.subqueries.push(query) - 1;
  return { value: { kind: 'subquery', type, span, index }, used: 1 };
}

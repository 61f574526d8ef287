import type { EventType } from '@rulewright/core';
import type { EventFilter } from '../../syntax/ast.js';
import { present } from '../../syntax/present.js';
import type { FilterSource, WindowSource } from '../checked-stream.js';
import { resolveTypeName } from '../scope/lookup.js';
import { placeholderType } from '../scope/placeholder.js';
import { reportUnknownType } from '../scope/report-unknown-type.js';
import { type Scope, type ScopeStream, streamScope } from '../scope/scope.js';
import type { ExpressionContext, Session } from '../session.js';
import { checkContained } from './contained.js';
import { checkConditions } from './filter.js';

export interface CheckedEventSource {
  readonly source: FilterSource | WindowSource;
  /** type of what comes out, after contained-event selection */
  readonly type: EventType;
}

/** Events that a name gives, before a filter: of a type or of a named window. */
function resolveSourceType(filter: EventFilter, session: Session): EventType {
  const name = filter.type.text;
  const type = resolveTypeName(session, name, filter.type.span);
  if (type !== undefined) {
    const isWindow = session.world.windows.has(type.name);
    session.bindings?.symbol(filter.type, isWindow ? { kind: 'window', name: type.name } : { kind: 'event-type', type });
    return type;
  }
  reportUnknownType(session, filter.type);
  return placeholderType(name);
}

/**
 * `Type(condition, …)[contained]`. The event is stream 0 of its own filter under its alias and its type's name; `around` gives what else the
 * filter sees (tags of earlier atoms, context properties).
 */
export function checkEventSource(
  filter: EventFilter,
  at: { id: string; alias?: string | undefined; around: ExpressionContext },
): CheckedEventSource {
  const { session } = at.around;
  const type = resolveSourceType(filter, session);
  const scope = filterScope(type, at);
  session.bindings?.region({ span: filter.span, clause: 'filter', scope });
  const context: ExpressionContext = { ...at.around, clause: 'filter', scope };
  const condition = checkConditions(filter.conditions, context);
  const contained = checkContained(filter.contained, type, { ...at.around, id: at.id });
  const common = { id: at.id, contained: contained.steps, ...present({ filter: condition }) };
  const source: FilterSource | WindowSource = session.world.windows.has(type.name)
    ? { kind: 'window', window: type.name, ...common }
    : { kind: 'filter', eventType: type.name, ...common };
  return { source, type: contained.type };
}

function filterScope(type: EventType, at: { alias?: string | undefined; around: ExpressionContext }): Scope {
  const own: ScopeStream = { index: 0, name: at.alias ?? type.name, typeName: type.name, type, bare: true, windowed: false };
  const { tags, contextProperties, locals, lambdas } = at.around.scope;
  return streamScope([own], { locals, lambdas, ...present({ tags, contextProperties }) });
}

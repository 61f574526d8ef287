import type { EventType, Property } from '@rulewright/core';
import type { CreateWindow } from '../../syntax/ast-statement.js';
import { present } from '../../syntax/present.js';
import type { CheckedCreateWindow } from '../checked.js';
import type { CheckedView } from '../checked-stream.js';
import { unknownType } from '../rules/unknown-type.js';
import { viewCombination } from '../rules/view-combination.js';
import { windowInsert } from '../rules/window-insert.js';
import { resolveTypeName, typeCandidates } from '../scope/lookup.js';
import { asPlaceholder } from '../scope/placeholder.js';
import { type ScopeStream, streamScope } from '../scope/scope.js';
import { columnName } from '../select/render.js';
import type { Session } from '../session.js';
import { checkCondition } from '../stream/filter.js';
import { checkViews, holdsEvents } from '../stream/view.js';
import { checkColumnDefinitions } from './create-schema.js';
import { declareType } from './declare.js';
import { expressionContext, type StatementContext } from './statement-context.js';

export function checkCreateWindow(node: CreateWindow, context: StatementContext): CheckedCreateWindow | undefined {
  const { session, base } = context;
  const name = node.name.text;
  const model = modelOf(node, session);
  const eventType: EventType = {
    name,
    origin: 'window',
    properties: model.properties,
    supertypes: [],
    ...present({ startTimestamp: model.type?.startTimestamp, endTimestamp: model.type?.endTimestamp }),
  };
  if (model.unknown) asPlaceholder(eventType);
  const declared = declareType(eventType, node.name, session);
  const events: ScopeStream = { index: 0, name, typeName: name, type: eventType, bare: true, windowed: true };
  const views = checkViews(node.views, { events, session });
  if (!holdsEvents(views) && node.views.length === views.length) {
    const hint = 'say what it keeps: #keepall, #unique(key), #time(1 hour)';
    session.report(viewCombination, { message: `named window "${name}" needs a data window`, span: node.name.span, hint });
  }
  const insertFrom = insertFromOf(node, { context, model: model.type });
  if (declared) {
    const uniqueKey = uniqueKeyOf(views);
    session.world.windows.set(name, { name, eventType: name, ...present({ module: session.module, uniqueKey }) });
  }
  return {
    kind: 'create-window',
    ...base,
    window: name,
    eventType,
    views,
    retain: node.retain ?? 'intersection',
    ...present({ insertFrom }),
  };
}

interface Model {
  readonly properties: readonly Property[];
  /** the type or window that it is modelled after */
  readonly type?: EventType;
  readonly unknown?: boolean;
}

/** `as (a int)`, `as Type`, `as select a, b from Type` */
function modelOf(node: CreateWindow, session: Session): Model {
  if (node.columns !== undefined) return { properties: checkColumnDefinitions(node.columns, session) };
  const source = node.asSelect?.from?.first.source;
  const reference = node.asType ?? (source?.kind === 'event-filter' ? source.type : undefined);
  if (reference === undefined) {
    session.incomplete = true;
    return { properties: [], unknown: true };
  }
  const type = resolveTypeName(session, reference.text, reference.span);
  if (type === undefined) {
    session.report(unknownType, { name: reference.text, span: reference.span, candidates: typeCandidates(session) });
    return { properties: [], unknown: true };
  }
  session.bindings?.symbol(reference, { kind: 'event-type', type });
  if (node.asSelect === undefined) return { properties: type.properties, type };
  return { properties: selectedProperties(node, type, session), type };
}

function selectedProperties(node: CreateWindow, type: EventType, session: Session): readonly Property[] {
  const items = node.asSelect?.items ?? [];
  const stream: ScopeStream = { index: 0, name: type.name, typeName: type.name, type, bare: true, windowed: false };
  return items.flatMap((item): readonly Property[] => {
    if (item.expression.kind === 'wildcard') return type.properties;
    const checked = session.checkExpression(item.expression, { session, clause: 'select clause', scope: streamScope([stream]) });
    return [{ name: item.alias?.text ?? columnName(item.expression), type: checked.type }];
  });
}

/** `insert [where e]`: the rows that the window it is modelled after holds now. */
function insertFromOf(
  node: CreateWindow,
  { context, model }: { context: StatementContext; model: EventType | undefined },
): CheckedCreateWindow['insertFrom'] {
  if (!node.insert) return undefined;
  const { session } = context;
  const window = model && session.world.windows.get(model.name);
  if (model === undefined || window === undefined) {
    session.report(windowInsert, { span: node.span });
    return undefined;
  }
  const stream: ScopeStream = { index: 0, name: model.name, typeName: model.name, type: model, bare: true, windowed: true };
  const scope = streamScope([stream]);
  const where =
    node.insertWhere && checkCondition(node.insertWhere, { ...expressionContext(context, scope), clause: 'where clause' });
  return { window: window.name, ...present({ where }) };
}

/** Properties of a `unique` view that is the only window, by which at most one row is found. */
function uniqueKeyOf(views: readonly CheckedView[]): readonly string[] | undefined {
  const view = views.find((each) => each.name === 'unique' || each.name === 'firstunique');
  if (view === undefined || views.some((each) => each.name === 'groupwin')) return undefined;
  const keys = view.arguments.map((argument) => {
    const step = argument.kind === 'property' && argument.path.length === 1 ? argument.path[0] : undefined;
    return step?.kind === 'property' ? step.name : undefined;
  });
  return keys.every((key) => key !== undefined) ? keys : undefined;
}

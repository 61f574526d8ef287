import { type EventType, eventOf, type Span } from '@rulewright/core';
import type { Name, SelectItem, Wildcard } from '../../syntax/ast.js';
import type { CheckedColumn } from '../checked.js';
import type { CheckedExpression } from '../checked-expression.js';
import { extendPath } from '../expression/path.js';
import { streamNamed } from '../expression/resolve-name.js';
import { failed } from '../expression/types.js';
import { readKey } from '../expression/walk.js';
import { duplicateName } from '../rules/duplicate-name.js';
import { unknownDeclaration } from '../rules/unknown-declaration.js';
import { wildcardAlias } from '../rules/wildcard-alias.js';
import { wildcardNames } from '../rules/wildcard-names.js';
import { propertyNamed, propertyNames, typeNamed } from '../scope/lookup.js';
import type { ScopeStream } from '../scope/scope.js';
import type { ExpressionContext } from '../session.js';
import { columnName } from './render.js';

export interface CheckedColumns {
  readonly columns: readonly CheckedColumn[];
  /** `select *` (or `a.*`) alone: the row is that stream's event itself */
  readonly eventOfStream?: number;
  /** there is a wildcard of all or of one stream */
  readonly wildcard: boolean;
}

/**
 * The columns of a select list, wildcards expanded.
 *
 * @param renamed their names do not count: `insert into S(a, b) select …` gives others
 */
export function checkColumns(items: readonly SelectItem[], context: ExpressionContext, renamed = false): CheckedColumns {
  const columns: CheckedColumn[] = [];
  const start = context.subqueries?.subqueries.length ?? 0;
  let wildcard = false;
  for (const item of items) {
    if (item.expression.kind === 'wildcard' && item.alias === undefined) {
      wildcard = true;
      columns.push(...expand(item.expression, context).filter((column) => !columns.some((each) => isSameRead(each, column))));
    } else {
      columns.push(columnOf(item, context, (context.subqueries?.subqueries.length ?? 0) - start));
    }
  }
  if (!renamed) rejectDuplicates(items, columns, context);
  const whole = eventOfStream(items, context);
  return { columns, wildcard, ...(whole === undefined ? {} : { eventOfStream: whole }) };
}

/** `*, a.*` of one stream: the second brings nothing new. */
function isSameRead(a: CheckedColumn, b: CheckedColumn): boolean {
  return (
    a.name === b.name &&
    a.expression.kind === 'property' &&
    b.expression.kind === 'property' &&
    readKey(a.expression) === readKey(b.expression)
  );
}

/** @param before how many subqueries stand in the columns before */
function columnOf(item: SelectItem, context: ExpressionContext, before: number): CheckedColumn {
  const { session } = context;
  if (item.expression.kind === 'wildcard') return streamColumn(item, item.expression, context);
  const expression = asCollection(item, session.checkExpression(item.expression, context));
  const name = item.alias?.text ?? columnName(item.expression, before);
  if (item.alias !== undefined) session.bindings?.symbol(item.alias, { kind: 'column', name, type: expression.type });
  return { name, type: expression.type, expression };
}

/** `(select * from W) @eventbean`: all rows that the subquery finds, not the value of its only one. */
function asCollection(item: SelectItem, expression: CheckedExpression): CheckedExpression {
  const isWanted = item.annotations.some(({ name }) => name.text.toLowerCase() === 'eventbean');
  if (!isWanted || expression.kind !== 'subquery') return expression;
  return { ...expression, type: { kind: 'array', element: expression.type }, collection: true };
}

/** `a.* as x`: the event of a stream, or of a tag, as one column. */
function streamColumn(item: SelectItem, node: Wildcard, context: ExpressionContext): CheckedColumn {
  const name = item.alias?.text ?? '';
  if (node.stream === undefined) context.session.report(wildcardAlias, { span: item.span });
  const event = node.stream && eventNamed(node.stream, context);
  if (event === undefined) return { name, type: { kind: 'any' }, expression: failed(item.span) };
  return { name, type: event.read.type, expression: event.read };
}

interface NamedEvent {
  readonly read: CheckedExpression;
  readonly type: EventType;
  /** the stream, if it is one and no tag of a pattern stream */
  readonly stream?: ScopeStream;
}

/** What `a` in `a.*` names: a stream, or a property that holds one event (a tag). */
function eventNamed(name: Name, context: ExpressionContext): NamedEvent | undefined {
  const { scope, session } = context;
  const stream = streamNamed(scope, name.text);
  if (stream !== undefined) {
    session.bindings?.symbol(name, { kind: 'stream', name: stream.name, type: stream.type });
    return { read: eventRead(stream, name.span), type: stream.type, stream };
  }
  for (const owner of scope.streams) {
    const property = propertyNamed(owner.type, name.text);
    const type = property?.type.kind === 'event' ? typeNamed(session, property.type.name) : undefined;
    if (property === undefined || type === undefined) continue;
    session.bindings?.symbol(name, { kind: 'property', owner: owner.type.name, property });
    const step = { kind: 'property', name: property.name } as const;
    return { read: extendPath(eventRead(owner, name.span), step, { type: property.type, span: name.span }), type };
  }
  const candidates = scope.streams.flatMap((each) => [each.name, ...propertyNames(each.type)]);
  session.report(unknownDeclaration, { what: 'stream', name: name.text, span: name.span, candidates });
  return undefined;
}

/** `*` of one stream gives its properties, of several one event each; `a.*` the properties of that stream or tag. */
function expand(node: Wildcard, context: ExpressionContext): readonly CheckedColumn[] {
  if (node.stream !== undefined) {
    const event = eventNamed(node.stream, context);
    return event === undefined ? [] : propertiesOf(event.read, event.type);
  }
  const visible = context.scope.streams.filter((stream) => stream.bare);
  const only = visible[0];
  if (visible.length === 1 && only !== undefined) return propertiesOf(eventRead(only, node.span), only.type);
  return visible.map((stream) => ({
    name: stream.name,
    type: eventOf(stream.type.name),
    expression: eventRead(stream, node.span),
  }));
}

function propertiesOf(event: CheckedExpression, type: EventType): readonly CheckedColumn[] {
  return type.properties.map(({ name, type: propertyType }) => {
    const step = { kind: 'property', name } as const;
    return { name, type: propertyType, expression: extendPath(event, step, { type: propertyType, span: event.span }) };
  });
}

function eventRead(stream: ScopeStream, span: Span): CheckedExpression {
  return { kind: 'property', type: eventOf(stream.type.name), span, level: 0, stream: stream.index, path: [], dynamic: false };
}

function eventOfStream(items: readonly SelectItem[], { scope }: ExpressionContext): number | undefined {
  const only = items.length === 1 ? items[0] : undefined;
  if (only?.expression.kind !== 'wildcard' || only.alias !== undefined) return undefined;
  if (only.expression.stream !== undefined) return streamNamed(scope, only.expression.stream.text)?.index;
  const visible = scope.streams.filter((stream) => stream.bare);
  return visible.length === 1 ? visible[0]?.index : undefined;
}

/** Names are unique, also beside the properties that a wildcard brings; one `a.*` without a name at most. */
function rejectDuplicates(items: readonly SelectItem[], columns: readonly CheckedColumn[], { session }: ExpressionContext): void {
  const bare = items.filter(
    (item) => item.expression.kind === 'wildcard' && item.expression.stream !== undefined && item.alias === undefined,
  );
  const second = bare[1];
  if (second !== undefined) {
    session.report(wildcardNames, { span: second.span });
    return;
  }
  const first = new Map<string, CheckedColumn>();
  for (const column of columns) {
    const before = first.get(column.name);
    first.set(column.name, before ?? column);
    if (before === undefined) continue;
    session.report(duplicateName, {
      what: 'column',
      name: column.name,
      span: column.expression.span,
      first: before.expression.span,
    });
  }
}

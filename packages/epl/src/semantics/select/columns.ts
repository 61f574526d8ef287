import { eventOf } from '@rulewright/core';
import type { SelectItem, Wildcard } from '../../syntax/ast.js';
import type { CheckedColumn } from '../checked.js';
import { streamNamed } from '../expression/resolve-name.js';
import { duplicateName } from '../rules/duplicate-name.js';
import { unknownDeclaration } from '../rules/unknown-declaration.js';
import { wildcardAlias } from '../rules/wildcard-alias.js';
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

/** The columns of a select list, wildcards expanded. */
export function checkColumns(items: readonly SelectItem[], context: ExpressionContext): CheckedColumns {
  const columns: CheckedColumn[] = [];
  let wildcard = false;
  for (const item of items) {
    if (item.expression.kind === 'wildcard' && item.alias === undefined) {
      wildcard = true;
      columns.push(...expand(item.expression, context));
    } else {
      columns.push(columnOf(item, context));
    }
  }
  rejectDuplicates(items, columns, context);
  const whole = eventOfStream(items, context);
  return { columns, wildcard, ...(whole === undefined ? {} : { eventOfStream: whole }) };
}

function columnOf(item: SelectItem, context: ExpressionContext): CheckedColumn {
  const { session } = context;
  if (item.expression.kind === 'wildcard') return streamColumn(item, item.expression, context);
  const expression = session.checkExpression(item.expression, context);
  const name = item.alias?.text ?? columnName(item.expression);
  if (item.alias !== undefined) session.bindings?.symbol(item.alias, { kind: 'column', name, type: expression.type });
  return { name, type: expression.type, expression };
}

/** `a.* as x`: the event of a stream as one column. */
function streamColumn(item: SelectItem, node: Wildcard, context: ExpressionContext): CheckedColumn {
  const name = item.alias?.text ?? '';
  const stream = node.stream === undefined ? undefined : streamOf(node, context);
  if (stream === undefined) {
    if (node.stream === undefined) context.session.report(wildcardAlias, { span: item.span });
    return { name, type: { kind: 'any' }, expression: { kind: 'constant', type: { kind: 'any' }, span: item.span, value: null } };
  }
  return wholeEvent(stream, name, item.span);
}

function streamOf(node: Wildcard, context: ExpressionContext): ScopeStream | undefined {
  const { scope, session } = context;
  if (node.stream === undefined) return undefined;
  const stream = streamNamed(scope, node.stream.text);
  if (stream === undefined) {
    const candidates = scope.streams.map((each) => each.name);
    session.report(unknownDeclaration, { what: 'stream', name: node.stream.text, span: node.stream.span, candidates });
  } else {
    session.bindings?.symbol(node.stream, { kind: 'stream', name: stream.name, type: stream.type });
  }
  return stream;
}

/** `*` of one stream gives its properties, of several one event each; `a.*` the properties of that stream. */
function expand(node: Wildcard, context: ExpressionContext): readonly CheckedColumn[] {
  const visible = context.scope.streams.filter((stream) => stream.bare);
  const only = visible[0];
  if (node.stream !== undefined) {
    const stream = streamOf(node, context);
    return stream === undefined ? [] : propertiesOf(stream, node.span);
  }
  if (visible.length === 1 && only !== undefined) return propertiesOf(only, node.span);
  return visible.map((stream) => wholeEvent(stream, stream.name, node.span));
}

function propertiesOf(stream: ScopeStream, span: { start: number; end: number }): readonly CheckedColumn[] {
  return stream.type.properties.map(({ name, type }) => ({
    name,
    type,
    expression: {
      kind: 'property',
      type,
      span,
      level: 0,
      stream: stream.index,
      path: [{ kind: 'property', name }],
      dynamic: false,
    },
  }));
}

function wholeEvent(stream: ScopeStream, name: string, span: { start: number; end: number }): CheckedColumn {
  const type = eventOf(stream.type.name);
  return { name, type, expression: { kind: 'property', type, span, level: 0, stream: stream.index, path: [], dynamic: false } };
}

function eventOfStream(items: readonly SelectItem[], { scope }: ExpressionContext): number | undefined {
  const only = items.length === 1 ? items[0] : undefined;
  if (only?.expression.kind !== 'wildcard' || only.alias !== undefined) return undefined;
  if (only.expression.stream !== undefined) return streamNamed(scope, only.expression.stream.text)?.index;
  const visible = scope.streams.filter((stream) => stream.bare);
  return visible.length === 1 ? visible[0]?.index : undefined;
}

function rejectDuplicates(items: readonly SelectItem[], columns: readonly CheckedColumn[], context: ExpressionContext): void {
  if (items.some((item) => item.expression.kind === 'wildcard')) return;
  const first = new Map<string, number>();
  columns.forEach((column, index) => {
    const item = items[index];
    const before = first.get(column.name);
    if (before === undefined) {
      first.set(column.name, index);
      return;
    }
    const span = item?.alias?.span ?? item?.span ?? column.expression.span;
    context.session.report(duplicateName, { what: 'column', name: column.name, span, first: items[before]?.span });
  });
}

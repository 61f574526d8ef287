import { arrayOf, type ValueType } from '@rulewright/core';
import type { Argument, CallLink, Expression } from '../../syntax/ast.js';
import type { AggregateEntry } from '../catalogue/entry.js';
import type { CheckedAggregate } from '../checked.js';
import type { AggregateRead, CheckedExpression } from '../checked-expression.js';
import { callArguments } from '../rules/call-arguments.js';
import { misplaced } from '../rules/misplaced.js';
import { needsWindow } from '../rules/needs-window.js';
import { supportRefused } from '../rules/support-refused.js';
import { wrongType } from '../rules/wrong-type.js';
import { renderExpression } from '../select/render.js';
import type { AggregateCollector, ExpressionContext } from '../session.js';
import { type Callee, checkArgument, parameterAt, signatureFor } from './arguments.js';
import { resultType } from './result-type.js';
import { failed, mayBeBoolean, placeOf, unwrapped } from './types.js';
import { eventOfOnlyStream } from './wildcard.js';

/** Aggregates whose value is an event of the stream, ordered by keys. */
const BY_KEY = new Set(['minby', 'maxby', 'minbyever', 'maxbyever', 'sorted']);
/** Aggregates that count rows, whose * stands for no value. */
const COUNTS = new Set(['count', 'countever']);
/** Aggregates that must be told when an event leaves. */
const NEED_WINDOW = new Set(['window', 'first', 'last', 'minby', 'maxby', 'sorted']);

/** An aggregate: collected once by its text, read by its number. */
export function checkAggregate(link: CallLink, entry: AggregateEntry, context: ExpressionContext): CheckedExpression {
  const span = placeOf(link, context);
  context.session.bindings?.symbol(link.name, { kind: 'catalogue', entry });
  if (entry.support.kind === 'refused') {
    context.session.report(supportRefused, { name: `"${entry.name}"`, why: entry.support.why, span });
    return failed(span);
  }
  const { aggregates } = context;
  if (aggregates === undefined) {
    const where = context.insideAggregate ? 'another aggregate' : `the ${context.clause}`;
    const hint = context.clause === 'where clause' ? 'move the condition to a having clause' : undefined;
    context.session.report(misplaced, { what: `aggregate "${entry.name}"`, where, span, hint });
    return failed(span);
  }
  const text = context.inlining === undefined ? renderExpression({ kind: 'chain', span: link.span, links: [link] }) : '';
  const known = text === '' ? -1 : aggregates.texts.indexOf(text);
  const index = known >= 0 ? known : collect(aggregates, text, aggregateOf(link, entry, context));
  return {
    kind: 'aggregate',
    type: aggregates.aggregates[index]?.type ?? { kind: 'any' },
    span,
    index,
    path: [],
  } satisfies AggregateRead;
}

function collect(collector: AggregateCollector, text: string, aggregate: CheckedAggregate): number {
  collector.texts.push(text);
  return collector.aggregates.push(aggregate) - 1;
}

function aggregateOf(link: CallLink, entry: AggregateEntry, context: ExpressionContext): CheckedAggregate {
  const { aggregates: _outer, ...rest } = context;
  const inner: ExpressionContext = { ...rest, insideAggregate: true };
  const named = (name: string) => link.arguments.find((argument) => argument.name?.text.toLowerCase() === name)?.value;
  const positional = link.arguments.filter((argument) => argument.name === undefined);
  const { values, filter } = valuesOf({ link, entry, positional }, inner);
  const filterNode = named('filter');
  const checkedFilter = filterNode === undefined ? filter : predicate(filterNode, inner);
  const groupNode = named('group_by');
  const groupBy =
    groupNode === undefined ? undefined : groupItems(groupNode).map((item) => inner.session.checkExpression(item, inner));
  rejectUnknownNames(link, inner);
  if (link.distinct && !entry.distinct) {
    const usage = `${entry.name}(value)`;
    inner.session.report(callArguments, {
      name: entry.name,
      message: 'does not take distinct',
      usage,
      span: placeOf(link.name, inner),
    });
  }
  requireWindow(link, entry, inner);
  const descending = positional.map(({ value }) => value.kind === 'order-item' && value.descending);
  return {
    function: entry.name,
    type: typeOf(entry, values, inner),
    distinct: link.distinct,
    arguments: values,
    ...(descending.includes(true) ? { descending } : {}),
    ...(checkedFilter === undefined ? {} : { filter: checkedFilter }),
    ...(groupBy === undefined ? {} : { groupBy }),
  };
}

/** Positional arguments: the values, and the trailing boolean that is a filter by another name. */
function valuesOf(
  { link, entry, positional }: { link: CallLink; entry: AggregateEntry; positional: readonly Argument[] },
  context: ExpressionContext,
): { values: readonly CheckedExpression[]; filter?: CheckedExpression } {
  const callee: Callee = { name: entry.name, signatures: entry.signatures, span: placeOf(link.name, context) };
  const [first, second] = positional;
  if (first?.value.kind === 'wildcard' && COUNTS.has(entry.name)) {
    return second === undefined ? { values: [] } : { values: [], filter: predicate(second.value, context) };
  }
  if (first?.value.kind === 'wildcard' && !entry.wildcard) {
    context.session.report(callArguments, {
      name: entry.name,
      message: 'does not take *',
      usage: `${entry.name}(value)`,
      span: callee.span,
    });
  }
  const signature = signatureFor(callee, positional.length, context);
  const values: CheckedExpression[] = [];
  let filter: CheckedExpression | undefined;
  for (const [index, { value }] of positional.entries()) {
    const parameter = signature && parameterAt(signature, index);
    if (value.kind === 'wildcard') values.push(eventOfOnlyStream(value, context));
    else if (parameter?.kind === 'predicate') filter = predicate(value, context);
    else values.push(checkArgument(value, parameter, { callee, context }));
  }
  return filter === undefined ? { values } : { values, filter };
}

function predicate(node: Expression, context: ExpressionContext): CheckedExpression {
  const checked = context.session.checkExpression(node, context);
  if (!mayBeBoolean(checked.type)) {
    context.session.report(wrongType, {
      what: 'the filter of an aggregate',
      expected: 'a boolean',
      actual: checked.type,
      span: placeOf(node, context),
    });
  }
  return checked;
}

function groupItems(node: Expression): readonly Expression[] {
  const inner = node.kind === 'parenthesized' ? node.items : [node];
  return inner.map(unwrapped);
}

function rejectUnknownNames(link: CallLink, context: ExpressionContext): void {
  for (const { name } of link.arguments) {
    if (name === undefined || name.text.toLowerCase() === 'filter' || name.text.toLowerCase() === 'group_by') continue;
    const usage = `${link.name.text}(value, filter: …, group_by: …)`;
    context.session.report(callArguments, {
      name: link.name.text,
      message: `has no argument "${name.text}"`,
      usage,
      span: placeOf(name, context),
    });
  }
}

function requireWindow(link: CallLink, entry: AggregateEntry, context: ExpressionContext): void {
  if (!NEED_WINDOW.has(entry.name)) return;
  const bare = context.scope.streams.filter((stream) => stream.bare);
  if (bare.length === 0 || bare.some((stream) => stream.windowed)) return;
  context.session.report(needsWindow, {
    what: `aggregate "${entry.name}"`,
    span: placeOf(link.name, context),
    instead: EVER[entry.name],
  });
}

const EVER: Readonly<Record<string, string>> = { first: 'firstever', last: 'lastever', minby: 'minbyever', maxby: 'maxbyever' };

function typeOf(entry: AggregateEntry, values: readonly CheckedExpression[], context: ExpressionContext): ValueType {
  if (BY_KEY.has(entry.name)) {
    const stream = context.scope.streams[0];
    const event: ValueType = stream === undefined ? { kind: 'any' } : { kind: 'event', name: stream.type.name };
    return entry.name === 'sorted' ? arrayOf(event) : event;
  }
  const signature = entry.signatures[0];
  return signature === undefined ? { kind: 'any' } : resultType(signature.result, { arguments: values });
}

import { ANY, arrayOf, eventOf, type ValueType } from '@rulewright/core';
import type { CallLink } from '../../syntax/ast.js';
import type { AggregateEntry } from '../catalogue/entry.js';
import type { CheckedAggregate } from '../checked-aggregate.js';
import type { CheckedExpression } from '../checked-expression.js';
import { misplaced } from '../rules/misplaced.js';
import { needsWindow } from '../rules/needs-window.js';
import { notConstant } from '../rules/not-constant.js';
import { supportRefused } from '../rules/support-refused.js';
import { renderExpression } from '../select/render.js';
import type { AggregateCollector, ExpressionContext } from '../session.js';
import { checkAggregateArguments } from './aggregate-arguments.js';
import { resultType } from './result-type.js';
import { failed, isConstant, placeOf } from './types.js';
import { readsOf } from './walk.js';

/** Aggregates whose value is an event of the stream, ordered by keys. */
const BY_KEY = new Set(['minby', 'maxby', 'minbyever', 'maxbyever', 'sorted']);
/** Aggregates that must be told when an event leaves. */
const NEED_WINDOW = new Set(['window', 'sorted']);

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
  // an inlined expression may read other things by the same text
  const text = context.inlining === undefined ? renderExpression({ kind: 'chain', span: link.span, links: [link] }) : '';
  const known = text === '' ? -1 : aggregates.texts.indexOf(text);
  const index = known >= 0 ? known : collect(aggregates, text, aggregateOf(link, entry, context));
  return { kind: 'aggregate', type: aggregates.aggregates[index]?.type ?? ANY, span, index, path: [] };
}

function collect(collector: AggregateCollector, text: string, aggregate: CheckedAggregate): number {
  collector.texts.push(text);
  return collector.aggregates.push(aggregate) - 1;
}

function aggregateOf(link: CallLink, entry: AggregateEntry, context: ExpressionContext): CheckedAggregate {
  const { aggregates: outer, ...rest } = context;
  const inner: ExpressionContext = { ...rest, scope: outer?.scope ?? rest.scope, insideAggregate: true };
  const { values, ...further } = checkAggregateArguments(link, entry, inner);
  requireWindow(link, entry, inner);
  if (entry.name === 'rate') requireRateTimestamp(link, values, inner);
  return { function: entry.name, type: typeOf(entry, values, inner), distinct: link.distinct, arguments: values, ...further };
}

function requireWindow(link: CallLink, entry: AggregateEntry, context: ExpressionContext): void {
  if (!NEED_WINDOW.has(entry.name)) return;
  const bare = context.scope.streams.filter((stream) => stream.bare);
  if (bare.length === 0 || bare.some((stream) => stream.windowed)) return;
  context.session.report(needsWindow, { what: `aggregate "${entry.name}"`, span: placeOf(link.name, context) });
}

/** `rate(10)` counts by the clock; `rate(ts)` by a property of the events that a window holds. */
function requireRateTimestamp(link: CallLink, values: readonly CheckedExpression[], context: ExpressionContext): void {
  const [first] = values;
  if (first === undefined || isConstant(first)) return;
  const windowed = context.scope.streams.some((stream) => stream.windowed);
  if (!windowed)
    context.session.report(needsWindow, { what: 'aggregate "rate" of a timestamp', span: placeOf(link.name, context) });
  if (first.kind !== 'current-timestamp') return;
  context.session.report(notConstant, { what: 'argument "timestamp" of "rate"', span: first.span, inverse: true });
}

function typeOf(entry: AggregateEntry, values: readonly CheckedExpression[], context: ExpressionContext): ValueType {
  if (BY_KEY.has(entry.name)) {
    const event = eventOfKeys(values, context);
    return entry.name === 'sorted' ? arrayOf(event) : event;
  }
  const signature = entry.signatures[0];
  return signature === undefined ? ANY : resultType(signature.result, { arguments: values });
}

/** The event that the keys of `maxby` and its kin are read from: one stream's. */
function eventOfKeys(values: readonly CheckedExpression[], context: ExpressionContext): ValueType {
  const reads = values.flatMap(readsOf);
  const index = reads[0]?.stream;
  const stream = context.scope.streams.find((each) => each.index === index) ?? context.scope.streams[0];
  const stray = reads.find((read) => read.stream !== index);
  if (stray !== undefined) {
    context.session.report(misplaced, { what: 'a second stream', where: 'the keys of one aggregate', span: stray.span });
  }
  return stream === undefined ? ANY : eventOf(stream.type.name);
}

import type { Argument, CallLink, Expression } from '../../syntax/ast.js';
import type { AggregateEntry } from '../catalogue/entry.js';
import type { CheckedExpression } from '../checked-expression.js';
import { callArguments } from '../rules/call-arguments.js';
import { wrongType } from '../rules/wrong-type.js';
import type { ExpressionContext } from '../session.js';
import { type Callee, checkArgument, parameterAt, signatureFor } from './arguments.js';
import { mayBeBoolean, placeOf, unwrapped } from './types.js';
import { eventOfOnlyStream } from './wildcard.js';

/** Aggregates that without an argument take the event. */
const WHOLE_EVENT = new Set(['window', 'first', 'last']);
/** Aggregates whose filter is not optional, and may also be given by name. */
const FILTERED = new Set(['fmin', 'fmax', 'fminever', 'fmaxever']);
/** Aggregates that count rows, whose * stands for no value. */
const COUNTS = new Set(['count', 'countever']);

export interface AggregateArguments {
  readonly values: readonly CheckedExpression[];
  readonly filter?: CheckedExpression;
  readonly groupBy?: readonly CheckedExpression[];
  /** which values were written with `desc`; absent when none was */
  readonly descending?: readonly boolean[];
}

interface Call {
  readonly link: CallLink;
  readonly entry: AggregateEntry;
  readonly context: ExpressionContext;
}

/** Values, filter (`filter:` or a trailing boolean) and local grouping (`group_by:`) of an aggregate. */
export function checkAggregateArguments(link: CallLink, entry: AggregateEntry, context: ExpressionContext): AggregateArguments {
  const call: Call = { link, entry, context };
  const positional = link.arguments.filter((argument) => argument.name === undefined);
  const { values, filter } = checkValues(positional, call);
  const filterNode = named(link, 'filter');
  const byName = filterNode === undefined ? undefined : predicate(filterNode, context);
  if (filterNode !== undefined && filter !== undefined) complain(call, 'takes one filter', filterNode);
  const groupNode = named(link, 'group_by');
  const groupBy = groupNode && groupItems(groupNode).map((item) => context.session.checkExpression(item, context));
  rejectUnknownNames(call);
  const descending = positional.map(({ value }) => value.kind === 'order-item' && value.descending);
  return {
    values,
    ...(byName === undefined && filter === undefined ? {} : { filter: byName ?? filter }),
    ...(groupBy === undefined ? {} : { groupBy }),
    ...(descending.includes(true) ? { descending } : {}),
  } as AggregateArguments;
}

function checkValues(positional: readonly Argument[], call: Call): Pick<AggregateArguments, 'values' | 'filter'> {
  const { link, entry, context } = call;
  const first = positional[0]?.value;
  const star = first?.kind === 'wildcard';
  if (first === undefined && WHOLE_EVENT.has(entry.name)) {
    return { values: [eventOfOnlyStream({ kind: 'wildcard', span: link.span }, context)] };
  }
  if (link.distinct && (star || !entry.distinct))
    complain(call, star ? 'does not take distinct with *' : 'does not take distinct', link.name);
  if (star && !entry.wildcard) complain(call, 'does not take *', link.name);
  if (!(star && COUNTS.has(entry.name))) return valuesBySignature(positional, call);
  const second = positional[1]?.value;
  return second === undefined ? { values: [] } : { values: [], filter: predicate(second, context) };
}

function valuesBySignature(
  positional: readonly Argument[],
  { link, entry, context }: Call,
): Pick<AggregateArguments, 'values' | 'filter'> {
  const callee: Callee = { name: entry.name, signatures: entry.signatures, span: placeOf(link.name, context) };
  const filters = named(link, 'filter') === undefined ? 0 : Number(FILTERED.has(entry.name));
  const signature = signatureFor(callee, positional.length + filters, context);
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

function named(link: CallLink, name: string): Expression | undefined {
  return link.arguments.find((argument) => argument.name?.text.toLowerCase() === name)?.value;
}

function predicate(node: Expression, context: ExpressionContext): CheckedExpression {
  const checked = context.session.checkExpression(node, context);
  if (!mayBeBoolean(checked.type)) {
    const facts = { what: 'the filter of an aggregate', expected: 'a boolean', actual: checked.type, span: placeOf(node, context) };
    context.session.report(wrongType, facts);
  }
  return checked;
}

function groupItems(node: Expression): readonly Expression[] {
  return (node.kind === 'parenthesized' ? node.items : [node]).map(unwrapped);
}

function rejectUnknownNames(call: Call): void {
  for (const { name } of call.link.arguments) {
    const text = name?.text.toLowerCase();
    if (name === undefined || text === 'filter' || text === 'group_by') continue;
    complain(call, `has no argument "${name.text}"`, name);
  }
}

function complain({ entry, context }: Call, message: string, at: { readonly span: { start: number; end: number } }): void {
  const usage = `${entry.name}(value, filter: …, group_by: …)`;
  context.session.report(callArguments, { name: entry.name, message, usage, span: placeOf(at, context) });
}

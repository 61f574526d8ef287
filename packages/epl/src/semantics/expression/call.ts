import { BOOLEAN, LONG, NULL, STRING, type ValueType } from '@rulewright/core';
import type { CallLink, Chain, NameLink } from '../../syntax/ast.js';
import { AGGREGATES } from '../catalogue/aggregates.js';
import { aggregateNamed, functionNamed } from '../catalogue/catalogue.js';
import type { FunctionEntry } from '../catalogue/entry.js';
import { FUNCTIONS } from '../catalogue/functions.js';
import type { CheckedExpression } from '../checked-expression.js';
import { callArguments } from '../rules/call-arguments.js';
import { incompatibleTypes } from '../rules/incompatible-types.js';
import { supportRefused } from '../rules/support-refused.js';
import { unknownFunction } from '../rules/unknown-function.js';
import type { ExpressionContext } from '../session.js';
import { checkAggregate } from './aggregate.js';
import { type Callee, checkArguments } from './arguments.js';
import { inlineCall } from './inline.js';
import { mapEntry } from './method.js';
import { checkPrevious } from './previous.js';
import { resolveName } from './resolve-name.js';
import { resultType } from './result-type.js';
import { commonType, failed, placeOf } from './types.js';

const PREVIOUS = new Set(['prev', 'prevtail', 'prevwindow', 'prevcount', 'prior']);

/** A call at the head of a chain: declared expression, aggregate, function, or a mapped property (`geoip('number')`). */
export function checkHeadCall(link: CallLink, context: ExpressionContext): CheckedExpression {
  const name = link.name.text;
  const declared = context.session.declarations.get(name);
  if (declared !== undefined) return inlineCall(link, declared, context);
  const aggregate = aggregateNamed(name);
  const entry = functionNamed(name);
  if (aggregate !== undefined && !(entry !== undefined && isRowFunction(link))) return checkAggregate(link, aggregate, context);
  if (entry !== undefined) return checkFunction(link, entry, context);
  const mapped = mappedProperty(link, context);
  if (mapped !== undefined) return mapped;
  const candidates = [...FUNCTIONS, ...AGGREGATES].map((each) => each.name).concat([...context.session.declarations.keys()]);
  context.session.report(unknownFunction, { name, span: placeOf(link.name, context), candidates });
  return failed(placeOf(link, context));
}

/** Whether something is called by the name of the link. */
export function isCallable({ name: { text } }: CallLink, { session }: ExpressionContext): boolean {
  return session.declarations.has(text) || aggregateNamed(text) !== undefined || functionNamed(text) !== undefined;
}

/** `max(a, b)` is of one row, `max(a)` and `max(a, filter: …)` aggregate. */
function isRowFunction(link: CallLink): boolean {
  return link.arguments.length > 1 && link.arguments.every((argument) => argument.name === undefined);
}

function mappedProperty(link: CallLink, context: ExpressionContext): CheckedExpression | undefined {
  if (link.arguments.length !== 1) return undefined;
  const asName: NameLink = { kind: 'name-link', span: link.name.span, name: link.name, optional: link.optional };
  const found = resolveName({ kind: 'chain', span: link.name.span, links: [asName] }, asName, context);
  return found === undefined || found.value.type.kind === 'event' ? undefined : mapEntry(found.value, link, context);
}

export function currentTimestamp(node: NameLink | CallLink, context: ExpressionContext): CheckedExpression {
  const entry = functionNamed('current_timestamp');
  if (entry !== undefined) context.session.bindings?.symbol(node.name, { kind: 'catalogue', entry });
  return { kind: 'current-timestamp', type: LONG, span: placeOf(node, context) };
}

function checkFunction(link: CallLink, entry: FunctionEntry, context: ExpressionContext): CheckedExpression {
  const span = placeOf(link, context);
  if (PREVIOUS.has(entry.name)) return checkPrevious(link, entry, context);
  context.session.bindings?.symbol(link.name, { kind: 'catalogue', entry });
  if (refuse(entry, link, context)) return failed(span);
  const callee: Callee = { name: entry.name, signatures: entry.signatures, span: placeOf(link.name, context) };
  const { checked, signature } = checkArguments(callee, link.arguments, context);
  const first = checked[0];
  if (signature === undefined) return failed(span);
  rejectNamed(link, context);
  switch (entry.name) {
    case 'coalesce':
    case 'max':
    case 'min':
      requireCommonType(checked, context);
      return {
        kind: 'function',
        type: resultType(signature.result, { arguments: checked }),
        span,
        function: entry.name,
        arguments: checked,
      };
    case 'current_timestamp':
      return currentTimestamp(link, context);
    case 'istream':
      return { kind: 'istream', type: BOOLEAN, span };
    case 'typeof':
      return first === undefined ? failed(span) : { kind: 'typeof', type: STRING, span, value: first };
    case 'exists':
      return propertyExists(link, first, context);
    default:
      return {
        kind: 'function',
        type: resultType(signature.result, { arguments: checked }),
        span,
        function: entry.name,
        arguments: checked,
      };
  }
}

/** Arguments of row functions have no names. */
function rejectNamed(link: CallLink, context: ExpressionContext): void {
  const named = link.arguments.find((argument) => argument.name !== undefined);
  if (named?.name === undefined) return;
  const message = `has no argument "${named.name.text}"`;
  context.session.report(callArguments, {
    name: link.name.text,
    message,
    usage: `${link.name.text}(…)`,
    span: placeOf(named.name, context),
  });
}

function requireCommonType(values: readonly CheckedExpression[], context: ExpressionContext): void {
  let common: ValueType = NULL;
  for (const value of values) {
    const next = commonType(common, value.type);
    if (next === undefined) {
      context.session.report(incompatibleTypes, { left: common, right: value.type, verb: 'choose between', span: value.span });
      return;
    }
    common = next;
  }
}

function refuse(entry: FunctionEntry, link: CallLink, context: ExpressionContext): boolean {
  if (entry.support.kind !== 'refused') return false;
  context.session.report(supportRefused, { name: `"${entry.name}"`, why: entry.support.why, span: placeOf(link.name, context) });
  return true;
}

function propertyExists(link: CallLink, property: CheckedExpression | undefined, context: ExpressionContext): CheckedExpression {
  const span = placeOf(link, context);
  if (property?.kind === 'property' || property?.kind === 'tag' || property?.kind === 'lambda-parameter') {
    return { kind: 'property-exists', type: BOOLEAN, span, property };
  }
  context.session.report(callArguments, { name: 'exists', message: 'takes a property', usage: 'exists(name?)', span });
  return failed(span);
}

/** A function of a Java class, under its catalogue name. */
export function callHostFunction(
  entry: FunctionEntry,
  { link, chain }: { link: CallLink; chain: Chain },
  context: ExpressionContext,
): CheckedExpression {
  const span = context.span ?? { start: chain.span.start, end: link.span.end };
  context.session.bindings?.symbol(link.name, { kind: 'catalogue', entry });
  if (refuse(entry, link, context)) return failed(span);
  const callee: Callee = { name: entry.name, signatures: entry.signatures, span };
  const { checked, signature } = checkArguments(callee, link.arguments, context);
  const type = signature === undefined ? failed(span).type : resultType(signature.result, { arguments: checked });
  return { kind: 'function', type, span, function: entry.name, arguments: checked };
}

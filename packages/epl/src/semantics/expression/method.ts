import { isNumeric, type ValueType } from '@rulewright/core';
import type { CallLink } from '../../syntax/ast.js';
import { dateTimeMethodNamed, enumerationMethodNamed, hostMethodsNamed } from '../catalogue/catalogue.js';
import { DATE_TIME_METHODS } from '../catalogue/date-time-methods.js';
import type { HostMethodEntry, MethodEntry } from '../catalogue/entry.js';
import { ENUMERATION_METHODS } from '../catalogue/enumeration-methods.js';
import { HOST_METHODS } from '../catalogue/host-methods.js';
import type { CheckedExpression } from '../checked-expression.js';
import { unknownField } from '../rules/unknown-field.js';
import { unknownMethod } from '../rules/unknown-method.js';
import { wrongType } from '../rules/wrong-type.js';
import { propertyNamed, typeNamed } from '../scope/lookup.js';
import type { ExpressionContext } from '../session.js';
import { asRows, type Callee, checkArguments, parameterAt } from './arguments.js';
import { checkEnumeration } from './enumeration.js';
import { extendPath } from './path.js';
import { resultType } from './result-type.js';
import { checkSortedMethod } from './sorted-method.js';
import { failed, mayBeWhole, placeOf, unwrapped } from './types.js';

/**
 * A call on a value: a mapped property of an event or map (`e.geoip('number')`), an enumeration method of a collection, a date-time method
 * of a timestamp or event, or one of the allow-listed host methods.
 */
export function checkMethod(value: CheckedExpression, link: CallLink, context: ExpressionContext): CheckedExpression {
  const sorted = checkSortedMethod(value, link, context);
  if (sorted !== undefined) return sorted;
  const target = enumerationMethodNamed(link.name.text) === undefined ? value : asRows(value);
  const mapped = mappedProperty(target, link, context);
  if (mapped !== undefined) return mapped;
  const enumeration = enumerationMethodNamed(link.name.text);
  if (enumeration !== undefined && isEnumeration(target, link))
    return checkEnumeration(asCollection(target), link, { entry: enumeration, context });
  const host = hostMethodFor(target.type, link.name.text);
  const dateTime = dateTimeMethodNamed(link.name.text);
  if (dateTime !== undefined && hasTime(target.type, context) && !(host !== undefined && target.type.kind === 'any')) {
    return checkDateTime(target, link, { entry: dateTime, context });
  }
  if (host !== undefined) return checkHostMethod(target, link, { entry: host, context });
  const entry = entryOfMap(target, link, context);
  if (entry !== undefined) return entry;
  const candidates = methodNames(target.type);
  context.session.report(unknownMethod, {
    name: link.name.text,
    span: placeOf(link.name, context),
    target: target.type,
    candidates,
  });
  for (const argument of link.arguments)
    if (unwrapped(argument.value).kind !== 'lambda') context.session.checkExpression(argument.value, context);
  return failed(placeOf(link, context));
}

/** `e.geoip('number')`: an entry of a property that holds a map, or of a map itself by `get`. */
function mappedProperty(target: CheckedExpression, link: CallLink, context: ExpressionContext): CheckedExpression | undefined {
  const argument = link.arguments[0];
  if (link.arguments.length !== 1 || argument === undefined) return undefined;
  const span = { start: target.span.start, end: placeOf(link, context).end };
  if (target.type.kind === 'event') {
    const type = typeNamed(context.session, target.type.name);
    const property = type && propertyNamed(type, link.name.text);
    const holdsEntries = property?.type.kind === 'any' || property?.type.kind === 'array';
    if (type === undefined || property === undefined || !holdsEntries) return undefined;
    context.session.bindings?.symbol(link.name, { kind: 'property', owner: type.name, property });
    const map = extendPath(target, { kind: 'property', name: property.name }, { type: property.type, span });
    return mapEntry(map, link, context);
  }
  if (target.type.kind === 'any' && link.name.text === 'get') {
    const key = context.session.checkExpression(argument.value, context);
    return extendPath(target, { kind: 'key', key }, { type: { kind: 'any' }, span });
  }
  return undefined;
}

/** `m.p('key')` where `m` is known only at run time: an entry of its property `p`. */
function entryOfMap(target: CheckedExpression, link: CallLink, context: ExpressionContext): CheckedExpression | undefined {
  if (target.type.kind !== 'any' || link.arguments.length !== 1) return undefined;
  const step = { kind: 'property', name: link.name.text } as const;
  const map = extendPath(target, step, { type: target.type, span: placeOf(link, context), dynamic: true });
  return mapEntry(map, link, context);
}

/** `p('key')` or `p(0)`, where `map` is the read of `p`. */
export function mapEntry(map: CheckedExpression, link: CallLink, context: ExpressionContext): CheckedExpression {
  const span = { start: map.span.start, end: placeOf(link, context).end };
  const argument = link.arguments[0];
  if (map.type.kind === 'array' && argument !== undefined) {
    const index = context.session.checkExpression(argument.value, context);
    if (mayBeWhole(index.type)) return extendPath(map, { kind: 'index', index }, { type: map.type.element, span });
  }
  if (map.type.kind !== 'any' || argument === undefined) {
    const facts = {
      what: `"${link.name.text}"`,
      expected: 'a map to be read by a key',
      actual: map.type,
      span: placeOf(link.name, context),
    };
    context.session.report(wrongType, facts);
    return failed(span);
  }
  const key = context.session.checkExpression(argument.value, context);
  return extendPath(map, { kind: 'key', key }, { type: { kind: 'any' }, span });
}

/** A single event counts as a collection of one. */
function asCollection(target: CheckedExpression): CheckedExpression {
  if (target.type.kind !== 'event') return target;
  return { kind: 'array', type: { kind: 'array', element: target.type }, span: target.span, items: [target] };
}

function isEnumeration(target: CheckedExpression, link: CallLink): boolean {
  if (target.type.kind === 'array' || target.type.kind === 'event') return true;
  if (target.type.kind !== 'any') return false;
  const hasLambda = link.arguments.some((argument) => unwrapped(argument.value).kind === 'lambda');
  return hasLambda || (hostMethodsNamed(link.name.text).length === 0 && dateTimeMethodNamed(link.name.text) === undefined);
}

/** Timestamps are numbers of milliseconds; events have a time if their type declares a start timestamp. */
function hasTime(type: ValueType, context: ExpressionContext): boolean {
  if (type.kind === 'event') return typeNamed(context.session, type.name)?.startTimestamp !== undefined;
  return type.kind === 'long' || type.kind === 'any';
}

function checkDateTime(
  target: CheckedExpression,
  link: CallLink,
  { entry, context }: { entry: MethodEntry; context: ExpressionContext },
): CheckedExpression {
  context.session.bindings?.symbol(link.name, { kind: 'catalogue', entry });
  const callee: Callee = { name: entry.name, signatures: entry.signatures, span: placeOf(link.name, context) };
  const { checked, signature } = checkArguments(callee, link.arguments, context);
  for (const [index, argument] of checked.entries()) {
    const parameter = signature && parameterAt(signature, index);
    if (parameter?.kind === 'unit') requireField(argument, context);
    if (parameter?.kind === 'instant' && !isInstant(argument.type, context)) {
      const what = `argument "${parameter.name}" of "${entry.name}"`;
      const expected = 'a timestamp (long) or an event with a start timestamp';
      context.session.report(wrongType, { what, expected, actual: argument.type, span: argument.span });
    }
  }
  const instant: ValueType = target.type.kind === 'event' ? { kind: 'long' } : target.type;
  const type = resultType(signature?.result ?? 'any', { arguments: checked, target: instant });
  const span = { start: target.span.start, end: placeOf(link, context).end };
  return { kind: 'date-time', type, span, target, method: entry.name, arguments: checked };
}

/** Names of the fields of a timestamp, as `get`, `set` and the roundings take them. */
const FIELDS = ['msec', 'sec', 'minutes', 'min', 'hour', 'day', 'month', 'mon', 'week', 'year'];
const FURTHER = ['millisecond', 'milliseconds', 'second', 'seconds', 'minute', 'hours', 'days', 'months', 'weeks', 'years', 'date'];

function requireField(argument: CheckedExpression, context: ExpressionContext): void {
  if (argument.kind !== 'constant' || typeof argument.value !== 'string') return;
  const field = argument.value.toLowerCase();
  if (FIELDS.includes(field) || FURTHER.includes(field)) return;
  context.session.report(unknownField, { field: argument.value, span: argument.span, known: FIELDS });
}

function isInstant(type: ValueType, context: ExpressionContext): boolean {
  return hasTime(type, context) || type.kind === 'null';
}

function hostMethodFor(type: ValueType, name: string): HostMethodEntry | undefined {
  return hostMethodsNamed(name).find((entry) => HAS_METHODS[entry.target](type));
}

const HAS_METHODS: Readonly<Record<HostMethodEntry['target'], (type: ValueType) => boolean>> = {
  any: () => true,
  string: (type) => type.kind === 'string' || type.kind === 'any',
  number: (type) => isNumeric(type) || type.kind === 'any',
  boolean: (type) => type.kind === 'boolean' || type.kind === 'any',
  collection: (type) => type.kind === 'array' || type.kind === 'any',
  sorted: () => false,
};

function checkHostMethod(
  target: CheckedExpression,
  link: CallLink,
  { entry, context }: { entry: HostMethodEntry; context: ExpressionContext },
): CheckedExpression {
  context.session.bindings?.symbol(link.name, { kind: 'catalogue', entry });
  const callee: Callee = { name: entry.name, signatures: entry.signatures, span: placeOf(link.name, context) };
  const { checked, signature } = checkArguments(callee, link.arguments, context);
  const result = signature?.result ?? 'any';
  const span = { start: target.span.start, end: placeOf(link, context).end };
  return {
    kind: 'method',
    type: resultType(result, { arguments: checked, target: target.type }),
    span,
    target,
    method: entry.name,
    arguments: checked,
  };
}

function methodNames(type: ValueType): readonly string[] {
  const host = HOST_METHODS.filter((entry) => hostMethodFor(type, entry.name) === entry).map((entry) => entry.name);
  if (type.kind === 'array') return [...host, ...ENUMERATION_METHODS.map((entry) => entry.name)];
  if (type.kind === 'long') return [...host, ...DATE_TIME_METHODS.map((entry) => entry.name)];
  return host;
}

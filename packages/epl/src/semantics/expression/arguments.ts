import { assertNever, type Span, type ValueType } from '@rulewright/core';
import type { Argument, Expression } from '../../syntax/ast.js';
import type { Parameter, ParameterKind, Signature } from '../catalogue/entry.js';
import { signatureText } from '../catalogue/signature.js';
import type { CheckedExpression } from '../checked-expression.js';
import { callArguments } from '../rules/call-arguments.js';
import { wrongType } from '../rules/wrong-type.js';
import type { ExpressionContext } from '../session.js';
import {
  isUnknown,
  mayBeBoolean,
  mayBeCollection,
  mayBeNumeric,
  mayBeOrdered,
  mayBeString,
  mayBeWhole,
  placeOf,
  secondsAsPeriod,
} from './types.js';

/** A call as the catalogue sees it. */
export interface Callee {
  readonly name: string;
  readonly signatures: readonly Signature[];
  readonly span: Span;
}

/** The first signature that takes so many arguments; a diagnostic and undefined when there is none. */
export function signatureFor(callee: Callee, count: number, context: ExpressionContext): Signature | undefined {
  const fitting = callee.signatures.find((signature) => takes(signature, count));
  if (fitting !== undefined) return fitting;
  const usage = callee.signatures.map((signature) => signatureText(callee.name, signature)).join(' or ');
  const message = `does not take ${count === 0 ? 'no arguments' : count === 1 ? 'one argument' : `${count} arguments`}`;
  context.session.report(callArguments, { name: callee.name, message, usage, span: callee.span });
  return undefined;
}

function takes(signature: Signature, count: number): boolean {
  const least = signature.parameters.filter((parameter) => !parameter.optional).length;
  const endless = signature.parameters.some((parameter) => parameter.repeats);
  return count >= least && (endless || count <= signature.parameters.length);
}

/** The parameter that argument number `index` of a signature goes to; a repeated one takes all from its place on. */
export function parameterAt(signature: Signature, index: number): Parameter | undefined {
  const repeated = signature.parameters.findIndex((parameter) => parameter.repeats);
  return signature.parameters[repeated >= 0 && index > repeated ? repeated : index];
}

export interface CheckedCall {
  /** absent when no signature takes so many arguments, which has been reported */
  readonly signature?: Signature;
  readonly checked: readonly CheckedExpression[];
}

/** Checks plain arguments (no lambdas) of a call against the signature that fits their number. */
export function checkArguments(callee: Callee, nodes: readonly Argument[], context: ExpressionContext): CheckedCall {
  const signature = signatureFor(callee, nodes.length, context);
  const checked = nodes.map((node, index) => {
    const parameter = signature && parameterAt(signature, index);
    return checkArgument(node.value, parameter, { callee, context });
  });
  return signature === undefined ? { checked } : { signature, checked };
}

export function checkArgument(
  node: Expression,
  parameter: Parameter | undefined,
  { callee, context }: { callee: Callee; context: ExpressionContext },
): CheckedExpression {
  const value = context.session.checkExpression(node, context);
  const checked = parameter?.kind === 'array' ? asRows(value) : value;
  if (parameter === undefined) return checked;
  if (!fits(parameter.kind, checked.type)) {
    const what = `argument "${parameter.name}" of "${callee.name}"`;
    context.session.report(wrongType, {
      what,
      expected: EXPECTED[parameter.kind],
      actual: checked.type,
      span: placeOf(node, context),
    });
  }
  return parameter.kind === 'period' ? secondsAsPeriod(checked) : checked;
}

/** Where a collection is wanted, a subquery gives all its rows. */
export function asRows(value: CheckedExpression): CheckedExpression {
  if (value.kind !== 'subquery' || value.type.kind === 'array') return value;
  return { ...value, rows: true, type: { kind: 'array', element: value.type } };
}

const EXPECTED: Readonly<Record<ParameterKind, string>> = {
  any: 'a value',
  boolean: 'a boolean',
  predicate: 'a boolean',
  numeric: 'a number',
  integer: 'a whole number',
  count: 'a whole number',
  string: 'a string',
  unit: 'a string',
  comparable: 'a number or string',
  period: 'a time period',
  key: 'a value',
  timestamp: 'a timestamp',
  instant: 'a timestamp or event',
  array: 'a collection',
  event: 'an event',
  property: 'a property',
  lambda: 'a lambda',
  wildcard: '*',
  flags: 'a string',
  crontab: 'a crontab field',
};

function fits(kind: ParameterKind, type: ValueType): boolean {
  switch (kind) {
    case 'any':
    case 'key':
    case 'instant':
    case 'property':
    case 'lambda':
    case 'wildcard':
    case 'crontab':
    case 'comparable':
      return kind !== 'comparable' || mayBeOrdered(type) || type.kind === 'boolean';
    case 'boolean':
    case 'predicate':
      return mayBeBoolean(type);
    case 'numeric':
    case 'period':
    case 'timestamp':
      return mayBeNumeric(type);
    case 'integer':
    case 'count':
      return mayBeWhole(type);
    case 'string':
    case 'unit':
    case 'flags':
      return mayBeString(type);
    case 'array':
      return mayBeCollection(type);
    case 'event':
      return type.kind === 'event' || isUnknown(type);
    default:
      return assertNever(kind);
  }
}

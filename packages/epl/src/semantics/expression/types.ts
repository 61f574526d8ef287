import { ANY, DOUBLE, isNumeric, LONG, NULL, type Span, sameType, type ValueType, widerNumeric } from '@rulewright/core';
import type { Expression } from '../../syntax/ast.js';
import type { CheckedExpression, Constant } from '../checked-expression.js';
import type { ExpressionContext } from '../session.js';

/** Stands for what could not be checked: a diagnostic was given, and `any` keeps it from causing others. */
export function failed(span: Span): Constant {
  return { kind: 'constant', type: ANY, span, value: null };
}

/** Place of a node as the checked tree tells it: its own, or that of the call that it is inlined at. */
export function placeOf(node: { readonly span: Span }, context: ExpressionContext): Span {
  return context.span ?? node.span;
}

export function isUnknown(type: ValueType): boolean {
  return type.kind === 'any' || type.kind === 'null';
}
export function mayBeBoolean(type: ValueType): boolean {
  return type.kind === 'boolean' || isUnknown(type);
}
export function mayBeNumeric(type: ValueType): boolean {
  return isNumeric(type) || isUnknown(type);
}
export function mayBeString(type: ValueType): boolean {
  return type.kind === 'string' || isUnknown(type);
}
export function mayBeWhole(type: ValueType): boolean {
  return type.kind === 'int' || type.kind === 'long' || isUnknown(type);
}
export function mayBeCollection(type: ValueType): boolean {
  return type.kind === 'array' || isUnknown(type);
}
/** Has an order: a number or a text. */
export function mayBeOrdered(type: ValueType): boolean {
  return isNumeric(type) || type.kind === 'string' || isUnknown(type);
}

/** Whether `=` may stand between the two: equal types, two numbers, or one that is known only at run time. */
export function comparable(a: ValueType, b: ValueType): boolean {
  if (isUnknown(a) || isUnknown(b)) return true;
  if (isNumeric(a) && isNumeric(b)) return true;
  if (a.kind === 'array' && b.kind === 'array') return comparable(a.element, b.element);
  if (a.kind === 'event' && b.kind === 'event') return true;
  return sameType(a, b);
}

/** Type of + - * % and bit operations. A value known only at run time makes the result so. */
export function arithmeticType(a: ValueType, b: ValueType): ValueType {
  if (a.kind === 'any' || b.kind === 'any') return ANY;
  if (a.kind === 'null') return b.kind === 'null' ? NULL : b;
  if (b.kind === 'null') return a;
  return widerNumeric(a, b) ?? ANY;
}

/** The one type that both values have: the wider number, the same type, `any` beside `any`; undefined if there is none. */
export function commonType(a: ValueType, b: ValueType): ValueType | undefined {
  if (a.kind === 'null') return b;
  if (b.kind === 'null') return a;
  if (a.kind === 'any' || b.kind === 'any') return ANY;
  const wider = widerNumeric(a, b);
  if (wider !== undefined) return wider;
  if (sameType(a, b)) return a;
  if (a.kind === 'array' && b.kind === 'array') {
    const element = commonType(a.element, b.element);
    return element === undefined ? undefined : { kind: 'array', element };
  }
  if (a.kind === 'event' && b.kind === 'event') return ANY;
  return undefined;
}

/** Type of a sum: int stays int and long long; a value known only at run time is summed as a double. */
export function sumType(type: ValueType): ValueType {
  return isNumeric(type) ? type : DOUBLE;
}

export function elementOf(type: ValueType): ValueType {
  return type.kind === 'array' ? type.element : ANY;
}

/** Reads no event, tag or lambda parameter: the same value as long as the statement runs, but for variables. */
export function isConstant(expression: CheckedExpression): boolean {
  switch (expression.kind) {
    case 'constant':
    case 'variable':
    case 'parameter':
      return true;
    case 'negate':
    case 'not':
      return isConstant(expression.operand);
    case 'arithmetic':
    case 'compare':
      return isConstant(expression.left) && isConstant(expression.right);
    case 'arithmetic-chain':
      return isConstant(expression.first) && expression.steps.every(({ operand }) => isConstant(operand));
    case 'array':
      return expression.items.every(isConstant);
    case 'period':
      return expression.months.every(isConstant) && expression.parts.every((part) => isConstant(part.value));
    case 'function':
      return expression.arguments.every(isConstant);
    case 'cast':
      return isConstant(expression.value);
    case 'concat':
      return expression.operands.every(isConstant);
    default:
      return false;
  }
}

/** A constant of zero or less, also as a time. */
export function isZero(expression: CheckedExpression): boolean {
  if (expression.kind === 'constant') return typeof expression.value === 'number' && expression.value <= 0;
  return expression.kind === 'period' && expression.months.length === 0 && expression.parts.every((part) => isZero(part.value));
}

/** A number as a time: an expression of seconds. */
export function secondsAsPeriod(value: CheckedExpression): CheckedExpression {
  if (value.kind === 'period') return value;
  return { kind: 'period', type: LONG, span: value.span, months: [], parts: [{ value, unitMs: 1000 }] };
}

/** The expression inside parentheses. */
export function unwrapped(expression: Expression): Expression {
  let inner = expression;
  while (inner.kind === 'parenthesized' && inner.items.length === 1 && inner.items[0] !== undefined) inner = inner.items[0];
  return inner;
}

import { assertNever, BOOLEAN, DOUBLE, isNumeric, STRING, type ValueType } from '@rulewright/core';
import type { Between, Binary, Expression, Like, Regexp, Unary } from '../../syntax/ast.js';
import { leftSpine } from '../../syntax/left-spine.js';
import type {
  Arithmetic,
  ArithmeticChain,
  CheckedExpression,
  Compare,
  Concat,
  InRange,
  LikeMatch,
  Logic,
  RegexpMatch,
} from '../checked-expression.js';
import { badRegexp } from '../rules/bad-regexp.js';
import { incompatibleTypes } from '../rules/incompatible-types.js';
import { wrongType } from '../rules/wrong-type.js';
import type { ExpressionContext } from '../session.js';
import { regexpFault } from './regexp-fault.js';
import { arithmeticType, comparable, mayBeBoolean, mayBeNumeric, mayBeOrdered, mayBeString, placeOf } from './types.js';

/** Checks an operand and that its type fits; the message calls it `what`. */
export function operandOf(
  node: Expression,
  context: ExpressionContext,
  wanted: { what: string; expected: string; fits: (type: ValueType) => boolean },
): CheckedExpression {
  const checked = context.session.checkExpression(node, context);
  if (!wanted.fits(checked.type)) {
    const facts = { what: wanted.what, expected: wanted.expected, actual: checked.type, span: placeOf(node, context) };
    context.session.report(wrongType, facts);
  }
  return checked;
}

export function checkUnary(node: Unary, context: ExpressionContext): CheckedExpression {
  const span = placeOf(node, context);
  if (node.operator === 'not') {
    const operand = operandOf(node.operand, context, { what: 'the operand of not', expected: 'a boolean', fits: mayBeBoolean });
    return { kind: 'not', type: BOOLEAN, span, operand };
  }
  const wanted = { what: `the operand of ${node.operator}`, expected: 'a number', fits: mayBeNumeric };
  const operand = operandOf(node.operand, context, wanted);
  if (node.operator === '+') return operand;
  if (operand.kind === 'constant' && typeof operand.value === 'number') return { ...operand, span, value: -operand.value };
  return { kind: 'negate', type: operand.type, span, operand };
}

export function checkBinary(node: Binary, context: ExpressionContext): CheckedExpression {
  switch (node.operator) {
    case 'and':
    case 'or':
      return checkLogic(node, node.operator, context);
    case '=':
    case '!=':
    case 'is':
    case 'is not':
    case '<':
    case '<=':
    case '>':
    case '>=':
      return checkCompare(node, node.operator, context);
    case '||':
      return checkConcat(node, context);
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
    case '&':
    case '|':
    case '^':
      return checkArithmetic(node, context);
    default:
      return assertNever(node.operator);
  }
}

/** Operands of a chain `a and b and c` in order. */
function operandsOf(node: Binary): readonly Expression[] {
  const { first, links } = leftSpine(node, (operator) => operator === node.operator);
  return [first, ...links.map(({ right }) => right)];
}

function checkLogic(node: Binary, operator: Logic['operator'], context: ExpressionContext): Logic {
  const wanted = { what: `an operand of ${operator}`, expected: 'a boolean', fits: mayBeBoolean };
  const operands = operandsOf(node).map((operand) => operandOf(operand, context, wanted));
  return { kind: 'logic', type: BOOLEAN, span: placeOf(node, context), operator, operands };
}

function checkConcat(node: Binary, context: ExpressionContext): Concat {
  const wanted = {
    what: 'an operand of ||',
    expected: 'a string',
    fits: (type: ValueType) => type.kind !== 'null' && mayBeString(type),
  };
  const operands = operandsOf(node).map((operand) => operandOf(operand, context, wanted));
  return { kind: 'concat', type: STRING, span: placeOf(node, context), operands };
}

function checkCompare(node: Binary, operator: Compare['operator'], context: ExpressionContext): Compare {
  const left = context.session.checkExpression(node.left, context);
  const right = context.session.checkExpression(node.right, context);
  const span = placeOf(node, context);
  const equality = operator === '=' || operator === '!=' || operator === 'is' || operator === 'is not';
  const ordered = (type: ValueType) => type.kind !== 'null' && mayBeOrdered(type);
  if (!comparable(left.type, right.type) || !(equality || (ordered(left.type) && ordered(right.type)))) {
    context.session.report(incompatibleTypes, { left: left.type, right: right.type, verb: 'compare', span });
  }
  return { kind: 'compare', type: BOOLEAN, span, operator, left, right };
}

/** Chains of more links are not nested: what works on an expression recursively could not go so deep. */
const MAX_NESTED_LINKS = 64;

function checkArithmetic(node: Binary, context: ExpressionContext): CheckedExpression {
  const { session } = context;
  const { first, links } = leftSpine(node, isArithmetic);
  let left = session.checkExpression(first, context);
  const start = left;
  const steps: ArithmeticChain['steps'][number][] = [];
  for (const link of links) {
    const operator = link.operator as Arithmetic['operator'];
    const operand = session.checkExpression(link.right, context);
    const type = arithmeticStep(link, left, operand, context);
    if (link !== node) session.bindings?.type(link, type);
    steps.push({ operator, type, operand });
    left = { kind: 'arithmetic', type, span: placeOf(link, context), operator, left, right: operand };
  }
  if (links.length <= MAX_NESTED_LINKS) return left;
  return { kind: 'arithmetic-chain', type: left.type, span: placeOf(node, context), first: start, steps };
}

function isArithmetic(operator: Binary['operator']): boolean {
  return ARITHMETIC.has(operator);
}

const ARITHMETIC: ReadonlySet<Binary['operator']> = new Set<Binary['operator']>(['+', '-', '*', '/', '%', '&', '|', '^']);

/** @returns the type of what the operator gives */
function arithmeticStep(
  { operator, left: leftNode, right: rightNode }: Binary,
  left: CheckedExpression,
  right: CheckedExpression,
  context: ExpressionContext,
): ValueType {
  const bitwise = operator === '&' || operator === '|' || operator === '^';
  if (bitwise && left.type.kind === 'boolean' && mayBeBoolean(right.type)) return BOOLEAN;
  for (const [side, checked] of [
    [leftNode, left],
    [rightNode, right],
  ] as const) {
    if (isNumeric(checked.type) || checked.type.kind === 'any') continue;
    const text = operator === '+' && checked.type.kind === 'string' ? 'join texts with ||' : undefined;
    const facts = {
      what: `an operand of ${operator}`,
      expected: 'a number',
      actual: checked.type,
      span: placeOf(side, context),
      hint: text,
    };
    context.session.report(wrongType, facts);
  }
  return operator === '/' ? DOUBLE : arithmeticType(left.type, right.type);
}

export function checkBetween(node: Between, context: ExpressionContext): InRange {
  const range = { not: node.not, low: node.low, high: node.high, lowOpen: false, highOpen: false, between: true };
  return checkRange(node, node.value, range, context);
}

export function checkRange(
  node: Expression,
  value: Expression,
  range: { not: boolean; low: Expression; high: Expression; lowOpen: boolean; highOpen: boolean; between: boolean },
  context: ExpressionContext,
): InRange {
  const wanted = { what: 'a range', expected: 'of numbers or strings', fits: mayBeOrdered };
  const checked = operandOf(value, context, wanted);
  const low = operandOf(range.low, context, wanted);
  const high = operandOf(range.high, context, wanted);
  for (const end of [low, high]) {
    if (comparable(checked.type, end.type)) continue;
    context.session.report(incompatibleTypes, { left: checked.type, right: end.type, verb: 'compare', span: end.span });
  }
  return { kind: 'in-range', type: BOOLEAN, span: placeOf(node, context), ...range, value: checked, low, high };
}

/** A text or a number may be matched (`port like '22%'`). */
function mayBeMatched(type: ValueType): boolean {
  return mayBeString(type) || mayBeNumeric(type);
}

export function checkLike(node: Like, context: ExpressionContext): LikeMatch {
  const value = operandOf(node.value, context, {
    what: 'the left side of like',
    expected: 'a string or number',
    fits: mayBeMatched,
  });
  const pattern = operandOf(node.pattern, context, { what: 'the pattern of like', expected: 'a string', fits: mayBeString });
  const escapeWith =
    node.escape && operandOf(node.escape, context, { what: 'the escape character', expected: 'a string', fits: mayBeString });
  const span = placeOf(node, context);
  return {
    kind: 'like',
    type: BOOLEAN,
    span,
    not: node.not,
    value,
    pattern,
    ...(escapeWith === undefined ? {} : { escape: escapeWith }),
  };
}

export function checkRegexp(node: Regexp, context: ExpressionContext): RegexpMatch {
  const value = operandOf(node.value, context, {
    what: 'the left side of regexp',
    expected: 'a string or number',
    fits: mayBeMatched,
  });
  const pattern = operandOf(node.pattern, context, { what: 'the pattern of regexp', expected: 'a string', fits: mayBeString });
  if (pattern.kind === 'constant' && typeof pattern.value === 'string') {
    const fault = regexpFault(pattern.value);
    if (fault !== undefined) context.session.report(badRegexp, { fault, span: pattern.span });
  }
  return { kind: 'regexp', type: BOOLEAN, span: placeOf(node, context), not: node.not, value, pattern };
}

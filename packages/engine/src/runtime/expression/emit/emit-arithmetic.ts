import type { ValueType } from '@rulewright/core';
import { isNumeric } from '@rulewright/core';
import type { PlanArithmetic, PlanExpression } from '../../../plan/expression.js';
import type { Emission, Emitter } from './emission.js';
import { isSurelyPresent, operand, unlessNull } from './operand.js';

/** Null when a side is; whole numbers do not wrap, `/` is a double, `x % 0` of whole numbers is an error. */
export const ARITHMETIC: Emitter<'arithmetic'> = {
  value: (expression, emission) => {
    const operands = [operand(expression.left, emission), operand(expression.right, emission)] as const;
    const { operator, left, right } = expression;
    return unlessNull(
      operands,
      arithmetic({ operator, left: left.type, right: right.type }, operands[0].ref, operands[1].ref, emission),
    );
  },
};

/** One condition after the other, not one inside the other: the parser of JavaScript has a stack too. */
export const ARITHMETIC_CHAIN: Emitter<'arithmetic-chain'> = {
  value: ({ first, steps }, emission) => {
    const [sum, next] = [emission.temporary(), emission.temporary()];
    const parts = [`(${sum}=${emission.value(first)})!==null`];
    let left = first.type;
    for (const { operator, type, operand: right } of steps) {
      const isPresent = isSurelyPresent(right);
      if (!isPresent) parts.push(`(${next}=${emission.value(right)})!==null`);
      const result = arithmetic({ operator, left, right: right.type }, sum, isPresent ? emission.value(right) : next, emission);
      parts.push(`(${sum}=${result},true)`);
      left = type;
    }
    return `(${parts.join('&&')}?${sum}:null)`;
  },
};

export const NEGATE: Emitter<'negate'> = {
  value: (expression, emission) => {
    const one = operand(expression.operand, emission);
    return unlessNull(
      [one],
      isNumeric(expression.operand.type) ? `-${one.ref}` : `${emission.helper('operators', 'negate')}(${one.ref})`,
    );
  },
};

/** `||`: null when any operand is null. */
export const CONCAT: Emitter<'concat'> = {
  value: (expression, emission) => {
    const operands = expression.operands.map((one) => operand(one, emission));
    const texts = operands.map(({ ref }, index) => asText(ref, expression.operands[index], emission));
    return unlessNull(operands, texts.join('+'));
  },
};

/** JavaScript for the text of a non-null value as Java writes it (`1.0` for a double). */
export function asText(ref: string, expression: PlanExpression | undefined, emission: Emission): string {
  switch (expression?.type.kind) {
    case 'string':
      return ref;
    case 'int':
    case 'long':
      return `(''+${ref})`;
    case 'float':
    case 'double':
      return `${emission.helper('operators', 'doubleText')}(${ref})`;
    default:
      return `${emission.helper('operators', 'text')}(${ref})`;
  }
}

interface Operation {
  readonly operator: PlanArithmetic['operator'];
  readonly left: ValueType;
  readonly right: ValueType;
}

function arithmetic({ operator, left, right }: Operation, a: string, b: string, emission: Emission): string {
  if (!isNumeric(left) || !isNumeric(right)) return `${emission.helper('operators', operator)}(${a},${b})`;
  const isWhole = isInteger(left) && isInteger(right);
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
      return `${a}${operator}${b}`;
    case '%':
      return isWhole ? `${emission.helper('operators', 'wholeRemainder')}(${a},${b})` : `${a}%${b}`;
    case '&':
    case '|':
    case '^': {
      const isInt = left.kind === 'int' && right.kind === 'int';
      return isInt ? `(${a}${operator}${b})` : `${emission.helper('operators', operator)}(${a},${b})`;
    }
  }
}

function isInteger(type: ValueType): boolean {
  return type.kind === 'int' || type.kind === 'long';
}

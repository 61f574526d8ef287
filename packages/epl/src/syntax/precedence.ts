import type { BinaryOperator } from './ast.js';

/**
 * How tight operators bind, loosest first; all are left-associative. As Esper has it, `&`, `|` and `^` share one level *below* `not` and the
 * comparisons: `a & b = c` is `a & (b = c)`.
 */
export const PRECEDENCE = {
  or: 1,
  and: 2,
  bit: 3,
  not: 4,
  equality: 5,
  relation: 6,
  concatenation: 7,
  sum: 8,
  product: 9,
  sign: 10,
  primary: 11,
} as const;

/** Level of each binary operator; `in`, `between`, `like` and `regexp` stand on the level of relations. */
export const BINARY_PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  or: PRECEDENCE.or,
  and: PRECEDENCE.and,
  '&': PRECEDENCE.bit,
  '|': PRECEDENCE.bit,
  '^': PRECEDENCE.bit,
  '=': PRECEDENCE.equality,
  '!=': PRECEDENCE.equality,
  is: PRECEDENCE.equality,
  'is not': PRECEDENCE.equality,
  '<': PRECEDENCE.relation,
  '<=': PRECEDENCE.relation,
  '>': PRECEDENCE.relation,
  '>=': PRECEDENCE.relation,
  '||': PRECEDENCE.concatenation,
  '+': PRECEDENCE.sum,
  '-': PRECEDENCE.sum,
  '*': PRECEDENCE.product,
  '/': PRECEDENCE.product,
  '%': PRECEDENCE.product,
};

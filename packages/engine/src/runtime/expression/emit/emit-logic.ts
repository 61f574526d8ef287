import type { PlanLogic } from '../../../plan/expression.js';
import type { Emission, Emitter } from './emission.js';

/** `and` and `or`, three-valued: true and false are tested on their own, what is neither is null. */
export const LOGIC: Emitter<'logic'> = {
  value: (expression, emission) => `(${logicHolds(expression, emission)}?true:${logicFails(expression, emission)}?false:null)`,
  holds: logicHolds,
  fails: logicFails,
};

export const NOT: Emitter<'not'> = {
  value: ({ operand }, emission) => `(${emission.fails(operand)}?true:${emission.holds(operand)}?false:null)`,
  holds: ({ operand }, emission) => emission.fails(operand),
  fails: ({ operand }, emission) => emission.holds(operand),
};

function logicHolds({ operator, operands }: PlanLogic, emission: Emission): string {
  return `(${operands.map((one) => emission.holds(one)).join(operator === 'and' ? '&&' : '||')})`;
}

function logicFails({ operator, operands }: PlanLogic, emission: Emission): string {
  return `(${operands.map((one) => emission.fails(one)).join(operator === 'and' ? '||' : '&&')})`;
}

import type { PlanCase, PlanExpression } from '../../../plan/expression.js';
import type { Emission, Emitter } from './emission.js';
import { comparesByIdentity } from './operand.js';

/** The first branch that holds, else `else`, else null. With an operand, a branch holds when both are equal or both null. */
export const CASE: Emitter<'case'> = {
  value: (expression, emission) => {
    const otherwise = expression.otherwise === undefined ? 'null' : emission.value(expression.otherwise);
    if (expression.operand === undefined) {
      const choices = expression.branches.map(({ when, value }) => `${emission.holds(when)}?${emission.value(value)}:`);
      return `(${choices.join('')}${otherwise})`;
    }
    const name = emission.temporary();
    const choices = expression.branches.map(
      ({ when, value }) => `${equals(name, expression.operand, when, emission)}?${emission.value(value)}:`,
    );
    return `(${name}=${emission.value(expression.operand)},${choices.join('')}${otherwise})`;
  },
};

function equals(name: string, operand: PlanCase['operand'], when: PlanExpression, emission: Emission): string {
  const value = emission.value(when);
  if (operand !== undefined && comparesByIdentity(operand.type, when.type)) return `${name}===${value}`;
  return `${emission.helper('operators', 'equal')}(${name},${value})`;
}

import type { CompareOperator, PlanCompare } from '../../../plan/expression.js';
import type { Emission, Emitter } from './emission.js';
import { comparesByIdentity, comparesByOrder, isSurelyPresent, type Operand, operand, presentAnd, unlessNull } from './operand.js';

interface Comparison {
  readonly operands: readonly Operand[];
  /** JavaScript that is true or false once no operand is null; null as well when `loose` */
  readonly condition: string;
  readonly loose: boolean;
}

export const COMPARE: Emitter<'compare'> = {
  value: (expression, emission) => {
    if (isNullSafe(expression.operator)) return nullSafe(expression, emission, false);
    const { operands, condition } = comparison(expression, emission);
    return unlessNull(operands, condition);
  },
  holds: (expression, emission) => {
    if (isNullSafe(expression.operator)) return nullSafe(expression, emission, false);
    if (expression.operator === '=' && isEqualityWithConstant(expression)) {
      return `${emission.value(expression.left)}===${emission.value(expression.right)}`;
    }
    const { operands, condition, loose } = comparison(expression, emission);
    return presentAnd(operands, loose ? `${condition}===true` : condition);
  },
  fails: (expression, emission) => {
    if (isNullSafe(expression.operator)) return nullSafe(expression, emission, true);
    const { operands, condition, loose } = comparison(expression, emission);
    return presentAnd(operands, loose ? `${condition}===false` : `!${condition}`);
  },
};

/** null equals no constant, so that it need not be tested apart */
function isEqualityWithConstant({ left, right }: PlanCompare): boolean {
  return comparesByIdentity(left.type, right.type) && (isSurelyPresent(left) || isSurelyPresent(right));
}

function isNullSafe(operator: CompareOperator): boolean {
  return operator === 'is' || operator === 'is not';
}

function nullSafe({ operator, left, right }: PlanCompare, emission: Emission, negated: boolean): string {
  const equal = (operator === 'is') !== negated;
  const [a, b] = [emission.value(left), emission.value(right)];
  const isPlain =
    comparesByIdentity(left.type, right.type) ||
    left.type.kind === 'null' ||
    right.type.kind === 'null' ||
    isNull(left) ||
    isNull(right);
  if (isPlain) return `(${a}${equal ? '===' : '!=='}${b})`;
  return `${equal ? '' : '!'}${emission.helper('operators', 'equal')}(${a},${b})`;
}

function isNull(expression: PlanCompare['left']): boolean {
  return expression.kind === 'constant' && expression.value === null;
}

function comparison({ operator, left, right }: PlanCompare, emission: Emission): Comparison {
  const [a, b] = [operand(left, emission), operand(right, emission)];
  const operands = [a, b];
  if (operator === '=' || operator === '!=') {
    if (comparesByIdentity(left.type, right.type)) {
      return { operands, condition: `(${a.ref}${operator === '=' ? '===' : '!=='}${b.ref})`, loose: false };
    }
    const equal = `${emission.helper('operators', 'equal')}(${a.ref},${b.ref})`;
    return { operands, condition: operator === '=' ? equal : `!${equal}`, loose: false };
  }
  if (comparesByOrder(left.type, right.type)) return { operands, condition: `(${a.ref}${operator}${b.ref})`, loose: false };
  return { operands, condition: `${emission.helper('operators', operator)}(${a.ref},${b.ref})`, loose: true };
}

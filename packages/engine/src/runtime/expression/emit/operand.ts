import type { ValueType } from '@rulewright/core';
import { isNumeric } from '@rulewright/core';
import type { PlanExpression } from '../../../plan/expression.js';
import type { Emission } from './emission.js';

/** Whether `===` tells equality of two non-null values of these types. */
export function comparesByIdentity(a: ValueType, b: ValueType): boolean {
  return isPrimitive(a) && isPrimitive(b);
}

/** Whether `<` orders two non-null values of these types as EPL does: numbers by value, texts by UTF-16 units. */
export function comparesByOrder(a: ValueType, b: ValueType): boolean {
  return (isNumeric(a) && isNumeric(b)) || (a.kind === 'string' && b.kind === 'string');
}

function isPrimitive(type: ValueType): boolean {
  return isNumeric(type) || type.kind === 'string' || type.kind === 'boolean';
}

/** Never null at run time, as far as the plan tells. */
export function isSurelyPresent(expression: PlanExpression): boolean {
  switch (expression.kind) {
    case 'constant':
      return expression.value !== null;
    case 'now':
    case 'istream':
    case 'exists':
    case 'subquery-exists':
    case 'array':
    case 'record':
      return true;
    default:
      return false;
  }
}

/** An operand that is evaluated once: `guard` evaluates it and is true if it is not null (undefined: it never is), `ref` is its value. */
export interface Operand {
  readonly guard?: string;
  readonly ref: string;
}

export function operand(expression: PlanExpression, emission: Emission): Operand {
  if (isSurelyPresent(expression)) return { ref: emission.value(expression) };
  const name = emission.temporary();
  return { guard: `(${name}=${emission.value(expression)})!==null`, ref: name };
}

/** `result` when no operand is null, else `otherwise`. */
export function unlessNull(operands: readonly Operand[], result: string, otherwise = 'null'): string {
  const guards = guardsOf(operands);
  return guards === '' ? `(${result})` : `(${guards}?${result}:${otherwise})`;
}

/** True when no operand is null and `condition` holds. */
export function presentAnd(operands: readonly Operand[], condition: string): string {
  const guards = guardsOf(operands);
  return guards === '' ? `(${condition})` : `(${guards}&&${condition})`;
}

function guardsOf(operands: readonly Operand[]): string {
  return operands.flatMap(({ guard }) => (guard === undefined ? [] : [guard])).join('&&');
}

import type { PlanConstant, PlanExpression, PlanInList, PlanInRange, PlanQuantified } from '../../../plan/expression.js';
import type { Emission, Emitter } from './emission.js';
import { comparesByIdentity, comparesByOrder, type Operand, operand, presentAnd } from './operand.js';

/** From this many constants on a Set decides. */
const SET_FROM = 5;

export const IN_LIST: Emitter<'in-list'> = {
  value: (expression, emission) => {
    const items = expression.items.map((item) => listed(item, emission)).join(',');
    const found = `${emission.helper('operators', 'inList')}(${emission.value(expression.value)},[${items}])`;
    return expression.not ? `${emission.helper('operators', 'not')}(${found})` : found;
  },
  holds: (expression, emission) => (expression.not ? isOutside(expression, emission) : isInside(expression, emission)),
  fails: (expression, emission) => (expression.not ? isInside(expression, emission) : isOutside(expression, emission)),
};

/** The items if all are constants that `===` can compare with the value. */
function constantsOf({ value, items }: PlanInList): readonly PlanConstant[] | undefined {
  const constants = items.filter((item): item is PlanConstant => item.kind === 'constant');
  const plain = constants.every((item) => item.value === null || comparesByIdentity(item.type, value.type));
  return constants.length === items.length && plain ? constants : undefined;
}

function isInside(expression: PlanInList, emission: Emission): string {
  const constants = constantsOf(expression);
  if (constants === undefined) return `${IN_LIST.value({ ...expression, not: false }, emission)}===true`;
  const present = constants.filter(({ value }) => value !== null);
  if (present.length === 0) return 'false';
  const value = emission.value(expression.value);
  if (present.length >= SET_FROM)
    return `${emission.bind({ kind: 'set', values: present.map((item) => item.value) })}.has(${value})`;
  const name = emission.temporary();
  const tests = present.map((item, index) => `${index === 0 ? `(${name}=${value})` : name}===${emission.value(item)}`);
  return `(${tests.join('||')})`;
}

function isOutside(expression: PlanInList, emission: Emission): string {
  const constants = constantsOf(expression);
  if (constants === undefined) return `${IN_LIST.value({ ...expression, not: false }, emission)}===false`;
  // null among the items: whatever is not found may still be it
  if (constants.some(({ value }) => value === null)) return 'false';
  const name = emission.temporary();
  const guard = `(${name}=${emission.value(expression.value)})!==null`;
  if (constants.length >= SET_FROM) {
    return `(${guard}&&!${emission.bind({ kind: 'set', values: constants.map((item) => item.value) })}.has(${name}))`;
  }
  return `(${[guard, ...constants.map((item) => `${name}!==${emission.value(item)}`)].join('&&')})`;
}

/**
 * Never null, by Esper's quirk: null lies neither in a range nor outside of it, both are false; a value lies in no range that has null for
 * an end, so it lies outside of every such.
 */
export const IN_RANGE: Emitter<'in-range'> = {
  value: (expression, emission) => range(expression, emission),
  holds: (expression, emission) => range(expression, emission),
  fails: (expression, emission) => `!${range(expression, emission)}`,
};

function range(expression: PlanInRange, emission: Emission): string {
  const [low, high] = ordered(expression);
  const value = operand(expression.value, emission);
  const ends: readonly [Operand, Operand] = [operand(low, emission), operand(high, emission)];
  const inside = presentAnd(ends, within(expression, low, high, [value, ...ends], emission));
  return presentAnd([value], expression.not ? `!${inside}` : inside);
}

/** The test of three values that are not null. */
function within(
  { value, lowOpen, highOpen }: PlanInRange,
  low: PlanExpression,
  high: PlanExpression,
  [tested, from, to]: readonly [Operand, Operand, Operand],
  emission: Emission,
): string {
  const isPlain = comparesByOrder(value.type, low.type) && comparesByOrder(value.type, high.type);
  if (!isPlain) return `${emission.helper('operators', 'inRange')}(${tested.ref},${from.ref},${to.ref},${lowOpen},${highOpen})`;
  const between = (a: string, b: string): string =>
    `(${tested.ref}${lowOpen ? '>' : '>='}${a}&&${tested.ref}${highOpen ? '<' : '<='}${b})`;
  const straight = between(from.ref, to.ref);
  const isConstant = low.kind === 'constant' && high.kind === 'constant';
  return isConstant ? straight : `(${from.ref}<=${to.ref}?${straight}:${between(to.ref, from.ref)})`;
}

/** Ends that are swapped are put right, at once when both are known. */
function ordered({ low, high }: PlanInRange): readonly [PlanExpression, PlanExpression] {
  const isSwapped =
    low.kind === 'constant' && high.kind === 'constant' && low.value !== null && high.value !== null && low.value > high.value;
  return isSwapped ? [high, low] : [low, high];
}

export const QUANTIFIED: Emitter<'quantified'> = {
  value: (expression, emission) => {
    const isOrder = expression.operator !== '=' && expression.operator !== '!=';
    const items = expression.items.map((item) => (isOrder ? listed(item, emission) : emission.value(item))).join(',');
    return `${quantifier(expression, emission)}(${emission.value(expression.left)},[${items}])`;
  },
};

function quantifier({ operator, quantifier: word }: PlanQuantified, emission: Emission): string {
  return emission.helper('operators', `${operator} ${word} of`);
}

/** An array that is null has no elements to be found among. */
function listed(item: PlanExpression, emission: Emission): string {
  return item.type.kind === 'array' ? `(${emission.value(item)}??[])` : emission.value(item);
}

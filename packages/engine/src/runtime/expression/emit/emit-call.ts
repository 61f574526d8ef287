import type { PlanExpression, PlanLambda } from '../../../plan/expression.js';
import type { Emission, Emitter } from './emission.js';
import { operand, unlessNull } from './operand.js';

export const CALL: Emitter<'call'> = {
  value: (expression, emission) => {
    if (expression.function === 'coalesce') return coalesce(expression.arguments, emission);
    return `${emission.helper('functions', expression.function)}(${argumentsOf(expression.arguments, emission)})`;
  },
};

/** Later arguments are evaluated only when the earlier ones are null. */
function coalesce(items: readonly PlanExpression[], emission: Emission): string {
  const tests = items.slice(0, -1).map((item) => `(${emission.value(item)})??`);
  const last = items.at(-1);
  return last === undefined ? 'null' : `(${tests.join('')}(${emission.value(last)}))`;
}

/** A method on null gives null. */
export const METHOD: Emitter<'method'> = {
  value: (expression, emission) => {
    const target = operand(expression.target, emission);
    const helper = emission.helper('methods', expression.method);
    const rest = expression.arguments.map((one) => `,${emission.value(one)}`).join('');
    return unlessNull([target], `${helper}(${target.ref}${rest})`);
  },
};

export const DATE_TIME: Emitter<'date-time'> = {
  value: (expression, emission) => {
    const target = operand(expression.target, emission);
    const helper = emission.helper('dateTimes', expression.method);
    const rest = expression.arguments.map((one) => `,${emission.value(one)}`).join('');
    return unlessNull([target], `${helper}(${target.ref}${rest})`);
  },
};

/** The aggregate itself is asked, not its value. */
export const SORTED_METHOD: Emitter<'sorted-method'> = {
  value: (expression, emission) => {
    const helper = emission.helper('sorted', expression.method);
    const rest = expression.arguments.map((one) => `,${emission.value(one)}`).join('');
    return `${helper}(g[${expression.aggregate}].ordered(e)${rest})`;
  },
};

export const ENUMERATION: Emitter<'enumeration'> = {
  value: (expression, emission) => {
    const helper = emission.helper('enumerations', expression.method);
    const rest = expression.arguments.map((one) => `,${emission.value(one)}`).join('');
    // a subquery is asked for all its rows here, not for the value of its only one
    if (expression.target.kind === 'subquery') {
      const rows = emission.temporary();
      const found = `x.subqueries[${expression.target.index}].collection(${emission.frame.outer.join(',')})`;
      return unlessNull([{ guard: `(${rows}=${found})!==null`, ref: rows }], `${helper}(${rows}${rest})`);
    }
    const target = operand(expression.target, emission);
    return unlessNull([target], `${helper}(${target.ref}${rest})`);
  },
};

/** An inner function with temporaries of its own. */
export const LAMBDA: Emitter<'lambda'> = {
  value: (expression, emission) => lambda(expression, emission),
};

function lambda({ parameters, body }: PlanLambda, emission: Emission): string {
  const names = Array.from({ length: parameters }, () => emission.name('a'));
  emission.lambdas.unshift(names);
  const text = emission.inner(() => emission.value(body));
  emission.lambdas.shift();
  return `(${names.join(',')})=>${text}`;
}

function argumentsOf(items: readonly PlanExpression[], emission: Emission): string {
  return items.map((item) => emission.value(item)).join(',');
}

/** `{ months, ms }`, null when a part is null. */
export const PERIOD: Emitter<'period'> = {
  value: (expression, emission) => {
    const months = expression.months.map((one) => operand(one, emission));
    const parts = expression.parts.map(({ value, unitMs }) => ({ ...operand(value, emission), unitMs }));
    const monthsText = ['0', ...months.map(({ ref }) => ref)].join('+');
    const msText = ['0', ...parts.map(({ ref, unitMs }) => `${ref}*${unitMs}`)].join('+');
    return unlessNull([...months, ...parts], `{months:${monthsText},ms:${msText}}`);
  },
};

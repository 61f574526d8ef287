import type { ValueType } from '@rulewright/core';
import { isNumeric } from '@rulewright/core';
import type { Emitter } from './emission.js';
import { operand, unlessNull } from './operand.js';

export const CONSTANT: Emitter<'constant'> = {
  value: ({ value }, emission) =>
    value === null || typeof value === 'boolean' ? String(value) : emission.bind({ kind: 'constant', value }),
  holds: ({ value }) => String(value === true),
  fails: ({ value }) => String(value === false),
};

export const VARIABLE: Emitter<'variable'> = {
  value: ({ name }, emission) => `${emission.bind({ kind: 'variable', name })}.value`,
};

export const PARAMETER: Emitter<'parameter'> = { value: ({ index }) => `(x.parameters[${index}]??null)` };

export const NOW: Emitter<'now'> = { value: () => 'x.clock.now' };

export const ISTREAM: Emitter<'istream'> = { value: () => 'x.insertStream' };

export const OUTPUT_COUNTER: Emitter<'output-counter'> = { value: ({ counter }) => `x.output[${JSON.stringify(counter)}]` };

export const CONTEXT: Emitter<'context'> = {
  value: ({ name }, emission) => `${emission.helper('operators', 'entry')}(x.context,${JSON.stringify(name)})`,
};

export const ARRAY: Emitter<'array'> = {
  value: ({ items }, emission) => `[${items.map((item) => emission.value(item)).join(',')}]`,
};

export const RECORD: Emitter<'record'> = {
  // a computed name defines `__proto__` like any other
  value: ({ fields }, emission) =>
    `({${fields.map(({ name, value }) => `[${JSON.stringify(name)}]:${emission.value(value)}`).join(',')}})`,
};

export const CAST: Emitter<'cast'> = {
  value: (expression, emission) => {
    if (isSame(expression.value.type, expression.type)) return emission.value(expression.value);
    const value = operand(expression.value, emission);
    const { type } = expression;
    const name = castName(type);
    if (expression.dateFormat !== undefined) {
      return unlessNull(
        [value],
        `${emission.helper('operators', 'cast date')}(${value.ref},${emission.value(expression.dateFormat)})`,
      );
    }
    const detail = type.kind === 'event' ? `,${JSON.stringify(type.name)}` : '';
    const text = type.kind === 'string' ? `,${JSON.stringify(expression.value.type.kind)}` : '';
    return unlessNull([value], `${emission.helper('operators', name)}(${value.ref}${detail}${text})`);
  },
};

function castName(type: ValueType): string {
  return `cast ${type.kind}`;
}

/** A cast that changes no value: numbers only grow. */
function isSame(from: ValueType, to: ValueType): boolean {
  if (to.kind === 'any' || from.kind === 'null') return true;
  if (from.kind === 'array' || to.kind === 'array' || from.kind === 'event') return false;
  return (
    from.kind === to.kind ||
    (isNumeric(from) && (to.kind === 'double' || to.kind === 'float')) ||
    (from.kind === 'int' && to.kind === 'long')
  );
}

export const INSTANCE_OF: Emitter<'instanceof'> = {
  value: ({ value, types }, emission) => {
    const text = emission.value(value);
    const name = emission.temporary();
    const tests = types.map(
      (type) => `${emission.helper('operators', 'isInstance')}(${name},${typeText(type)},${typeText(value.type)})`,
    );
    return `(${name}=${text},${tests.join('||') || 'false'})`;
  },
};

function typeText(type: ValueType): string {
  return JSON.stringify(type.kind === 'event' ? `event ${type.name}` : type.kind);
}

export const TYPE_OF: Emitter<'typeof'> = {
  value: ({ value }, emission) => {
    const one = operand(value, emission);
    return unlessNull([one], `${emission.helper('operators', 'typeOf')}(${one.ref},${typeText(value.type)})`);
  },
};

/** Kinds that ask a site of the statement. */
export const SUBQUERY: Emitter<'subquery'> = {
  value: ({ index, collection, event }, emission) => {
    const outer = emission.frame.outer.join(',');
    if (!collection) return `x.subqueries[${index}].${event ? 'event' : 'value'}(${outer})`;
    const rows = emission.temporary();
    return `((${rows}=x.subqueries[${index}].values(${outer})).length===0?null:${rows})`;
  },
};
export const SUBQUERY_EXISTS: Emitter<'subquery-exists'> = {
  value: ({ index }, emission) => `x.subqueries[${index}].exists(${emission.frame.outer.join(',')})`,
  holds: ({ index }, emission) => `x.subqueries[${index}].exists(${emission.frame.outer.join(',')})`,
};
export const SUBQUERY_IN: Emitter<'subquery-in'> = {
  value: ({ index, value, not }, emission) => {
    const found = `x.subqueries[${index}].contains(${emission.value(value)},${emission.frame.outer.join(',')})`;
    return not ? `${emission.helper('operators', 'not')}(${found})` : found;
  },
};
export const SUBQUERY_QUANTIFIED: Emitter<'subquery-quantified'> = {
  value: ({ index, left, operator, quantifier }, emission) => {
    const values = `x.subqueries[${index}].values(${emission.frame.outer.join(',')})`;
    return `${emission.helper('operators', `${operator} ${quantifier}`)}(${emission.value(left)},${values})`;
  },
};

export const PREVIOUS: Emitter<'previous'> = {
  value: ({ function: name, stream, offset, value }, emission) => {
    const row = emission.frame.stream(0, stream);
    const found = emission.name('r');
    const site = name === 'prior' ? `x.priors[${stream}]` : `x.previous[${stream}]`;
    // what leaves has no place in the window any more; a batch counts as long as the row is in it
    const absent = name === 'prior' ? `${row}===null` : `${row}===null||!x.insertStream`;
    if (name === 'prevcount') return `(${row}===null||!x.insertStream&&!${site}.isOfBatch?null:${site}.count(${row}))`;
    const outer = emission.frame;
    emission.frame = { ...outer, stream: (level, index) => (level === 0 && index === stream ? found : outer.stream(level, index)) };
    const body = emission.inner(() => emission.value(value));
    emission.frame = outer;
    if (name === 'prevwindow')
      return `(${absent}?null:${emission.helper('operators', 'onRow')}(${site}.window(${row}),(w)=>w.map((${found})=>${body})))`;
    const method = name === 'prevtail' ? 'tail' : 'at';
    return `(${absent}?null:${emission.helper('operators', 'onRow')}(${site}.${method}(${row},${emission.value(offset)}),(${found})=>${body}))`;
  },
};

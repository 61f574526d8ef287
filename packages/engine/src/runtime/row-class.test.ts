import { ANY, arrayOf, DOUBLE, type EventType, eventOf, INT, LONG, STRING } from '@rulewright/core';
import { describe, expect, test } from 'vitest';
import type { CoercionProblem } from './coercion.js';
import { RowClasses } from './row-class.js';

const classes = new RowClasses();
const ITEM: EventType = { name: 'Item', origin: 'schema', supertypes: [], properties: [{ name: 'price', type: DOUBLE }] };
const ORDER: EventType = {
  name: 'Order',
  origin: 'schema',
  supertypes: [],
  open: true,
  properties: [
    { name: 'id', type: STRING },
    { name: 'count', type: INT },
    { name: 'at', type: LONG },
    { name: 'items', type: arrayOf(eventOf('Item')) },
    { name: '__proto__', type: STRING },
    { name: '$mark', type: ANY },
  ],
};
classes.of(ITEM);
const order = classes.of(ORDER);

const problemsOf = (record: Readonly<Record<string, unknown>>): readonly CoercionProblem[] => {
  const problems: CoercionProblem[] = [];
  order.fromRecord(record, problems);
  return problems;
};

describe('a row class', () => {
  test('gives back what a record holds, missing properties as null, undeclared ones as they are', () => {
    const record = { id: 'a', count: 2, items: [{ price: 1.5 }, null], $mark: 'mine', more: { x: [1] } };
    const row = order.fromRecord(record, []);
    expect(order.toRecord(row)).toEqual({ ...record, at: null, ['__proto__']: null });
    expect([order.read(row, 'more'), order.read(row, 'count'), order.has(row, 'more'), order.has(row, 'none')]).toEqual([
      { x: [1] },
      2,
      true,
      false,
    ]);
  });

  test('takes nothing that a record inherits for a property', () => {
    const type: EventType = { ...ITEM, name: 'Odd', properties: ['toString', 'constructor'].map((name) => ({ name, type: ANY })) };
    const odd = classes.of(type);
    expect(odd.toRecord(odd.fromRecord({}, []))).toEqual({ toString: null, constructor: null });
  });

  test('keeps the name __proto__ a name like any', () => {
    const row = order.fromRecord(JSON.parse('{"__proto__": "p"}'), []);
    expect(order.read(row, '__proto__')).toBe('p');
    expect(Object.getOwnPropertyDescriptor(order.toRecord(row), '__proto__')?.value).toBe('p');
  });

  test.each<readonly [string, Readonly<Record<string, unknown>>, CoercionProblem]>([
    ['text for a number', { count: '2' }, { property: 'count', message: '"2" is no int' }],
    ['a fraction for an int', { count: 1.5 }, { property: 'count', message: '1.5 is no int' }],
    ['too much for an int', { count: 3_000_000_000 }, { property: 'count', message: '3000000000 is no int of 32 bits' }],
    ['too much for a long', { at: 2 ** 60 }, { property: 'at', message: '1152921504606847000 is no long that is exact to 2^53' }],
    ['a number for text', { id: 7 }, { property: 'id', message: '7 is no string' }],
    [
      'a fault in a nested event',
      { items: [{ price: 1 }, { price: 'x' }] },
      { property: 'items[1].price', message: '"x" is no double' },
    ],
    ['no array', { items: {} }, { property: 'items', message: 'an object is no array' }],
  ])('names what is wrong: %s', (_, record, problem) => {
    expect(problemsOf(record)).toEqual([problem]);
  });

  test('is kept while the type does not change', () => {
    expect(classes.of({ ...ORDER })).toBe(order);
    expect(classes.of({ ...ORDER, properties: [] })).not.toBe(order);
  });
});

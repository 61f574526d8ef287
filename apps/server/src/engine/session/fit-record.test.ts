import { arrayOf, BOOLEAN, DOUBLE, type EventType, INT, LONG, STRING, type ValueType } from '@rulewright/core';
import { expect, test } from 'vitest';
import { fitRecord } from './fit-record.js';

const typeWith = (declared: ValueType, name = 'p'): EventType => ({
  name: 'event',
  origin: 'schema',
  properties: [{ name, type: declared }],
  supertypes: [],
});

test.each<[string, ValueType, unknown, unknown]>([
  ['int', INT, '443', 443],
  ['int', INT, ' -7 ', -7],
  ['int', INT, '', null],
  ['long', LONG, '2018-03-24T17:15:20.615Z', 1521911720615],
  ['long', LONG, '2018-03-24', 1521849600000],
  ['double', DOUBLE, '1.5e3', 1500],
  ['boolean', BOOLEAN, 'TRUE', true],
  ['boolean', BOOLEAN, 0, false],
  ['string', STRING, 7, '7'],
  ['string', STRING, false, 'false'],
  ['string[]', arrayOf(STRING), 'x', ['x']],
  ['string[]', arrayOf(STRING), ['a', 1], ['a', '1']],
])('%s takes %j as %j', (_, declared, value, fitted) => {
  expect(fitRecord(typeWith(declared), { p: value, other: 1 })).toEqual({ p: fitted, other: 1 });
});

test.each<[string, ValueType, unknown]>([
  ['int', INT, '4.5'],
  ['int', INT, '0x10'],
  ['int', INT, '1,000'],
  ['int', INT, 'many'],
  ['double', DOUBLE, '1e999'],
  ['int', INT, 443],
  ['int', INT, null],
  ['long', LONG, 'yesterday'],
  ['boolean', BOOLEAN, 'yes'],
  ['string', STRING, 'x'],
  ['string', STRING, {}],
  ['string[]', arrayOf(STRING), ['a']],
])('%s leaves %j as it is', (_, declared, value) => {
  expect(fitRecord(typeWith(declared), { p: value })).toBeUndefined();
});

test('a property called __proto__ is bent like any other', () => {
  const fitted = fitRecord(typeWith(INT, '__proto__'), JSON.parse('{"__proto__":"7"}'));
  expect(Object.entries(fitted ?? {})).toEqual([['__proto__', 7]]);
});

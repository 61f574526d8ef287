import { expect, test } from 'vitest';
import { fitValue } from './fit-value.js';
import { arrayOf, BOOLEAN, DOUBLE, FLOAT, INT, LONG, STRING, typeName, type ValueType } from './value-type.js';

const instantOf = (text: string) => (text === '2026-11-22T10:00:00Z' ? 1_795_341_600_000 : Number.NaN);

test.each<[ValueType, unknown, unknown]>([
  [INT, '443', 443],
  [INT, ' -7 ', -7],
  [INT, '', null],
  [LONG, '3000000000', 3_000_000_000],
  [LONG, ' 2026-11-22T10:00:00Z ', 1_795_341_600_000],
  [FLOAT, '.5', 0.5],
  [DOUBLE, '1.5e3', 1500],
  [BOOLEAN, ' TRUE', true],
  [BOOLEAN, 0, false],
  [BOOLEAN, '', null],
  [STRING, 7, '7'],
  [STRING, false, 'false'],
  [arrayOf(STRING), 'x', ['x']],
  [arrayOf(STRING), ['a', 1], ['a', '1']],
  [arrayOf(arrayOf(INT)), [['1'], [2]], [[1], [2]]],
])('%j takes %j as %j', (type, value, fitted) => {
  expect(fitValue(type, value, instantOf)).toEqual(fitted);
});

test.each<[ValueType, unknown]>([
  [INT, '4.5'],
  [INT, '0x10'],
  [INT, '1,000'],
  [INT, 'many'],
  [INT, '2026-11-22T10:00:00Z'],
  [INT, null],
  [INT, undefined],
  [DOUBLE, '1e999'],
  [DOUBLE, '2026-11-22T10:00:00Z'],
  [LONG, 'yesterday'],
  [LONG, '2026-99-99'],
  [BOOLEAN, 'yes'],
  [BOOLEAN, 2],
  [STRING, 'x'],
  [STRING, {}],
  [arrayOf(STRING), ['a']],
  [{ kind: 'any' }, '7'],
])('%j leaves %j as it is', (type, value) => {
  expect(fitValue(type, value, instantOf), typeName(type)).toBe(value);
});

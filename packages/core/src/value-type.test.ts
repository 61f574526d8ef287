import { expect, it } from 'vitest';
import {
  ANY,
  arrayOf,
  assignable,
  DOUBLE,
  eventOf,
  FLOAT,
  INT,
  LONG,
  NULL,
  STRING,
  sameType,
  typeName,
  type ValueType,
  widerNumeric,
} from './value-type.js';

it.each<[ValueType, string]>([
  [INT, 'int'],
  [arrayOf(arrayOf(STRING)), 'string[][]'],
  [eventOf('Order'), 'Order'],
])('%j is written %s', (type, name) => {
  expect(typeName(type)).toBe(name);
});

it('widens int to long to float to double', () => {
  expect([widerNumeric(INT, LONG), widerNumeric(DOUBLE, FLOAT), widerNumeric(INT, INT), widerNumeric(INT, STRING)]).toEqual([
    LONG,
    DOUBLE,
    INT,
    undefined,
  ]);
});

it.each<[ValueType, ValueType, boolean]>([
  [INT, LONG, true],
  [LONG, INT, false],
  [DOUBLE, INT, false],
  [NULL, INT, true],
  [ANY, STRING, true],
  [STRING, ANY, true],
  [STRING, INT, false],
  [arrayOf(INT), arrayOf(LONG), true],
  [eventOf('A'), eventOf('A'), true],
  [eventOf('A'), eventOf('B'), false],
])('%j may stand where %j is declared: %s', (from, to, expected) => {
  expect(assignable(from, to)).toBe(expected);
});

it('compares array and event types by content', () => {
  expect(sameType(arrayOf(eventOf('A')), arrayOf(eventOf('A')))).toBe(true);
  expect(sameType(arrayOf(INT), INT)).toBe(false);
});

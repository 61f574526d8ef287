import { ANY, arrayOf, BOOLEAN, DOUBLE, type EventType, INT, LONG, STRING, type Value, type ValueType } from '@rulewright/core';
import { describe, expect, test } from 'vitest';
import type { PlanExpression } from '../../plan/expression.js';
import type { Row } from '../row.js';
import { RowClasses } from '../row-class.js';
import { bareEnvironment } from './environment.js';
import { ROW_FRAME } from './frame.js';
import { Functions } from './functions.js';

const TYPE: EventType = {
  name: 'A',
  origin: 'schema',
  supertypes: [],
  open: true,
  properties: [
    { name: 'x', type: INT },
    { name: 'd', type: DOUBLE },
    { name: 's', type: STRING },
    { name: 'b', type: BOOLEAN },
    { name: 'tags', type: arrayOf(STRING) },
    { name: 'map', type: ANY },
  ],
};
const CLASS = new RowClasses().of(TYPE);

const row = (record: Readonly<Record<string, unknown>>): Row => CLASS.fromRecord(record, []);
const read = (name: string): PlanExpression => ({
  kind: 'read',
  type: TYPE.properties.find((property) => property.name === name)?.type ?? ANY,
  source: { of: 'stream', level: 0, stream: 0 },
  path: [{ kind: TYPE.properties.some((property) => property.name === name) ? 'field' : 'entry', name }],
});
const typeOf = (value: Value): ValueType =>
  typeof value === 'string'
    ? STRING
    : typeof value === 'boolean'
      ? BOOLEAN
      : Number.isInteger(value)
        ? INT
        : value === null
          ? { kind: 'null' }
          : DOUBLE;
const constant = (value: Value): PlanExpression => ({ kind: 'constant', type: typeOf(value), value });
const [x, d, s, b, tags] = [read('x'), read('d'), read('s'), read('b'), read('tags')];

const compare = (
  left: PlanExpression,
  operator: '=' | '!=' | '<' | '>=' | 'is' | 'is not',
  right: PlanExpression,
): PlanExpression => ({
  kind: 'compare',
  type: BOOLEAN,
  operator,
  left,
  right,
});
const inList = (value: PlanExpression, items: readonly Value[], not = false): PlanExpression => ({
  kind: 'in-list',
  type: BOOLEAN,
  not,
  value,
  items: items.map(constant),
});
const between = (value: PlanExpression, low: Value, high: Value, not = false): PlanExpression => ({
  kind: 'in-range',
  type: BOOLEAN,
  not,
  value,
  low: constant(low),
  high: constant(high),
  lowOpen: false,
  highOpen: false,
  between: true,
});
const arithmetic = (left: PlanExpression, operator: '+' | '/' | '%', right: PlanExpression, type = INT): PlanExpression => ({
  kind: 'arithmetic',
  type,
  operator,
  left,
  right,
});
const like = (value: PlanExpression, pattern: string): PlanExpression => ({
  kind: 'like',
  type: BOOLEAN,
  not: false,
  value,
  pattern: constant(pattern),
});
const method = (target: PlanExpression, name: string, ...given: readonly PlanExpression[]): PlanExpression => ({
  kind: 'method',
  type: ANY,
  target,
  method: name,
  arguments: given,
});
const item = (path: readonly string[] = []): PlanExpression => ({
  kind: 'read',
  type: ANY,
  source: { of: 'lambda', depth: 0, parameter: 0 },
  path: path.map((name) => ({ kind: 'entry', name })),
});
const enumeration = (target: PlanExpression, name: string, body: PlanExpression): PlanExpression => ({
  kind: 'enumeration',
  type: ANY,
  target,
  method: name,
  arguments: [{ kind: 'lambda', type: ANY, parameters: 1, body }],
});

const functions = new Functions();
const environment = bareEnvironment({ now: 7_000 });
const evaluate = (expression: PlanExpression, record: Readonly<Record<string, unknown>>): unknown =>
  functions.value(expression, ROW_FRAME, environment)(row(record));

describe('the value of an expression', () => {
  test.each<readonly [string, PlanExpression, Readonly<Record<string, unknown>>, unknown]>([
    ['null equals nothing', compare(x, '=', constant(null)), { x: null }, null],
    ['is null', compare(x, 'is', constant(null)), {}, true],
    ['is not null', compare(x, 'is not', constant(null)), { x: 0 }, true],
    ['x = 1', compare(x, '=', constant(1)), { x: 1 }, true],
    ['x != 1 of null', compare(x, '!=', constant(1)), {}, null],
    ['int against double', compare(x, '=', d), { x: 2, d: 2 }, true],
    ['texts by order', compare(s, '<', constant('b')), { s: 'a' }, true],
    ['an undeclared property', compare(read('more'), '>=', constant(5)), { more: 6 }, true],
    ['an undeclared property of another kind', compare(read('more'), '>=', constant(5)), { more: 'six' }, null],
    ['null or true', { kind: 'logic', type: BOOLEAN, operator: 'or', operands: [b, compare(x, '=', constant(1))] }, { x: 1 }, true],
    [
      'null and false',
      { kind: 'logic', type: BOOLEAN, operator: 'and', operands: [b, compare(x, '=', constant(1))] },
      { x: 2 },
      false,
    ],
    [
      'null and true',
      { kind: 'logic', type: BOOLEAN, operator: 'and', operands: [b, compare(x, '=', constant(1))] },
      { x: 1 },
      null,
    ],
    ['not null', { kind: 'not', type: BOOLEAN, operand: b }, {}, null],
    ['1 in (1, null)', inList(x, [1, null]), { x: 1 }, true],
    ['2 in (1, null)', inList(x, [1, null]), { x: 2 }, null],
    ['1 not in (1, null)', inList(x, [1, null], true), { x: 1 }, false],
    ['2 not in (1, null)', inList(x, [1, null], true), { x: 2 }, null],
    ['null between is false', between(x, 1, 5), {}, false],
    ['null not between is false', between(x, 1, 5, true), {}, false],
    ['between with swapped ends', between(x, 5, 1), { x: 3 }, true],
    ['5 / 2', arithmetic(x, '/', constant(2), DOUBLE), { x: 5 }, 2.5],
    ['3 / 0', arithmetic(x, '/', constant(0), DOUBLE), { x: 3 }, Number.POSITIVE_INFINITY],
    ['null + 1', arithmetic(x, '+', constant(1)), {}, null],
    ['7 % 4', arithmetic(x, '%', constant(4)), { x: 7 }, 3],
    ['concat', { kind: 'concat', type: STRING, operands: [s, constant('-'), x] }, { s: 'a', x: 1 }, 'a-1'],
    ['concat of a double', { kind: 'concat', type: STRING, operands: [s, d] }, { s: 'a', d: 1 }, 'a1.0'],
    ['concat with null', { kind: 'concat', type: STRING, operands: [s, x] }, { s: 'a' }, null],
    ['like', like(s, 'a%_c'), { s: 'abcc' }, true],
    ['like of a number', like(x, '22%'), { x: 2222 }, true],
    ['like of null', like(s, 'a%'), {}, null],
    [
      'regexp matches the whole text',
      { kind: 'regexp', type: BOOLEAN, not: false, value: s, pattern: constant('b') },
      { s: 'abc' },
      false,
    ],
    [
      'any of an array',
      { kind: 'quantified', type: BOOLEAN, operator: '=', quantifier: 'any', left: s, items: [tags] },
      { s: 'b', tags: ['a', 'b'] },
      true,
    ],
    [
      'any of no array',
      { kind: 'quantified', type: BOOLEAN, operator: '=', quantifier: 'any', left: s, items: [tags] },
      { s: 'b' },
      null,
    ],
    ['case without a match', { kind: 'case', type: STRING, branches: [{ when: b, value: constant('yes') }] }, { b: false }, null],
    [
      'case null when',
      {
        kind: 'case',
        type: STRING,
        operand: x,
        branches: [{ when: constant(1), value: constant('one') }],
        otherwise: constant('else'),
      },
      {},
      'else',
    ],
    ['cast of a double', { kind: 'cast', type: INT, value: d }, { d: 2.9 }, 2],
    ['cast to text', { kind: 'cast', type: STRING, value: d }, { d: 10_000_000 }, '1.0E7'],
    [
      'an element of an array',
      {
        ...(tags as Extract<PlanExpression, { kind: 'read' }>),
        path: [
          { kind: 'field', name: 'tags' },
          { kind: 'index', index: constant(5) },
        ],
      },
      { tags: ['a'] },
      null,
    ],
    [
      'exists',
      { kind: 'exists', type: BOOLEAN, property: read('more') as Extract<PlanExpression, { kind: 'read' }> },
      { more: null },
      true,
    ],
    [
      'does not exist',
      { kind: 'exists', type: BOOLEAN, property: read('more') as Extract<PlanExpression, { kind: 'read' }> },
      {},
      false,
    ],
    ['engine time', { kind: 'now', type: LONG }, {}, 7_000],
    ['coalesce', { kind: 'call', type: INT, function: 'coalesce', arguments: [x, constant(9)] }, {}, 9],
    ['a method', method(s, 'toUpperCase'), { s: 'ab' }, 'AB'],
    ['a method of null', method(s, 'toUpperCase'), {}, null],
    [
      'a collection that contains',
      method({ kind: 'call', type: arrayOf(STRING), function: 'Arrays.asList', arguments: [tags] }, 'contains', s),
      { s: 'a', tags: ['a'] },
      true,
    ],
    [
      'a null predicate counts as passed',
      enumeration(read('map'), 'where', compare(item(['v']), '>=', constant(2))),
      { map: [{ v: 5 }, { v: null }, { v: 0 }] },
      [{ v: 5 }, { v: null }],
    ],
    [
      'anyOf wants a true one',
      enumeration(read('map'), 'anyOf', compare(item(['v']), '>=', constant(2))),
      { map: [{ v: null }, { v: 0 }] },
      false,
    ],
    ['selectFrom drops nulls', enumeration(read('map'), 'selectFrom', item(['v'])), { map: [{ v: 1 }, { v: null }] }, [1]],
    ['an enumeration of null', enumeration(read('map'), 'countOf', b), {}, null],
    [
      'a period',
      { kind: 'period', type: ANY, months: [constant(1)], parts: [{ value: constant(2), unitMs: 1_000 }] },
      {},
      { months: 1, ms: 2_000 },
    ],
  ])('%s', (_, expression, record, expected) => {
    expect(evaluate(expression, record)).toEqual(expected);
  });

  test.each<readonly [string, PlanExpression, Readonly<Record<string, unknown>>, string]>([
    ['x % 0', arithmetic(x, '%', constant(0)), { x: 1 }, 'division by zero in "%"'],
    ["cast('zz', int)", { kind: 'cast', type: INT, value: s }, { s: 'zz' }, '"zz" is no int'],
    [
      'arithmetic of a text',
      arithmetic(read('more'), '+', constant(1)),
      { more: 'a' },
      '"+" needs two numbers, not string and number',
    ],
  ])('that cannot be: %s', (_, expression, record, message) => {
    expect(() => evaluate(expression, record)).toThrow(message);
  });
});

describe('generated functions', () => {
  test('are shared by all expressions of one shape, whatever their constants', () => {
    const shared = new Functions();
    const tests = Array.from({ length: 1_000 }, (_, i) => shared.test(compare(x, '=', constant(i)), ROW_FRAME, environment));
    expect(shared.shapes).toBe(1);
    expect(tests.map((one) => one(row({ x: 7 }))).indexOf(true)).toBe(7);
  });

  test('hold no user text', () => {
    const evil = "');globalThis.hacked=1;('";
    const expression: PlanExpression = {
      kind: 'logic',
      type: BOOLEAN,
      operator: 'or',
      operands: [compare(read(evil), '=', constant(evil)), inList(s, [evil])],
    };
    expect(evaluate(expression, { [evil]: evil })).toBe(true);
    expect(Object.hasOwn(globalThis, 'hacked')).toBe(false);
  });
});

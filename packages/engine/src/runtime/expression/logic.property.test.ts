import { BOOLEAN, type EventType, INT } from '@rulewright/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PlanExpression } from '../../plan/expression.js';
import { RowClasses } from '../row-class.js';
import { bareEnvironment } from './environment.js';
import { ROW_FRAME } from './frame.js';
import { Functions } from './functions.js';

/* Laws: the generated value is that of a naive evaluation with three truth values; the generated test is true exactly when that is true. */

const NAMES = ['x', 'y', 'z'] as const;
const TYPE: EventType = { name: 'A', origin: 'schema', supertypes: [], properties: NAMES.map((name) => ({ name, type: INT })) };
const CLASS = new RowClasses().of(TYPE);
type Record3 = Readonly<Record<(typeof NAMES)[number], number | null>>;

const leaf: fc.Arbitrary<PlanExpression> = fc.oneof(
  fc.constantFrom(...NAMES).map(
    (name): PlanExpression => ({
      kind: 'read',
      type: INT,
      source: { of: 'stream', level: 0, stream: 0 },
      path: [{ kind: 'field', name }],
    }),
  ),
  fc.option(fc.nat(3)).map((value): PlanExpression => ({ kind: 'constant', type: INT, value })),
);
const relation = fc
  .record({ operator: fc.constantFrom('=', '!=', '<', '<=', '>', '>=', 'is', 'is not'), left: leaf, right: leaf })
  .map((parts): PlanExpression => ({ kind: 'compare', type: BOOLEAN, ...parts }) as PlanExpression);
const membership = fc
  .record({ value: leaf, items: fc.array(leaf, { minLength: 1, maxLength: 7 }), not: fc.boolean() })
  .map((parts): PlanExpression => ({ kind: 'in-list', type: BOOLEAN, ...parts }));
const { condition } = fc.letrec<{ condition: PlanExpression }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    relation,
    membership,
    tie('condition').map((operand): PlanExpression => ({ kind: 'not', type: BOOLEAN, operand })),
    fc
      .record({
        operator: fc.constantFrom('and' as const, 'or' as const),
        operands: fc.array(tie('condition'), { minLength: 2, maxLength: 3 }),
      })
      .map((parts): PlanExpression => ({ kind: 'logic', type: BOOLEAN, ...parts })),
  ),
}));
const event = fc.record({ x: fc.option(fc.nat(3)), y: fc.option(fc.nat(3)), z: fc.option(fc.nat(3)) });

type Of<K extends PlanExpression['kind']> = Extract<PlanExpression, { kind: K }>;
const not = (value: unknown): unknown => (value === null ? null : !value);

function naive(expression: PlanExpression, record: Record3): unknown {
  switch (expression.kind) {
    case 'constant':
      return expression.value;
    case 'read':
      return record[(expression.path[0] as { readonly name: 'x' }).name];
    case 'not':
      return not(naive(expression.operand, record));
    case 'logic': {
      const values = expression.operands.map((one) => naive(one, record));
      const decisive = expression.operator === 'or';
      return values.includes(decisive) ? decisive : values.includes(null) ? null : !decisive;
    }
    case 'in-list': {
      const found = naiveIn(expression, record);
      return expression.not ? not(found) : found;
    }
    case 'compare':
      return naiveCompare(expression, record);
    default:
      throw new Error(expression.kind);
  }
}

function naiveIn(expression: Of<'in-list'>, record: Record3): boolean | null {
  const value = naive(expression.value, record);
  const items = expression.items.map((one) => naive(one, record));
  if (value === null) return null;
  return items.includes(value) ? true : items.includes(null) ? null : false;
}

function naiveCompare(expression: Of<'compare'>, record: Record3): boolean | null {
  const [a, b] = [naive(expression.left, record), naive(expression.right, record)] as [number | null, number | null];
  if (expression.operator === 'is') return a === b;
  if (expression.operator === 'is not') return a !== b;
  if (a === null || b === null) return null;
  return { '=': a === b, '!=': a !== b, '<': a < b, '<=': a <= b, '>': a > b, '>=': a >= b }[expression.operator];
}

test('conditions have three truth values', () => {
  const functions = new Functions();
  const environment = bareEnvironment({ now: 0 });
  fc.assert(
    fc.property(condition, event, (expression, record) => {
      const row = CLASS.fromRecord(record, []);
      const expected = naive(expression, record);
      expect(functions.value(expression, ROW_FRAME, environment)(row)).toBe(expected);
      expect(functions.test(expression, ROW_FRAME, environment)(row)).toBe(expected === true);
    }),
    { numRuns: 2_000 },
  );
});

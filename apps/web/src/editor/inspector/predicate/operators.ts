import { assertNever } from '@rulewright/core';
import type { Comparison, Operand, Test } from '@rulewright/diagram';
import { operandOf, operandText } from './operand.js';

/** Every operator of the builder, as its choice is called. */
export const OPERATORS = [
  '=',
  '!=',
  '<',
  '<=',
  '>',
  '>=',
  'in',
  'not in',
  'like',
  'not like',
  'regexp',
  'not regexp',
  'between',
  'not between',
  'in network',
  'not in network',
  'is null',
  'is not null',
  'exists',
] as const;

export type Operator = (typeof OPERATORS)[number];

/** How many values an operator takes; `list` any number in one field. */
export function arityOf(operator: Operator): 'none' | 'one' | 'two' | 'list' {
  if (operator === 'is null' || operator === 'is not null' || operator === 'exists') return 'none';
  if (operator.endsWith('between')) return 'two';
  return operator === 'in' || operator === 'not in' ? 'list' : 'one';
}

export function operatorOf(test: Test): Operator {
  const negated = <T extends string>(not: boolean, word: T) => (not ? (`not ${word}` as const) : word);
  switch (test.kind) {
    case 'compare':
      return test.operator;
    case 'in':
    case 'between':
    case 'like':
    case 'regexp':
      return negated(test.not, test.kind);
    case 'network':
      return test.not ? 'not in network' : 'in network';
    case 'null':
      return test.not ? 'is not null' : 'is null';
    case 'exists':
      return 'exists';
    default:
      return assertNever(test);
  }
}

/** What stands in the value fields, as EPL. */
export function valuesOf(test: Test): readonly string[] {
  switch (test.kind) {
    case 'compare':
      return [operandText(test.value)];
    case 'in':
      return [test.values.map(operandText).join(', ')];
    case 'between':
      return [operandText(test.low), operandText(test.high)];
    case 'like':
    case 'regexp':
      return [operandText(test.pattern)];
    case 'network':
      return [test.network];
    case 'null':
    case 'exists':
      return [];
    default:
      return assertNever(test);
  }
}

const COMPARISONS: ReadonlySet<string> = new Set<Comparison>(['=', '!=', '<', '<=', '>', '>=']);

function isComparison(operator: Operator): operator is Comparison {
  return COMPARISONS.has(operator);
}

/** The test that an operator makes with these values; undefined while one is missing. */
export function testOf(operator: Operator, values: readonly string[], read: (text: string) => Operand): Test | undefined {
  const [first = '', second = ''] = values.map((value) => value.trim());
  const arity = arityOf(operator);
  if (arity !== 'none' && first === '') return undefined;
  if (arity === 'two' && second === '') return undefined;
  if (isComparison(operator)) return { kind: 'compare', operator, value: read(first) };
  const not = operator.startsWith('not ') || operator === 'is not null';
  switch (operator) {
    case 'in':
    case 'not in':
      return { kind: 'in', not, values: splitValues(first).map(read) };
    case 'between':
    case 'not between':
      return { kind: 'between', not, low: read(first), high: read(second) };
    case 'like':
    case 'not like':
      return { kind: 'like', not, pattern: operandOf(first, BETWEEN_TEXTS) };
    case 'regexp':
    case 'not regexp':
      return { kind: 'regexp', not, pattern: operandOf(first, BETWEEN_TEXTS) };
    case 'in network':
    case 'not in network':
      return { kind: 'network', not, network: first };
    case 'is null':
    case 'is not null':
      return { kind: 'null', not };
    case 'exists':
      return { kind: 'exists' };
    default:
      return assertNever(operator);
  }
}

const BETWEEN_TEXTS = { tags: [], properties: [], text: true } as const;

/** Values between commas; a comma between quotes or brackets divides nothing. */
function splitValues(text: string): readonly string[] {
  const pieces = text.match(/(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|\([^)]*\)|[^,])+/g) ?? [];
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '');
}

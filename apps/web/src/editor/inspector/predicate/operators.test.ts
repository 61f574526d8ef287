import { describe, expect, it } from 'vitest';
import { operandOf } from './operand.js';
import { operatorOf, testOf, valuesOf } from './operators.js';
import { asGroup, isComplete, NEW_ROW, withoutEmpty } from './predicate-tree.js';

const scope = { tags: ['a'], properties: ['src_ip', 'bytes'], text: false };
const read = (typed: string) => operandOf(typed, scope);

describe('what is typed as a value', () => {
  it('is a text, a number, a property, one of an earlier event or an expression, as it looks', () => {
    expect(["'x'", 'firewall', '50', 'true', 'a.src_ip', 'src_ip', 'bytes * 2'].map(read)).toEqual([
      { kind: 'text', value: 'x' },
      { kind: 'text', value: 'firewall' },
      { kind: 'number', text: '50' },
      { kind: 'boolean', value: true },
      { kind: 'earlier', tag: 'a', path: 'src_ip' },
      { kind: 'expression', text: 'src_ip' },
      { kind: 'expression', text: 'bytes * 2' },
    ]);
  });

  it('is a text beside a property that holds text, also when it looks like a number', () => {
    expect(operandOf('4624', { ...scope, text: true })).toEqual({ kind: 'text', value: '4624' });
  });
});

describe('a row of the builder', () => {
  it('shows the operator and values that it writes', () => {
    const shown = (operator: Parameters<typeof testOf>[0], ...values: readonly string[]) => {
      const test = testOf(operator, values, read);
      return test && [operatorOf(test), ...valuesOf(test)];
    };
    expect([
      shown('not in', "'10.0.0.1', '10.0.0.2'"),
      shown('between', '1', '5'),
      shown('not like', '%$'),
      shown('in network', '10.0.0.0/8'),
      shown('is not null'),
      shown('>', ''),
    ]).toEqual([
      ['not in', "'10.0.0.1', '10.0.0.2'"],
      ['between', '1', '5'],
      ['not like', "'%$'"],
      ['in network', '10.0.0.0/8'],
      ['is not null'],
      undefined,
    ]);
  });
});

describe('a condition', () => {
  it('is written once every row is filled in', () => {
    expect([isComplete(asGroup({ kind: 'expression', text: '' })), isComplete(asGroup(NEW_ROW))]).toEqual([true, false]);
  });

  it('is written without groups that hold nothing', () => {
    const row = { kind: 'row', property: 'x', test: { kind: 'exists' } } as const;
    expect(
      withoutEmpty({ kind: 'all', parts: [row, { kind: 'any', parts: [] }, { kind: 'not', part: { kind: 'all', parts: [] } }] }),
    ).toEqual({
      kind: 'all',
      parts: [row],
    });
  });
});

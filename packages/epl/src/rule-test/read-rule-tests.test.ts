import { expect, test } from 'vitest';
import { readRuleTests } from './read-rule-tests.js';
import { instantsOf, type RuleTest } from './rule-test.js';

test('tells every problem of a file of tests with its path', () => {
  const json = {
    tests: [
      {
        name: 'a',
        steps: [
          { kind: 'sent', type: 'E' },
          { kind: 'advance', atMs: -1, to: 2 },
        ],
        expect: [{ kind: 'row', from: 's', atMs: 'x' }],
      },
      { name: 'a', steps: [{ kind: 'send', type: 'E', times: 0.5 }] },
    ],
  };
  expect(readRuleTests(json)).toEqual({
    kind: 'problems',
    problems: [
      { path: 'tests[0].steps[0].kind', message: 'must be "send" or "advance"' },
      { path: 'tests[0].steps[1].atMs', message: 'must not lie before the beginning' },
      { path: 'tests[0].steps[1].to', message: 'is not known here; one of kind, atMs' },
      { path: 'tests[0].expect[0].atMs', message: 'must be a number' },
      { path: 'tests[1].steps[0].times', message: 'must be a whole number above 0' },
      { path: 'tests[1].name', message: 'there is another test "a"' },
    ],
  });
});

test('counts repeated events up, in order of time', () => {
  const counting: RuleTest = {
    name: 'n',
    steps: [
      { kind: 'send', atMs: 5, type: 'B', event: {} },
      { kind: 'send', atMs: 0, type: 'A', event: { ip: '10.0.{1..2}.{1..9}', n: '{7..8}' }, times: 3, everyMs: 4 },
    ],
    expect: [],
  };
  expect(instantsOf(counting).map(({ atMs, send }) => [atMs, send?.event])).toEqual([
    [0, { ip: '10.0.1.1', n: 7 }],
    [4, { ip: '10.0.2.2', n: 8 }],
    [5, {}],
    [8, { ip: '10.0.1.3', n: 7 }],
  ]);
});

import { expect, it } from 'vitest';
import { isOneEdit } from './one-edit.js';

it.each([
  ['scanning', 'scaning', true],
  ['scanning', 'Scanning', true],
  ['scanning', 'scannings', true],
  ['scanning', 'scannnig', true],
  ['scanning', 'spanning', true],
  ['scanning', 'spaning', false],
  ['scanning', 'scan', false],
  ['CarTimeoutStream', 'CarOutputStream', false],
])('%s and %s: one edit apart is %s', (a, b, expected) => {
  expect(isOneEdit(a, b)).toBe(expected);
});

import { expect, test } from 'vitest';
import { createLanguageService } from './service.js';

const codes = (text: string): readonly string[] =>
  createLanguageService()
    .diagnostics(text)
    .map(({ code }) => code);

test.each([
  "create schema E(k string); select 'abc from E",
  "create schema E(k string); select k, 'abc from E where k = 1",
  "select '",
])('a string that is not closed is one mistake: %s', (text) => {
  expect(codes(text)).toEqual(['syntax-unterminated-string']);
});

test.each([
  'create schema E(k string); select k from',
  'create schema E(k string); select k from where k = 1',
  'create schema E(k ); create schema F() inherits',
])('a type that is missing is one mistake: %s', (text) => {
  expect(new Set(codes(text))).toEqual(new Set(['syntax-expected']));
});

test('a select without a from-clause is refused', () => {
  expect(codes("select 'abc'")).toEqual(['support-refused']);
});

import { describe, expect, it } from 'vitest';
import { regexpFault } from './regexp-fault.js';

describe('a regular expression', () => {
  it.each([
    '',
    '.*bot.*',
    '[a-z]+',
    '[]a]',
    '[^]a]',
    '(?i)abc',
    '(?:a|b)+',
    '\\(',
    'a{2,3}',
    'x*?',
    '(a)(b)',
    '[(]',
    '(?<name>a)',
    'a++',
  ])('%s has nothing plainly wrong', (pattern) => {
    expect(regexpFault(pattern)).toBeUndefined();
  });

  it.each([
    ['*any*', 'nothing to repeat before "*"'],
    ['a|+', 'nothing to repeat before "+"'],
    ['(?', undefined],
    ['(a', 'a "(" is not closed'],
    ['a)', 'a ")" has no "("'],
    ['[a', 'a "[" is not closed'],
  ])('%s is told what is wrong with it', (pattern, fault) => {
    expect(regexpFault(pattern)).toBe(fault ?? 'a "(" is not closed');
  });
});

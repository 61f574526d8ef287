import { check, EMPTY_WORLD } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { expect, it } from 'vitest';
import { groupHead } from './group-head.js';

const headOf = (statement: string) => {
  const text = `create schema E(a string, b int); @Name('s') ${statement};`;
  return groupHead(check(parse(text).document, EMPTY_WORLD).module, 's', text);
};

it('calls keys and aggregates as they are written, each aggregate once, those of the select clause first', () => {
  expect(
    headOf('select a, window(b), count(*) from E#time(1 min) group by a, b + 1 having count( distinct b ) > 3 and count(*) > 1'),
  ).toEqual({
    keys: ['a', 'b + 1'],
    values: ['window(b)', 'count(*)', 'count(distinct b)'],
  });
});

it('has nothing to say of what is no query, or does not check', () => {
  expect([headOf('create window W#keepall as E'), headOf('select nowhere from E')]).toEqual([undefined, undefined]);
});

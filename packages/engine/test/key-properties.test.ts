import { check, EMPTY_WORLD } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { expect, test } from 'vitest';
import { compileModule } from '../src/compile/compile-module.js';

/* By which text properties statements keep or find rows. */

const SCHEMAS = `create schema A(k string, v string, w string, n int);
create schema B(k string, x string, n int);
create window W#unique(k) as A;
`;

function keysOf(statement: string): readonly string[] {
  const { module } = check(parse(`${SCHEMAS}${statement}`).document, EMPTY_WORLD);
  return module === undefined ? [] : compileModule(module, () => undefined).keys.filter((name) => name !== 'k');
}

test.each([
  ['groups', 'select v, count(*) from A group by v, n', ['v']],
  ['windows', 'select * from A#unique(v)', ['v']],
  ['windows of groups', 'select * from A#groupwin(w)#length(2)', ['w']],
  ['joins', 'select a.v from A#keepall as a, B#keepall as b where a.v = b.x', ['v', 'x']],
  ['joins on numbers', 'select a.v from A#keepall as a, B#keepall as b where a.n = b.n', []],
  ['subqueries', 'select (select w from A#lastevent as a where a.v = b.x) as w from B as b', ['v', 'x']],
  ['patterns', 'select a.v as v from pattern [every a=A -> b=B(x = a.v)]', ['v', 'x']],
  ['on-statements', 'on B as b merge W as w where w.v = b.x when matched then delete', ['v', 'x']],
  ['what is counted once', 'select count(distinct w) as n, max(v) as last from A', ['w']],
  ['comparisons with a constant', `select v from A(v = 'x')`, []],
])('%s', (_, statement, keys) => {
  expect([...keysOf(`${statement};`)].sort()).toEqual(keys);
});

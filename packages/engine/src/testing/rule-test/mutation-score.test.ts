import type { RuleTest } from '@rulewright/epl/rule-test';
import { expect, test } from 'vitest';
import { mutationScore } from './mutation-score.js';
import { runRuleTests } from './run-rule-test.js';
import { suggestTest } from './suggest-test.js';

const EPL = `create schema event(src string, n int);
@Name('Burst') @Alert select src, count(*) as hits from event(n > 0).win:time(10 sec) group by src having count(*) >= 3`;

const BURST: RuleTest = {
  name: 'Three within ten seconds',
  steps: [{ kind: 'send', atMs: 0, type: 'event', event: { src: 'a', n: 1 }, times: 3, everyMs: 1000 }],
  expect: [{ kind: 'row', from: 'Burst', atMs: 2000, row: { src: 'a', hits: 3 } }],
};

const survivors = (tests: readonly RuleTest[]) =>
  mutationScore({ epl: EPL }, tests).mutants.filter(({ caughtBy }) => caughtBy === null);

test('tells which small changes of the rule no test notices', () => {
  const score = mutationScore({ epl: EPL }, [BURST]);
  expect({ caught: score.caught, total: score.total, failing: score.failing }).toEqual({ caught: 6, total: 12, failing: [] });
  expect(survivors([BURST]).map(({ was, becomes }) => [was, becomes])).toEqual([
    ['n > 0', ''],
    ['> 0', '>= 0'],
    ['.win:time(10 sec)', ''],
    ['10 sec', '20 sec'],
    ['10 sec', '5 sec'],
    ['src', ''],
  ]);
});

test('a suggested test passes on the rule and catches its mutant, until none survives', () => {
  let tests: readonly RuleTest[] = [BURST];
  for (let round = 0; round < 10; round++) {
    const [survivor] = survivors(tests);
    const suggested = survivor && suggestTest({ rule: { epl: EPL }, tests, survivor });
    if (suggested === undefined) break;
    tests = [...tests, suggested];
  }
  expect(runRuleTests({ epl: EPL }, tests).filter(({ passed }) => !passed)).toEqual([]);
  expect(survivors(tests)).toEqual([]);
});

test('a test that fails on the rule judges no mutant', () => {
  const failing = { ...BURST, expect: [] };
  expect(mutationScore({ epl: EPL }, [failing])).toMatchObject({ caught: 0, failing: [BURST.name] });
});

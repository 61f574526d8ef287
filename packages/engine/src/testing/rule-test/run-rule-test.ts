import type { RuleTest } from '@rulewright/epl/rule-test';
import { explainMissing } from './explain-missing.js';
import { matchRows } from './match-rows.js';
import { type PreparedRule, prepareRule, type RuleUnderTest } from './prepared-rule.js';
import { type DeliveredRow, MAX_SHOWN_ROWS, type RuleTestResult, type TestFailure } from './result.js';
import { runSteps } from './run-steps.js';
import { type Watch, watchOf } from './watch.js';

/** Runs the tests of a rule, each on an engine of its own in virtual time. Deterministic. */
export function runRuleTests(rule: RuleUnderTest, tests: readonly RuleTest[]): readonly RuleTestResult[] {
  const prepared = prepareRule(rule);
  if ('refused' in prepared) {
    const message = prepared.refused.find(({ severity }) => severity === 'error')?.message ?? 'the rule has errors';
    return tests.map(({ name }) => ({ ...nothingHappened(name), failures: [{ kind: 'rule-refused', message }] }));
  }
  return tests.map((test) => explained(prepared, rule.epl, test));
}

/** One test of a rule that checks. Whether it passed is found without asking why not. */
export function judge(rule: PreparedRule, test: RuleTest): RuleTestResult {
  const watch = watchOf(rule.module, test);
  const run = runSteps(rule, test, watch);
  const partners = matchRows(test.expect, run.rows, watch);
  const expectationOf = new Map(
    partners.flatMap((place, expectation) => (place === undefined ? [] : [[place, expectation] as const])),
  );
  const delivered = run.rows.map((row, place): DeliveredRow => ({ ...row, expectation: expectationOf.get(place) ?? null }));
  const failures = [
    ...run.failures,
    ...missing(test, partners, { watch, delivered }),
    ...delivered.filter(({ expectation }) => expectation === null).map(unexpected),
  ].sort((a, b) => timeOf(a) - timeOf(b));
  return {
    ...nothingHappened(test.name),
    passed: failures.length === 0,
    failures: failures.slice(0, MAX_SHOWN_ROWS),
    delivered: delivered.slice(0, MAX_SHOWN_ROWS),
    events: run.events,
  };
}

function explained(rule: PreparedRule, epl: string, test: RuleTest): RuleTestResult {
  const result = judge(rule, test);
  const [first] = result.failures;
  return first === undefined ? result : { ...result, ...explainMissing({ rule, epl, test, failure: first }) };
}

function missing(
  test: RuleTest,
  partners: readonly (number | undefined)[],
  { watch, delivered }: { readonly watch: Watch; readonly delivered: readonly DeliveredRow[] },
): readonly TestFailure[] {
  return test.expect.flatMap((each, expectation): readonly TestFailure[] => {
    const sources = watch.sourcesOf(each.from);
    if (sources.size === 0) {
      return [{ kind: 'unknown-source', expectation, message: `the rule has no statement and no alert "${each.from}"` }];
    }
    if (each.kind === 'none' || partners[expectation] !== undefined) return [];
    const strays = delivered.filter((row) => row.expectation === null && sources.has(row.statement));
    const stray = strays.find(({ atMs }) => atMs === each.atMs) ?? strays[0];
    const { row: expected, atMs = null } = each;
    return [{ kind: 'missing', expectation, atMs, expected, got: stray?.row ?? null }];
  });
}

function unexpected({ statement, atMs, step, row }: DeliveredRow): TestFailure {
  return { kind: 'unexpected', statement, atMs, step, row };
}

/** What has no time of its own comes at once, or, where a row was expected at any time, at the end. */
function timeOf(failure: TestFailure): number {
  if (failure.kind === 'rule-refused' || failure.kind === 'unknown-source') return -1;
  return failure.atMs ?? Number.MAX_VALUE;
}

function nothingHappened(name: string): RuleTestResult {
  return { name, passed: false, failures: [], heldBack: null, delivered: [], events: 0, counters: [] };
}

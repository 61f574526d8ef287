import { hasErrors } from '@rulewright/core';
import {
  type MutationScore,
  mutationScore,
  type RuleTestResult,
  type RuleUnderTest,
  runRuleTests,
  suggestTest,
} from '@rulewright/engine/testing';
import type { RuleTest } from '@rulewright/epl/rule-test';
import { parse } from '@rulewright/epl/syntax';
import { readArguments } from '../arguments.js';
import type { Command } from '../command.js';
import { readText } from '../files.js';
import { printed } from '../report-diagnostics.js';
import { printMutants } from '../rule-test/print-mutants.js';
import { printResult } from '../rule-test/print-result.js';
import { readTests } from '../rule-test/read-tests.js';
import { UsageError } from '../usage-error.js';

/** `rulewright test`: the tests of a rule, and how many small changes of the rule they notice. */
export const test: Command = {
  help: `TESTS.json is a list of tests, or {"tests": […]}:
  {"name": "Three in ten seconds",
   "steps": [{"kind": "send", "atMs": 0, "type": "event", "event": {"src": "a"}, "times": 3, "everyMs": 1000},
             {"kind": "advance", "atMs": 60000}],
   "expect": [{"kind": "row", "from": "Burst", "atMs": 2000, "row": {"src": "a"}}]}
Times count from the beginning of the test; "startMs" sets the clock. Of a repeated event "10.0.0.{1..50}" counts up. Every row of a
statement with @Alert has to be expected, and every row of a statement that an expectation names; {"kind": "none", "from": "Burst"}
names one of which nothing comes. A file of another name than .json is read as the text of EPL Online.
  --uses FILE   a module that the rule builds on; may be given several times, in order
  --mutate      changes the rule in small ways, one at a time, and tells which changes no test notices
  --suggest     with --mutate: prints for each of those a test that would notice it
  --json        one JSON object: tests, and with --mutate the mutants and the suggested tests; of
                a file of tests that cannot be used its problems
Exit 1 when a test fails.`,
  async run(args) {
    const { values, positionals } = readArguments(args, {
      uses: { type: 'string', multiple: true },
      mutate: { type: 'boolean' },
      suggest: { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const [file, testFile, ...rest] = positionals;
    if (file === undefined || testFile === undefined || rest.length > 0)
      throw new UsageError('test needs a rule and a file of tests');
    if (values.suggest && !values.mutate) throw new UsageError('--suggest needs --mutate');
    const rule: RuleUnderTest = { epl: readText(file), uses: (values.uses ?? []).map(readText) };
    const read = readTests(testFile);
    if (read.kind === 'problems') {
      if (!values.json) throw new UsageError(read.words, 1);
      process.stdout.write(`${JSON.stringify({ problems: read.problems }, null, 1)}\n`);
      return 1;
    }
    const { tests } = read;
    const started = performance.now();
    const results = runRuleTests(rule, tests);
    const durationMs = Math.round(performance.now() - started);
    const mutation = values.mutate ? mutationScore(rule, tests) : undefined;
    const suggested = mutation && values.suggest ? suggestions(rule, tests, mutation) : undefined;
    if (values.json) process.stdout.write(`${JSON.stringify({ tests: results, durationMs, mutation, suggested }, null, 1)}\n`);
    else print({ file, rule, tests, results, durationMs, mutation, suggested });
    return results.every(({ passed }) => passed) ? 0 : 1;
  },
};

interface Printed {
  readonly file: string;
  readonly rule: RuleUnderTest;
  readonly tests: readonly RuleTest[];
  readonly results: readonly RuleTestResult[];
  readonly durationMs: number;
  readonly mutation: MutationScore | undefined;
  readonly suggested: readonly RuleTest[] | undefined;
}

function print({ file, rule, tests, results, durationMs, mutation, suggested }: Printed): void {
  const { diagnostics } = parse(rule.epl);
  if (hasErrors(diagnostics)) process.stderr.write(printed(file, rule.epl, diagnostics));
  for (const [index, result] of results.entries()) process.stdout.write(printResult(result, tests[index], { file, epl: rule.epl }));
  const passed = results.filter((result) => result.passed).length;
  process.stdout.write(
    `\n${passed} of ${results.length} ${results.length === 1 ? 'test passes' : 'tests pass'}, ${durationMs} ms\n`,
  );
  if (mutation) process.stdout.write(printMutants(mutation, { file, epl: rule.epl }));
  if (suggested) process.stdout.write(`${JSON.stringify({ tests: suggested }, null, 1)}\n`);
}

/** Each suggested test is there when the next survivor is asked about: one test often notices several changes. */
function suggestions(rule: RuleUnderTest, tests: readonly RuleTest[], score: MutationScore): readonly RuleTest[] {
  const found: RuleTest[] = [];
  for (const survivor of score.mutants.filter(({ caughtBy }) => caughtBy === null)) {
    const caught = found.length > 0 && isCaught(rule, found, survivor);
    const suggested = caught ? undefined : suggestTest({ rule, tests: [...tests, ...found], survivor });
    if (suggested) found.push(suggested);
  }
  return found;
}

function isCaught(rule: RuleUnderTest, tests: readonly RuleTest[], survivor: MutationScore['mutants'][number]): boolean {
  return mutationScore(rule, tests).mutants.some(
    ({ node, was, becomes, caughtBy }) =>
      caughtBy !== null && node === survivor.node && was === survivor.was && becomes === survivor.becomes,
  );
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkResult, playwrightResult, stepResult, summary, vitestResult } from './results.mjs';

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'results-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (value) => {
  const file = join(folder, 'report.json');
  writeFileSync(file, JSON.stringify(value));
  return file;
};
const vitest = (...statuses) =>
  report({ testResults: [{ assertionResults: statuses.map((status) => ({ status, fullName: `a ${status} test` })) }] });
const DONE = { code: 0, seconds: 1 };

it('counts what vitest ran, and names what it skipped', () => {
  expect(vitestResult(vitest('passed', 'passed', 'failed', 'skipped', 'todo'), { code: 1, seconds: 1 })).toEqual({
    name: 'vitest',
    passed: 2,
    failed: 1,
    skipped: ['a skipped test', 'a todo test'],
    broken: ['a failed test'],
    seconds: 1,
  });
});

it('counts what Playwright ran, in suites of suites', () => {
  const spec = (title, status) => ({ title, tests: [{ status }] });
  const suites = [{ specs: [spec('one', 'expected')], suites: [{ specs: [spec('two', 'skipped'), spec('three', 'unexpected')] }] }];
  expect(playwrightResult(report({ suites }), { code: 1, seconds: 2 })).toEqual({
    name: 'browser flows',
    passed: 1,
    failed: 1,
    skipped: ['two'],
    broken: ['three'],
    seconds: 2,
  });
});

it('fails a runner that ran no tests, wrote no report, or ended badly', () => {
  expect(vitestResult(vitest(), DONE)).toMatchObject({ failed: 1, note: 'ran no tests' });
  expect(vitestResult(vitest('skipped'), DONE)).toMatchObject({ failed: 1, note: 'ran no tests' });
  expect(playwrightResult(join(folder, 'none.json'), DONE)).toMatchObject({ failed: 1, note: 'ran no tests' });
  expect(vitestResult(vitest('passed'), { code: 3, seconds: 1 })).toMatchObject({
    passed: 1,
    failed: 1,
    note: 'ended with code 3',
  });
});

it('counts the parts of the check, not its own sum', () => {
  const output =
    'ok    types                    0.5 s\nFAIL  arrows                   2.2 s\nFAIL  check                    3.2 s\n';
  expect(checkResult({ code: 1, output, seconds: 3 })).toMatchObject({ passed: 1, failed: 1 });
});

it('ends with the sum over all runners', () => {
  const results = [
    stepResult('build', true, { seconds: 10 }),
    vitestResult(vitest('passed', 'skipped', 'failed'), { code: 1, seconds: 1 }),
    stepResult('browser flows', false, { note: 'no Chromium' }),
  ];
  expect(summary(results).split('\n')).toEqual([
    'ok    build           1 passed, 0 failed, 0 skipped                10.0 s',
    'FAIL  vitest          1 passed, 1 failed, 1 skipped                 1.0 s',
    'FAIL  browser flows   0 passed, 1 failed, 0 skipped                 0.0 s  no Chromium',
    'skipped  vitest: a skipped test',
    'failed   vitest: a failed test',
    '2 passed, 2 failed, 1 skipped',
  ]);
});

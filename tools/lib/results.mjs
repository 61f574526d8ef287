import { readFileSync } from 'node:fs';

/**
 * What one runner did.
 *
 * @typedef {{ name: string, passed: number, failed: number, skipped: readonly string[], broken?: readonly string[], seconds: number, note?: string }} Result
 * `skipped` and `broken` name the tests
 */

const readJson = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/**
 * A runner that ran nothing has failed, and so has one that ended badly although no test of its did.
 *
 * @param {Result} result
 * @param {number} code its exit code
 * @returns {Result}
 */
const judged = (result, code) => {
  if (result.failed > 0) return result;
  if (result.passed === 0) return { ...result, failed: 1, note: 'ran no tests' };
  return code === 0 ? result : { ...result, failed: 1, note: `ended with code ${code}` };
};

/** @returns {Result} from what `vitest --reporter=json` wrote */
export const vitestResult = (file, { code, seconds }) => {
  const tests = (readJson(file)?.testResults ?? []).flatMap((suite) => suite.assertionResults);
  const count = (status) => tests.filter((test) => test.status === status).length;
  const skipped = tests.filter((test) => !['passed', 'failed'].includes(test.status)).map((test) => test.fullName);
  const broken = tests.filter((test) => test.status === 'failed').map((test) => test.fullName);
  return judged({ name: 'vitest', passed: count('passed'), failed: broken.length, skipped, broken, seconds }, code);
};

/** Every test of a Playwright suite and of the suites in it. */
const specsOf = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)];

/** @returns {Result} from what Playwright's `json` reporter wrote */
export const playwrightResult = (file, { code, seconds }) => {
  const specs = (readJson(file)?.suites ?? []).flatMap(specsOf);
  const tests = specs.flatMap((spec) => spec.tests.map((test) => ({ title: spec.title, status: test.status })));
  const count = (...statuses) => tests.filter((test) => statuses.includes(test.status)).length;
  const skipped = tests.filter((test) => test.status === 'skipped').map((test) => test.title);
  const broken = tests.filter((test) => test.status === 'unexpected').map((test) => test.title);
  return judged(
    { name: 'browser flows', passed: count('expected', 'flaky'), failed: broken.length, skipped, broken, seconds },
    code,
  );
};

/** @returns {Result} from the lines of `npm run check`: a part of it counts as a test */
export const checkResult = ({ code, output, seconds }) => {
  const parts = output.split('\n').filter((line) => /^(ok|FAIL) {2}/.test(line) && !/^\S+\s+check\s/.test(line));
  const failed = parts.filter((line) => line.startsWith('FAIL')).length;
  return judged({ name: 'check', passed: parts.length - failed, failed, skipped: [], seconds }, code);
};

/** @returns {Result} of a step that only passes or fails */
export const stepResult = (name, passed, { seconds = 0, note } = {}) => ({
  name,
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  skipped: [],
  seconds,
  ...(note ? { note } : {}),
});

/**
 * The end of `npm test`: each runner, every skipped and every failed test by name, and the sum as the last line.
 *
 * @param {readonly Result[]} results
 */
export const summary = (results) => {
  const sum = (of) => results.reduce((total, result) => total + of(result), 0);
  const lines = results.map(
    ({ name, passed, failed, skipped, seconds, note }) =>
      `${failed > 0 ? 'FAIL' : 'ok  '}  ${name.padEnd(16)}${`${passed} passed, ${failed} failed, ${skipped.length} skipped`.padEnd(42)}${seconds.toFixed(1).padStart(7)} s${note ? `  ${note}` : ''}`,
  );
  const skipped = results.flatMap((result) => result.skipped.map((test) => `skipped  ${result.name}: ${test}`));
  const broken = results.flatMap((result) => (result.broken ?? []).map((test) => `failed   ${result.name}: ${test}`));
  const total = `${sum((r) => r.passed)} passed, ${sum((r) => r.failed)} failed, ${sum((r) => r.skipped.length)} skipped`;
  return [...lines, ...skipped, ...broken, total].join('\n');
};

import { type RuleTest, readRuleTests, readScenarioText } from '@rulewright/epl/rule-test';
import { readJson, readText } from '../files.js';
import { printed } from '../report-diagnostics.js';
import { UsageError } from '../usage-error.js';

/** One thing that is wrong with a file of tests; `path` is the place in it, empty for the file itself. */
interface TestsProblem {
  readonly path: string;
  readonly message: string;
}

/** The tests of a file, or all that is wrong with it: for programs, and in words for people. */
type ReadTests =
  | { readonly kind: 'tests'; readonly tests: readonly RuleTest[] }
  | { readonly kind: 'problems'; readonly problems: readonly TestsProblem[]; readonly words: string };

export function readTests(file: string): ReadTests {
  try {
    return file.endsWith('.json') ? readJsonForm(file) : readTextForm(file);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return { kind: 'problems', problems: [{ path: '', message: error.message }], words: error.message };
  }
}

function readJsonForm(file: string): ReadTests {
  const read = readRuleTests(readJson(file));
  if (read.kind === 'tests') return { kind: 'tests', tests: read.tests };
  const problems = read.problems.map(({ path, message }) => ({ path, message }));
  return { kind: 'problems', problems, words: problems.map(({ path, message }) => `"${file}": ${path} ${message}`).join('\n') };
}

/** The form of EPL Online: the place of a problem is its offset in the text. */
function readTextForm(file: string): ReadTests {
  const text = readText(file);
  const { test, diagnostics } = readScenarioText(text, file);
  if (diagnostics.length === 0) return { kind: 'tests', tests: [test] };
  const problems = diagnostics.map(({ span, message }) => ({ path: String(span.start), message }));
  return { kind: 'problems', problems, words: printed(file, text, diagnostics).trimEnd() };
}

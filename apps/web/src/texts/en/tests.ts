import { formatCount } from '../format.js';

const plural = (count: number, one: string, many: string) => `${formatCount(count)} ${count === 1 ? one : many}`;

export const tests = {
  tab: 'Test',
  counted: (count: number) => plural(count, 'test', 'tests'),
  took: (ms: number) => `${formatCount(ms)} ms`,
  runAll: 'Run all',
  run: 'Run',
  list: 'Tests of this rule',
  add: 'Test',
  fromAlert: 'From an alert',
  noAlerts: 'This rule has raised no alert yet.',
  newName: 'New test',
  none: 'No test yet',
  noneHint:
    'A test sends events in its own time and says which alerts must come of them. It is stored with the rule and run before each deploy.',
  passed: 'passes',
  failed: 'fails',
  notRun: 'not run',
  stale: (verdict: string) => `${verdict}, before the last edits`,
  staleHint: 'before the last edits',
  chip: (passed: number, of: number) => `${passed}/${of} tests`,
  remove: (name: string) => `Delete the test ${name}`,
  name: 'Name of the test',
  view: 'How the test is shown',
  views: { line: 'Time line', text: 'Text' },
  textLabel: 'The test as text',
  textHint: 'The text form of EPL Online: paste a scenario to import it, copy this one to export it.',
  ownClock: 'own clock, starts at 0',
  step: 'Step',
  addSend: 'Send an event',
  addAdvance: 'Let time pass',
  addExpect: 'Expect a row',
  addNone: 'Expect nothing from',
  heads: { number: 'Line', at: 'at', step: 'step', what: 'event or row', times: 'times', every: 'every', result: 'result' },
  send: 'send',
  timePasses: 'time passes',
  expect: 'expect',
  expectNone: 'expect none',
  came: 'came',
  at: (line: number) => `Time of line ${line}`,
  type: (line: number) => `Event type of line ${line}`,
  from: (line: number) => `Statement or alert of line ${line}`,
  columns: (line: number) => `Columns of line ${line}`,
  times: (line: number) => `Repetitions of line ${line}`,
  every: (line: number) => `Distance of repetitions of line ${line}`,
  removeLine: (line: number) => `Delete line ${line}`,
  anyTime: 'any time',
  sent: (count: number) => `${formatCount(count)} sent`,
  passedAt: (time: string) => `at ${time}`,
  noRow: 'no row',
  otherRow: (row: string) => `got ${row}`,
  unexpected: 'came, not expected',
  nothing: 'nothing',
  columnsUnread: "not read: write name='text', count=3",
  timeUnread: 'not a time: write 12 s',
  lanes: 'Time line of the test',
  heldBack: 'Nothing went on from here',
  heldBackAt: (line: number, words: string) => `Line ${line} of the test: ${words}`,
  valueIsNot: (value: string, asked: string) => `${value} is not ${asked}`,
  valueWas: (expression: string, value: string) => `${expression} was ${value}`,
  without: (condition: string) => `held back by ${condition}`,
  score: 'Caught by tests',
  scoreOf: (caught: number, total: number) => `${formatCount(caught)} of ${formatCount(total)} mutants`,
  measure: 'Measure',
  scoreHint: 'A mutant is the rule with one small change. It is caught when a test fails on it.',
  survivors: 'No test fails on these.',
  failingJudges: 'Tests that fail judge no mutant.',
  addTest: 'Add a test',
  addTestFor: (change: string) => `Add a test for ${change}`,
  dropped: (was: string) => `without ${was}`,
  changed: (was: string, becomes: string) => `${was} to ${becomes}`,
  line: (line: number) => `L${line}`,
  nothingSuggested: 'No variation of the tests tells this change from the rule; the two may be the same.',
  stored: 'Stored with the rule:',
  command: 'rulewright test',
  deployHeldBack: (failed: readonly string[], of: number) =>
    failed.length === 1
      ? `The test “${failed[0]}” fails: nothing was deployed.`
      : `${failed.length} of ${of} tests fail, nothing was deployed: ${namesOf(failed)}.`,
  showFailed: (first: string) => `Show “${first}”`,
  deployAnyway: 'Deploy anyway',
} as const;

/** So many failed tests are named in a line. */
const NAMED = 3;

function namesOf(failed: readonly string[]): string {
  const named = failed.slice(0, NAMED).map((name) => `“${name}”`);
  const more = failed.length - named.length;
  return [...named, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

// npm run conformance [-- --area view --name X --verbose --reasons --json]: recorded behaviour against ours, by area.
import { parseArgs } from 'node:util';
import { SHARED } from '../shared-folder.js';
import { type Outcome, readHostTypes, runSuite, SUITES } from './conformance.js';
import { reasonLines, tally, tallyTable } from './tally.js';

const { values } = parseArgs({
  options: {
    area: { type: 'string', multiple: true },
    name: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    reasons: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  },
});

const suites = SUITES.filter((suite) => values.area === undefined || values.area.includes(suite));
const hosts = readHostTypes();
const passes = (name: string) => values.name === undefined || name.includes(values.name);
const tallies = suites.map((suite) => {
  const outcomes: Outcome[] = [];
  for (const outcome of runSuite(suite, hosts, passes)) {
    outcomes.push(outcome);
    if (values.json) print(JSON.stringify(outcome));
    else if (values.verbose) print(story(outcome));
  }
  return tally(suite, outcomes);
});
if (!values.json) {
  print(tallies.some((one) => one.recorded > 0) ? tallyTable(tallies) : `nothing recorded in ${SHARED}`);
  if (values.reasons) print(`\nout of scope\n${reasonLines(tallies)}`);
}
process.exitCode = tallies.some((one) => one.differ > 0) ? 1 : 0;

function story({ suite, name, verdict }: Outcome): string {
  if (verdict.kind === 'agree') return '';
  if (verdict.kind === 'out') return values.reasons ? `${suite}: ${name}\n  out of scope: ${verdict.reason}\n` : '';
  const { step, did, epl, expected, actual } = verdict.difference;
  const indented = (text: string) => text.replaceAll('\n', '\n           ');
  return `${suite}: ${name}\n  epl      ${indented(epl)}\n  step     ${step} ${did}\n  expected ${indented(expected)}\n  actual   ${indented(actual)}\n`;
}

function print(text: string): void {
  if (text !== '') process.stdout.write(`${text}\n`);
}

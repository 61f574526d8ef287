// npm run fuzz -- --seed S --count N [--from I] [--only window,output] [--shared DIR] [--cache FILE] [--whole] [--print]: random scenarios, Esper's answer beside ours.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runScenario, type Scenario, type ScenarioAnswer } from '../src/testing/run-scenario.js';
import { type Answer, said, sameAnswer } from '../test/compare-answers.js';
import { SHARED } from '../test/shared-folder.js';
import { AnswerCache } from './answer-cache.js';
import { decidesNothing, explanation } from './deviations.js';
import { FEATURES, type Feature, type FuzzCase, fuzzCase, toScenario } from './fuzz-case.js';
import { OracleProcess } from './oracle-process.js';
import { shrink } from './shrink.js';

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '1000' },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
    shared: { type: 'string', default: SHARED },
    cache: { type: 'string' },
    'max-found': { type: 'string', default: '20' },
    whole: { type: 'boolean', default: false },
    print: { type: 'boolean', default: false },
  },
});

const cache = new AnswerCache(values.cache);
/** Scenarios that are under way at the oracle while ours are run. */
const IN_FLIGHT = 8;
/** How often a scenario that differs is asked once more. */
const ASKED_AGAIN = 6;
const FOUND = join(dirname(fileURLToPath(import.meta.url)), 'found');

const [seed, count, from] = [Number(values.seed), Number(values.count), Number(values.from)];
const features = values.only === undefined ? FEATURES : FEATURES.filter((feature) => values.only?.split(',').includes(feature));
if (values.print) {
  for (let index = from; index < from + count; index++) print(JSON.stringify(toScenario(fuzzCase(seed, index, features))));
} else process.exitCode = (await fuzz(new OracleProcess(join(values.shared, 'oracle/oracle')), features)) ? 1 : 0;

/** @returns true if an answer differs */
async function fuzz(oracle: OracleProcess, chosen: readonly Feature[]): Promise<boolean> {
  const tally: Tally = { agree: 0, differ: 0, undecided: 0, refused: 0, explained: new Map() };
  const asked: { readonly item: FuzzCase; readonly answer: Promise<Answer> }[] = [];
  for (let index = from; index < from + count || asked.length > 0; index++) {
    if (index < from + count) {
      const item = fuzzCase(seed, index, chosen);
      asked.push({ item, answer: ask(oracle, item) });
      if (asked.length < IN_FLIGHT) continue;
    }
    const next = asked.shift();
    if (next) await judge(next.item, await next.answer, oracle, tally);
    if (doneOf(tally) % 250 === 0) print(line(tally));
    if (tally.differ >= Number(values['max-found'])) break;
  }
  oracle.close();
  print(`seed ${seed} from ${from}: ${line(tally)}`);
  for (const [name, times] of [...tally.explained].sort((a, b) => b[1] - a[1])) print(`${String(times).padStart(5)}  ${name}`);
  return tally.differ > 0;
}

/** Counts of a run; `explained` by the name of the deviation. `refused` are those of `agree` that both refuse. */
interface Tally {
  agree: number;
  differ: number;
  undecided: number;
  refused: number;
  readonly explained: Map<string, number>;
}

function explainedOf({ explained }: Tally): number {
  return [...explained.values()].reduce((sum, times) => sum + times, 0);
}

function doneOf(tally: Tally): number {
  return tally.agree + explainedOf(tally) + tally.differ + tally.undecided;
}

function line(tally: Tally): string {
  const { agree, differ, undecided, refused } = tally;
  return `${doneOf(tally)} scenarios, ${agree} agree (${refused} refused by both), ${explainedOf(tally)} explained, ${differ} differ, ${undecided} undecided`;
}

async function agrees(scenario: Scenario, oracle: OracleProcess): Promise<boolean> {
  const answer = await cache.answer(scenario, (one) => oracle.ask(one));
  return !decidesNothing(answer) && sameAnswer(answer, runScenario(scenario), scenario);
}

/** Whether Esper answers otherwise when it is asked again: what comes in the order of a hash table does. */
async function wavers(scenario: Scenario, expected: Answer, oracle: OracleProcess): Promise<boolean> {
  for (let time = 1; time <= ASKED_AGAIN; time++) {
    const again = await cache.answer(scenario, (one) => oracle.ask(one), time);
    if (!sameAnswer(expected, again, scenario)) return true;
  }
  return false;
}

async function judge(item: FuzzCase, expected: Answer, oracle: OracleProcess, tally: Tally): Promise<void> {
  if (decidesNothing(expected)) {
    tally.undecided++;
    return;
  }
  if (expected.error) tally.refused++;
  if (same(item, expected)) {
    tally.agree++;
    return;
  }
  if (await wavers(toScenario(item), expected, oracle)) {
    tally.undecided++;
    return;
  }
  const name = await explanation(toScenario(item), expected, (without) => agrees(without, oracle));
  if (name !== undefined) {
    tally.explained.set(name, (tally.explained.get(name) ?? 0) + 1);
    return;
  }
  tally.differ++;
  if (values.whole) {
    report(item, expected);
    return;
  }
  const [theirs, ours] = [failures(expected), failures(answered(item))];
  const least = await shrink(item, async (candidate) => {
    const answer = await ask(oracle, candidate);
    if (decidesNothing(answer) || same(candidate, answer)) return false;
    // a smaller case that fails in a way of its own is another case
    return (
      failures(answer).every((one) => theirs.includes(one)) && failures(answered(candidate)).every((one) => ours.includes(one))
    );
  });
  report(least, await ask(oracle, least));
}

/** What went wrong in an answer, apart from its rows. */
function failures(answer: Answer): readonly string[] {
  const phases = answer.error ? [answer.error.phase] : [];
  return [...phases, ...(answer.out ?? []).flatMap((one) => (one.error === undefined ? [] : [one.error]))];
}

function ask(oracle: OracleProcess, item: FuzzCase): Promise<Answer> {
  return cache.answer(toScenario(item), (scenario) => oracle.ask(scenario));
}

function same(item: FuzzCase, expected: Answer): boolean {
  const scenario = toScenario(item);
  return sameAnswer(expected, answered(item), scenario);
}

function answered(item: FuzzCase): ScenarioAnswer | Answer {
  try {
    return runScenario(toScenario(item));
  } catch (error) {
    return { error: null, out: [{ step: -1, error: `thrown: ${error instanceof Error ? error.stack : String(error)}` }] };
  }
}

function report(item: FuzzCase, expected: Answer): void {
  const scenario = toScenario(item);
  const actual = answered(item);
  mkdirSync(FOUND, { recursive: true });
  writeFileSync(join(FOUND, `${item.name}.json`), `${JSON.stringify({ scenario, answer: expected }, null, 1)}\n`);
  const told = (answer: Answer) => (answer.error ? `refused: ${answer.error.message}` : JSON.stringify(said(answer, scenario)));
  const steps = scenario.steps.map((step) => JSON.stringify(step)).join(' ');
  const epl = String(scenario.epl).split(';\n').slice(5).join(';\n           ');
  print(`differs: ${item.name}\n  epl      ${epl}\n  steps    ${steps}\n  expected ${told(expected)}\n  actual   ${told(actual)}`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

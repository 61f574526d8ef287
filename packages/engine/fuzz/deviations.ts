import type { Scenario, ScenarioStep } from '../src/testing/run-scenario.js';
import { type Answer, undecided } from '../test/compare-answers.js';
import { freshKeys } from './fresh-keys.js';

/*
 * Where the two engines may differ by decision, and what the fuzzer does about it.
 *
 * Avoided by the generators:
 * - a filter's constant is never wider than its property: Esper refuses it, ours compares by value (point 82);
 * - `first` and `last` in a correlated subquery hang on a hash order in Esper (96);
 * - `not (… is null)` as a whole filter is refused by Esper (88);
 * - two triggers of one named window never share an event type, nor does one with a reader of the window that the same event sets off: the
 *   order between statements is creation order here and undefined there (59);
 * - a named window that queries write to has a reader: without one Esper tells the window's own listener of the write with the next event;
 * - time never goes back (78), numbers stay small: no overflow (65);
 * - an on-merge never updates and deletes one row: Esper deletes the row as it was and keeps the updated one;
 * - the constants of an `in` in a filter differ: Esper delivers an event once for each that is equal;
 * - `limit` stands only behind an order by all columns, or by the key of groups that a delivery tells once each: which of equal rows is cut is
 *   decided by nobody;
 * - the sides of an `or` in a filter differ, for the same reason as the constants of an `in`;
 * - `order by` does not stand behind `having` of rows that are not aggregated, nor `limit` behind an order by several columns of which one is an
 *   aggregate, nor `output first when` before them: it does not compile, or loses rows (99);
 * - integers that are compared across types, or that begin a range of a pattern, are not null: Esper fails inside (87).
 *
 * Known by name, where a difference may come of them: see {@link DEVIATIONS}.
 *
 * Not counted, because Esper's answer decides nothing: see {@link decidesNothing}.
 */

/** Messages of a compiler that fell over its own feet: a refusal of this kind is no statement about the language (99). */
const COMPILER_FAILED =
  /CompileException|Index properties not found|ClassCastException|NullPointerException|IllegalStateException|Not a \d-way join|Failed to deploy: null|Error in stream|Cannot (?:invoke|load|read)|Unexpected (?:error|exception)|Fatal exception|cannot be cast to class/;

/** True when Esper failed, in a statement (85, 86, 87) or in its compiler (88, 99). */
export function decidesNothing(answer: Answer): boolean {
  return (
    undecided(answer) ||
    COMPILER_FAILED.test(answer.error?.message ?? '') ||
    (answer.out ?? []).some((one) => COMPILER_FAILED.test(one.message ?? ''))
  );
}

/** A decided difference (docs/epl-support.md). A scenario that differs is explained by it when the same scenario without it agrees. */
export interface FuzzDeviation {
  readonly name: string;
  /** undefined when nothing of it is in the scenario, or in what Esper answers to it */
  without(scenario: Scenario, expected: Answer): Scenario | undefined;
}

/** Times of those who read a window or stream that others write: out of step with the writers, so that nothing is due at one instant. */
const OUT_OF_STEP = / from [SW]\d[^;]*/g;
/** The condition of an on-statement, behind its window, and the same as no index can serve it. */
const ON_CONDITION = /( as w(?: set [^;]*?)?) where (w\.[^;]*?)(?= when |;|$)/g;
const QUERY_CONDITION = / where (.*?)(?= group by |$)/;
const AGGREGATED = / group by |\b(?:count|sum|avg|min|max|stddev|avedev|median|first|last|window|nth|rate|leaving)\w*\(/;
const UNINDEXED = ' where (case when ';

export const DEVIATIONS: readonly FuzzDeviation[] = [
  inText('nulls on both sides of the condition of a subquery', /\bi\.(\w) = o\.(\w)/g, 'i.$1 = o.$2 and i.$1 is not null'),
  {
    name: 'rows that a named window turned away or dropped',
    without: (scenario) => (/create window/.test(String(scenario.epl)) ? withoutIndexes(scenario) : undefined),
  },
  {
    name: 'an update of the key of a unique or group window',
    without: (scenario) =>
      ['x', 'k'].reduce<Scenario | undefined>((all, key) => withoutKey(all ?? scenario, key) ?? all, undefined),
  },
  {
    name: 'the order in which rows of a unique window are updated',
    without: (scenario) =>
      /update /.test(`${String(scenario.epl)};${JSON.stringify(scenario.steps)}`) &&
      /create window [^;]*unique\(/.test(String(scenario.epl))
        ? textOf(scenario, /\b(?:first|last|window)\(/g, 'count(')
        : undefined,
  },
  { name: 'keys of a group window that were empty meanwhile', without: freshKeys },
  inText('what came before `output after` in `output first`', / after \d (?:events|sec) first /g, ' first '),
  inText('swapped ends of between in a join', /(\w\.\w) between (\w\.\w) and (\w\.\w)/g, '$1 >= $2 and $1 <= $3'),
  inText('an outer join on two keys, one of them that of a unique window', /select [^;]* outer join [^;]*/g, (text) =>
    text.includes('unique(') ? text.replace(/ and (\w)\.x = (\w)\.x/g, '') : text,
  ),
  inText('groups of a join that lost a row which a sort window had turned away', /select [^;]* as l[, ][^;]*group by/g, (text) =>
    text.replace(/#sort\((\d), [^)]*\)/g, '#length($1)'),
  ),
  inText('partial matches that overlap, tied by !=', / @SuppressOverlappingMatches(?=[^;]*\(k != \w\.k\))/g, ''),
  {
    name: 'timers of several statements at one instant',
    without: (scenario) => {
      const apart = textOf(scenario, OUT_OF_STEP, (text) => text.replace(/(every |#time\w*\()(\d+) sec/g, '$1$2 sec 7 msec'));
      return apart && { ...apart, steps: apart.steps.map(walking) };
    },
  },
  inText('`limit 1` over a null key', /( order by \w+(?: asc| desc)? limit) 1\b/g, '$1 2'),
  // with the remove stream Esper orders and tells both
  inText(
    'ordered groups of which one gains a row and another loses one',
    /select (?![ir]+stream )(?=[^;]* group by [^;]* order by )(?![^;]*( output | as l[, ]))/g,
    'select irstream ',
  ),
  inText('prev over a group window, asked later', /select [^;]*prev[^;]*#groupwin[^;]*/g, (text) =>
    text.replace(/prev\(\d, (\w)\w*\)|prevcount\((\w)\w*\)/g, '1'),
  ),
  {
    name: 'a range that ends where it begins',
    without: (scenario) => {
      const closed = (text: string): string => text.replace(/in [[(](-?\d+):\1[\])]/g, 'in [$1:$1]');
      return ofQueries(textOf(scenario, /[^;]+/g, closed) ?? scenario, closed) ?? textOf(scenario, /[^;]+/g, closed);
    },
  },
  inText('`having` of rows that are not aggregated, in a snapshot', /select [^;]* having [^;]* output snapshot/g, (text) =>
    AGGREGATED.test(text) ? text : text.replace(' having ', / where /.test(text) ? ' and ' : ' where '),
  ),
  inText('one row for all, ordered behind `having`', /select [^;]* having [^;]* output (?:all |every )[^;]*/g, (text) =>
    text.includes(' group by ') ? text : text.replace(/ order by .*$/s, ''),
  ),
  {
    name: 'stddev of values of which some have left',
    without: (scenario, expected) =>
      JSON.stringify(expected).includes('NaN') ? textOf(scenario, /stddev\(/g, () => 'avedev(') : undefined,
  },
];

/** What is due on the way is due at one instant when the clock jumps. */
function walking(step: ScenarioStep): ScenarioStep {
  return 'time' in step && step.time !== undefined ? { span: step.time } : step;
}

function inText(name: string, what: RegExp, by: string | ((text: string) => string)): FuzzDeviation {
  return { name, without: (scenario) => textOf(scenario, what, by) };
}

/** The scenario with another text; undefined if it is the same. */
function textOf(scenario: Scenario, what: RegExp, by: string | ((text: string) => string)): Scenario | undefined {
  const epl = String(scenario.epl);
  const changed = typeof by === 'string' ? epl.replace(what, by) : epl.replace(what, by);
  return changed === epl ? undefined : { ...scenario, epl: changed };
}

/** The scenario whose named windows are not unique by a key that is assigned to. */
function withoutKey(scenario: Scenario, key: string): Scenario | undefined {
  const written = `${String(scenario.epl)};${JSON.stringify(scenario.steps)}`;
  if (!new RegExp(`(?:set|,) ${key} = `).test(written)) return undefined;
  const unique = new RegExp(`#(first)?unique\\([^)]*\\b${key}\\b[^)]*\\)|#groupwin\\(${key}\\)#length\\(1\\)`, 'g');
  const other = /(?:set|,) id = /.test(written) ? '#keepall' : '#$1unique(id)';
  return textOf(scenario, /create window [^;]*/g, (window) => window.replace(unique, other));
}

/** The scenario with other queries; undefined if they are the same. */
function ofQueries(scenario: Scenario, by: (text: string) => string): Scenario | undefined {
  const steps = scenario.steps.map((step): ScenarioStep => {
    if (!('query' in step) || step.query === undefined) return step;
    return { ...step, query: by(step.query) };
  });
  return JSON.stringify(steps) === JSON.stringify(scenario.steps) ? undefined : { ...scenario, steps };
}

/** On-statements and queries scan: what an index still holds is not found. */
function withoutIndexes(scenario: Scenario): Scenario | undefined {
  const onStatements = textOf(scenario, ON_CONDITION, `$1${UNINDEXED}$2 then true else false end)`);
  const unindexed = (query: string): string => query.replace(QUERY_CONDITION, `${UNINDEXED}$1 then true else false end)`);
  return ofQueries(onStatements ?? scenario, unindexed) ?? onStatements;
}

/**
 * The name of the deviation that explains why a scenario differs; of all that it has when only all together do.
 *
 * @param agrees  asks both engines
 */
export async function explanation(
  scenario: Scenario,
  expected: Answer,
  agrees: (without: Scenario) => Promise<boolean>,
): Promise<string | undefined> {
  const present: FuzzDeviation[] = [];
  let all: Scenario = scenario;
  for (const deviation of DEVIATIONS) {
    const without = deviation.without(scenario, expected);
    if (without === undefined) continue;
    if (await agrees(without)) return deviation.name;
    present.push(deviation);
    all = deviation.without(all, expected) ?? all;
  }
  const together = present.length > 1 && (await agrees(all));
  return together ? present.map(({ name }) => name).join(' + ') : undefined;
}

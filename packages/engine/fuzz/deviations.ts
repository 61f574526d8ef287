import type { Scenario, ScenarioStep } from '../src/testing/run-scenario.js';
import { type Answer, undecided } from '../test/compare-answers.js';

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
 * - `limit` stands only behind an order by all columns: which of equal rows is cut is decided by nobody.
 *
 * Known by name, where a difference may come of them: see {@link DEVIATIONS}.
 *
 * Not counted, because Esper's answer decides nothing: see {@link decidesNothing}.
 */

/** Messages of a compiler that fell over its own feet: a refusal of this kind is no statement about the language (99). */
const COMPILER_FAILED =
  /CompileException|ClassCastException|NullPointerException|IllegalStateException|Not a \d-way join|Failed to deploy: null|Error in stream|Cannot (?:invoke|load|read)|Unexpected (?:error|exception)|Fatal exception|cannot be cast to class/;

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
  /** undefined when nothing of it is in the scenario */
  without(scenario: Scenario): Scenario | undefined;
}

export const DEVIATIONS: readonly FuzzDeviation[] = [
  {
    name: 'nulls on both sides of an outer join or of a correlated subquery',
    without: (scenario) =>
      / outer join | join |\bi\.\w+ (?:=|[<>]=?|between) o\./.test(String(scenario.epl)) ? withoutNulls(scenario) : undefined,
  },
  // Esper's index of the window still finds them
  inText(
    'rows that a named window turned away or dropped',
    /(create window \w+)(?:#groupwin\(\w\))?(?:#(?:sort|unique|firstunique|\w*_batch)\([^)]*\)|(?:#\w+(?:\([^)]*\))?){2})/g,
    '$1#keepall',
  ),
  inText('keys of a group window that were empty meanwhile', /#groupwin\(\w\)(?=#time)/g, ''),
  inText('what came before `output after` in `output first`', / after \d (?:events|sec) first /g, ' first '),
  inText('swapped ends of between in a join', /(\w\.\w) between (\w\.\w) and (\w\.\w)/g, '$1 >= $2 and $1 <= $3'),
  inText('partial matches that overlap, tied by !=', / @SuppressOverlappingMatches/g, ''),
];

function inText(name: string, what: RegExp, by: string): FuzzDeviation {
  return {
    name,
    without: (scenario) => {
      const epl = String(scenario.epl);
      const changed = epl.replace(what, by);
      return changed === epl ? undefined : { ...scenario, epl: changed };
    },
  };
}

/** Every null key becomes a value of its own. */
function withoutNulls(scenario: Scenario): Scenario | undefined {
  let changed = false;
  const steps = scenario.steps.map((step, serial): ScenarioStep => {
    if (!('send' in step) || step.event === undefined) return step;
    const own: Readonly<Record<string, unknown>> = { k: `n${serial}`, x: 100 + serial, y: 200 + serial };
    const event = Object.fromEntries(
      Object.entries(step.event).map(([key, value]) => {
        if (value !== null || own[key] === undefined) return [key, value];
        changed = true;
        return [key, own[key]];
      }),
    );
    return { ...step, event } as ScenarioStep;
  });
  return changed ? { ...scenario, steps } : undefined;
}

/**
 * The name of the deviation that explains why a scenario differs; of all that it has when only all together do.
 *
 * @param agrees  asks both engines
 */
export async function explanation(
  scenario: Scenario,
  agrees: (without: Scenario) => Promise<boolean>,
): Promise<string | undefined> {
  const present: FuzzDeviation[] = [];
  let all: Scenario = scenario;
  for (const deviation of DEVIATIONS) {
    const without = deviation.without(scenario);
    if (without === undefined) continue;
    if (await agrees(without)) return deviation.name;
    present.push(deviation);
    all = deviation.without(all) ?? all;
  }
  const together = present.length > 1 && (await agrees(all));
  return together ? present.map(({ name }) => name).join(' + ') : undefined;
}

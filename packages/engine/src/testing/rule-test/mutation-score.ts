import type { Span } from '@rulewright/core';
import { type Mutant, type MutantKind, mutantsOf, type RuleTest } from '@rulewright/epl/rule-test';
import { type PreparedRule, prepareRule, type RuleUnderTest, withText } from './prepared-rule.js';
import { judge } from './run-rule-test.js';

/** A small change of the rule, and whether a test told it from the rule. */
export interface JudgedMutant {
  readonly kind: MutantKind;
  readonly statement: string;
  readonly node: string;
  /** place in the text of the rule */
  readonly span: Span;
  readonly was: string;
  readonly becomes: string;
  /** the first test that fails on it; null when it survives */
  readonly caughtBy: string | null;
}

export interface MutationScore {
  readonly caught: number;
  /** mutants that are rules; those that do not check are not counted */
  readonly total: number;
  readonly mutants: readonly JudgedMutant[];
  /** tests that fail on the rule itself: they judge no mutant */
  readonly failing: readonly string[];
}

/** More mutants than this are not tried: the first ones in the order of the text. */
const MAX_MUTANTS = 500;

/** Whether the tests notice each small change of a rule. O(mutants x events of the tests). */
export function mutationScore(rule: RuleUnderTest, tests: readonly RuleTest[]): MutationScore {
  const prepared = prepareRule(rule);
  if ('refused' in prepared) return { caught: 0, total: 0, mutants: [], failing: tests.map(({ name }) => name) };
  const failing = new Set(tests.filter((test) => !judge(prepared, test).passed).map(({ name }) => name));
  const judges = tests.filter(({ name }) => !failing.has(name));
  const mutants = mutantsOf(rule.epl)
    .slice(0, MAX_MUTANTS)
    .flatMap((mutant) => judged(prepared, mutant, judges));
  return {
    caught: mutants.filter(({ caughtBy }) => caughtBy !== null).length,
    total: mutants.length,
    mutants,
    failing: [...failing],
  };
}

function judged(rule: PreparedRule, mutant: Mutant, tests: readonly RuleTest[]): readonly JudgedMutant[] {
  const changed = withText(rule, mutant.epl);
  if (changed === undefined) return [];
  const { epl: _, ...told } = mutant;
  return [{ ...told, caughtBy: tests.find((test) => !judge(changed, test).passed)?.name ?? null }];
}

import type { EventRecord, Value } from '@rulewright/core';
import { type ExpectedRow, instantsOf, MAX_TEST_EVENTS, type Mutant, mutantsOf, type RuleTest } from '@rulewright/epl/rule-test';
import { type PreparedRule, prepareRule, type RuleUnderTest, withText } from './prepared-rule.js';
import type { DeliveredRow } from './result.js';
import { runSteps } from './run-steps.js';
import { mentionsOf, variationsOf } from './variations.js';
import { watchOf } from './watch.js';

/** Which survivor a test is wanted for, as the mutation score names it. */
export type Survivor = Pick<Mutant, 'kind' | 'node' | 'was' | 'becomes'>;

export interface SuggestionRequest {
  readonly rule: RuleUnderTest;
  readonly tests: readonly RuleTest[];
  readonly survivor: Survivor;
}

/** More variations than this are not tried. */
const MAX_TRIES = 2000;

/**
 * A test that passes on the rule and fails on a mutant that survived: a variation of one of the tests on which the two differ. What it
 * expects is what the rule does today; whether that is right is for its author to say.
 *
 * @returns undefined if no variation tells them apart: the mutant may be equal to the rule
 */
export function suggestTest({ rule, tests, survivor }: SuggestionRequest): RuleTest | undefined {
  const prepared = prepareRule(rule);
  const mutant = mutantsOf(rule.epl).find((each) => isSame(each, survivor));
  if ('refused' in prepared || mutant === undefined) return undefined;
  const changed = withText(prepared, mutant.epl);
  if (changed === undefined) return undefined;
  const mentions = mentionsOf(rule.epl);
  let tries = 0;
  for (const base of tests) {
    for (const { what, steps } of variationsOf(base.steps, mentions, survivor.kind)) {
      if (++tries > MAX_TRIES) return undefined;
      const test: RuleTest = { ...base, name: freeName(`${base.name}, ${what}`, tests), steps };
      if (instantsOf(test).length > MAX_TEST_EVENTS / 10) continue;
      const found = told(test, prepared, changed);
      if (found) return found;
    }
  }
  return undefined;
}

function isSame(mutant: Mutant, survivor: Survivor): boolean {
  const { kind, node, was, becomes } = survivor;
  return mutant.kind === kind && mutant.node === node && mutant.was === was && mutant.becomes === becomes;
}

/** The test with what the rule gives as its expectation, if the mutant gives something else. */
function told(test: RuleTest, rule: PreparedRule, mutant: PreparedRule): RuleTest | undefined {
  const watch = watchOf(rule.module, test);
  const right = runSteps(rule, test, watch);
  if (right.failures.length > 0) return undefined;
  const wrong = runSteps(mutant, test, watch);
  const silent = test.expect.filter((each) => each.kind === 'none');
  const found: RuleTest = { ...test, expect: [...silent, ...right.rows.map(asExpected)] };
  return shown(right.rows) === shown(wrong.rows) ? undefined : found;
}

function shown(rows: readonly DeliveredRow[]): string {
  return JSON.stringify(rows.map(asExpected));
}

/** What a reader would write down of a row: its plain columns, or all if there is none. */
function asExpected({ statement, atMs, row }: DeliveredRow): ExpectedRow {
  const plain = Object.entries(row).filter(([, value]) => isPlain(value));
  const columns: EventRecord = plain.length > 0 ? Object.fromEntries(plain) : row;
  return { kind: 'row', from: statement, atMs, row: columns };
}

function isPlain(value: Value): boolean {
  return value !== null && typeof value !== 'object';
}

function freeName(wanted: string, tests: readonly RuleTest[]): string {
  const names = new Set(tests.map(({ name }) => name));
  let name = wanted;
  for (let copy = 2; names.has(name); copy++) name = `${wanted} (${copy})`;
  return name;
}

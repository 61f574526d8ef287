import { endOf, instantsOf, type Mutant, type MutantKind, mutantsOf, type RuleTest } from '@rulewright/epl/rule-test';
import type { Engine } from '../../contract.js';
import type { NodeCounters } from '../../inspection.js';
import { failingValues, type HeldCondition } from './failing-values.js';
import { isExpected } from './match-rows.js';
import { engineWith, type PreparedRule, withText } from './prepared-rule.js';
import type { HeldBack, RuleTestResult, TestFailure } from './result.js';
import { runSteps } from './run-steps.js';
import { watchOf } from './watch.js';
import { withoutRates } from './without-rates.js';

export interface Unexplained {
  readonly rule: PreparedRule;
  readonly epl: string;
  readonly test: RuleTest;
  /** the first failure of the test */
  readonly failure: TestFailure;
}

/**
 * Where an expected row was held back, and what the nodes had counted at that instant.
 *
 * The rule is run again without one of its conditions, guards or rates at a time: where the row comes then, that one held it back. Where
 * several held it back together, the counters say how far the events of that instant came: the first node of the statement that passed
 * nothing on.
 */
export function explainMissing(question: Unexplained): Pick<RuleTestResult, 'heldBack' | 'counters'> {
  const { failure, test, rule } = question;
  if (failure.kind === 'rule-refused' || failure.kind === 'unknown-source') return { heldBack: null, counters: [] };
  const { before, after } = countersAround(rule, test, failure.atMs ?? endOf(test));
  if (failure.kind === 'unexpected') {
    return { heldBack: heldAt(failure.statement, failure.statement), counters: after };
  }
  if (failure.kind !== 'missing') return { heldBack: null, counters: after };
  const [statement] = watchOf(rule.module, test).sourcesOf(test.expect[failure.expectation]?.from ?? '');
  if (statement === undefined) return { heldBack: null, counters: after };
  const heldBack = relaxed(question, failure.expectation, statement) ?? stuck(statement, before, after);
  return { heldBack, counters: after };
}

/** Changes that let more through. */
const RELAXING: readonly MutantKind[] = ['condition-dropped', 'guard-dropped', 'rate-dropped', 'not-turned', 'length-doubled'];

function relaxed({ rule, epl, test }: Unexplained, expectation: number, statement: string): HeldBack | undefined {
  // Once a condition is gone a row may come so early that the rate keeps back the one that was expected: then ask without rates.
  for (const text of new Set([epl, withoutRates(epl)])) {
    const candidates = mutantsOf(text)
      .filter(({ kind }) => RELAXING.includes(kind))
      .sort((a, b) => weight(a, statement) - weight(b, statement));
    const held = candidates.find((mutant) => comesThen({ rule, test, expectation }, mutant));
    if (held)
      return {
        statement: held.statement,
        node: held.node,
        without: held.was,
        values: valuesOf({ rule, test, expectation, epl: text }, held),
      };
  }
  return undefined;
}

/** The kinds that take a condition away or turn it. */
const CONDITIONS: ReadonlySet<MutantKind> = new Set<MutantKind>(['condition-dropped', 'not-turned']);

function valuesOf(held: Omit<HeldCondition, 'mutant'>, mutant: Mutant): HeldBack['values'] {
  return CONDITIONS.has(mutant.kind) ? failingValues({ ...held, mutant }) : [];
}

/** A place found by the counters alone. */
function heldAt(statement: string, node: string): HeldBack {
  return { statement, node, without: null, values: [] };
}

/** The statement's own conditions before those of others, and whole conditions before longer windows. */
function weight({ kind, statement }: Mutant, wanted: string): number {
  return RELAXING.indexOf(kind) + (statement === wanted ? 0 : RELAXING.length);
}

function comesThen(
  { rule, test, expectation }: { readonly rule: PreparedRule; readonly test: RuleTest; readonly expectation: number },
  { epl }: Mutant,
): boolean {
  const other = withText(rule, epl);
  const expected = test.expect[expectation];
  if (other === undefined || expected === undefined) return false;
  const watch = watchOf(other.module, test);
  return runSteps(other, test, watch).rows.some((row) => isExpected(expected, row, watch));
}

/** The first node of a statement, from its sources on, whose count did not move at the instant. */
function stuck(statement: string, before: readonly NodeCounters[], after: readonly NodeCounters[]): HeldBack {
  const earlier = new Map(before.map(({ node, inserted }) => [node, inserted]));
  const own = after.filter(({ node }) => node === statement || node.startsWith(`${statement}/`)).reverse();
  const still = own.find(({ node, inserted }) => inserted === (earlier.get(node) ?? 0));
  return heldAt(statement, still?.node ?? statement);
}

function countersAround(
  rule: PreparedRule,
  test: RuleTest,
  atMs: number,
): { readonly before: readonly NodeCounters[]; readonly after: readonly NodeCounters[] } {
  const startMs = test.startMs ?? 0;
  const engine = engineWith(rule, { startMs, listener: { wants: () => false } });
  if ('refused' in engine) return { before: [], after: [] };
  const instants = instantsOf(test);
  const send = (some: typeof instants): void => {
    for (const instant of some) sendAt(engine, startMs, instant);
  };
  send(instants.filter((instant) => instant.atMs < atMs));
  const before = engine.counters();
  send(instants.filter((instant) => instant.atMs === atMs));
  engine.advanceTimeSpan(startMs + atMs);
  return { before, after: engine.counters() };
}

function sendAt(engine: Engine, startMs: number, { atMs, send }: ReturnType<typeof instantsOf>[number]): void {
  engine.advanceTimeSpan(startMs + atMs);
  if (send) engine.send(send.type, send.event);
}

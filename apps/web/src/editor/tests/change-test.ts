import type { WireExpectation, WireRuleTest, WireTestStep } from '@rulewright/contracts';
import { endOf } from '@rulewright/epl/rule-test';

/** The test with one more line at its end: what is sent repeats the last event, what is expected the last expectation. */
export function withNewStep(test: WireRuleTest, kind: 'send' | 'advance' | 'row' | 'none'): WireRuleTest {
  const atMs = endOf(test);
  const last = test.steps.findLast((step) => step.kind === 'send');
  const from = test.expect.at(-1)?.from ?? 'Statement';
  switch (kind) {
    case 'send':
      return { ...test, steps: [...test.steps, { kind, atMs, type: last?.type ?? 'event', event: last?.event ?? {} }] };
    case 'advance':
      return { ...test, steps: [...test.steps, { kind, atMs: atMs + 10_000 }] };
    case 'row':
      return { ...test, expect: [...test.expect, { kind, from, atMs, row: {} }] };
    case 'none':
      return { ...test, expect: [...test.expect, { kind, from }] };
  }
}

/** Another step in the place of one, or none. */
export function withStep(test: WireRuleTest, index: number, step: WireTestStep | undefined): WireRuleTest {
  return { ...test, steps: step ? test.steps.with(index, step) : test.steps.filter((_, at) => at !== index) };
}

/** Another expectation in the place of one, or none. */
export function withExpectation(test: WireRuleTest, index: number, expectation: WireExpectation | undefined): WireRuleTest {
  return {
    ...test,
    expect: expectation ? test.expect.with(index, expectation) : test.expect.filter((_, at) => at !== index),
  };
}

import type { WireExpectation, WireRuleTest, WireRuleTestResult, WireTestFailure, WireTestStep } from '@rulewright/contracts';

/** One line of a test: what is done, what is expected, and what came though nobody expected it. */
export type TestRow =
  | { readonly kind: 'step'; readonly index: number; readonly step: WireTestStep; readonly failure: WireTestFailure | undefined }
  | {
      readonly kind: 'expect';
      readonly index: number;
      readonly expectation: WireExpectation;
      readonly cameAtMs: number | undefined;
      readonly failure: WireTestFailure | undefined;
    }
  | { readonly kind: 'unexpected'; readonly failure: Extract<WireTestFailure, { kind: 'unexpected' }> };

/** Unexpected rows beyond these are only counted. */
const MOST_UNEXPECTED = 20;

/** The lines of a test in order of time; at one time what is done comes before what is expected. What has no time comes last. */
export function rowsOf(test: WireRuleTest, result: WireRuleTestResult | undefined): readonly TestRow[] {
  const failures = result?.failures ?? [];
  const steps = test.steps.map((step, index): TestRow => ({ kind: 'step', index, step, failure: failures.find(ofStep(index)) }));
  const expected = test.expect.map((expectation, index): TestRow => {
    const came = result?.delivered.find((row) => row.expectation === index);
    return { kind: 'expect', index, expectation, cameAtMs: came?.atMs, failure: failures.find(ofExpectation(index)) };
  });
  const unexpected = failures
    .flatMap((failure): readonly TestRow[] => (failure.kind === 'unexpected' ? [{ kind: 'unexpected', failure }] : []))
    .slice(0, MOST_UNEXPECTED);
  return [...steps, ...expected, ...unexpected].sort((a, b) => timeOf(a) - timeOf(b));
}

/** When a line stands in the test; after everything else when it has no time. */
export function timeOf(row: TestRow): number {
  if (row.kind === 'step') return row.step.atMs;
  if (row.kind === 'unexpected') return row.failure.atMs;
  return row.expectation.kind === 'row' ? (row.expectation.atMs ?? Number.MAX_VALUE) : Number.MAX_VALUE;
}

/** Place of the line that failed first, from 0. */
export function firstFailing(rows: readonly TestRow[], result: WireRuleTestResult | undefined): number | undefined {
  const [first] = result?.failures ?? [];
  const at = rows.findIndex((row) => first !== undefined && row.failure === first);
  return at < 0 ? undefined : at;
}

function ofStep(index: number): (failure: WireTestFailure) => boolean {
  return (failure) => (failure.kind === 'event-refused' || failure.kind === 'engine') && failure.step === index;
}

function ofExpectation(index: number): (failure: WireTestFailure) => boolean {
  return (failure) => (failure.kind === 'missing' || failure.kind === 'unknown-source') && failure.expectation === index;
}

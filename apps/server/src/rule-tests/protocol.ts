import type { MutationScore, RuleTestResult, RuleUnderTest, Survivor } from '@rulewright/engine/testing';
import type { RuleTest } from '@rulewright/epl/rule-test';

/** What the worker of the rule tests is asked, and what each question comes to. */
export interface TestJobs {
  readonly run: {
    readonly asked: { readonly rule: RuleUnderTest; readonly tests: readonly RuleTest[] };
    readonly answer: readonly RuleTestResult[];
  };
  readonly mutate: {
    readonly asked: { readonly rule: RuleUnderTest; readonly tests: readonly RuleTest[] };
    readonly answer: MutationScore;
  };
  readonly suggest: {
    readonly asked: { readonly rule: RuleUnderTest; readonly tests: readonly RuleTest[]; readonly survivor: Survivor };
    readonly answer: RuleTest | undefined;
  };
}
export type TestJobKind = keyof TestJobs;
export type TestJob = { readonly [K in TestJobKind]: { readonly kind: K } & TestJobs[K]['asked'] }[TestJobKind];

export type TestAnswer =
  | { readonly kind: 'done'; readonly answer: unknown }
  | { readonly kind: 'failed'; readonly message: string };

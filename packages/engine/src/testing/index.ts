export { type JudgedMutant, type MutationScore, mutationScore } from './rule-test/mutation-score.js';
export type { RuleUnderTest } from './rule-test/prepared-rule.js';
export type { DeliveredRow, HeldBack, RuleTestResult, TestFailure } from './rule-test/result.js';
export { runRuleTests } from './rule-test/run-rule-test.js';
export { type Survivor, suggestTest } from './rule-test/suggest-test.js';
export {
  plainRow,
  runScenario,
  type Scenario,
  type ScenarioAnswer,
  type ScenarioOutput,
  type ScenarioStep,
} from './run-scenario.js';
export { EplSession, type Phase, type Refusal } from './session.js';

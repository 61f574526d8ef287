export { type Mutant, type MutantKind, mutantsOf } from './mutate/mutants.js';
export { type ReadTests, readRuleTests, type TestProblem } from './read-rule-tests.js';
export {
  type AdvanceStep,
  type Expectation,
  type ExpectedRow,
  type ExpectedSilence,
  endOf,
  instantsOf,
  MAX_TEST_EVENTS,
  type RuleTest,
  type SendStep,
  type TestInstant,
  type TestStep,
} from './rule-test.js';
export { printScenarioText } from './text/print-scenario-text.js';
export { type ReadScenario, readScenarioText } from './text/read-scenario-text.js';

export {
  plainRow,
  runScenario,
  type Scenario,
  type ScenarioAnswer,
  type ScenarioOutput,
  type ScenarioStep,
} from './run-scenario.js';
export { EplSession, type Phase, type Refusal } from './session.js';

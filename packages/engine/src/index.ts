export type {
  Budget,
  Delivery,
  DeployedStatement,
  Deployment,
  DeployOptions,
  Engine,
  EngineListener,
  EngineOptions,
  LookupPort,
  LookupRequest,
  NodeCounters,
  PreparedEvent,
  RuntimeReport,
} from './contract.js';
export { createEngine } from './engine.js';

export type {
  Absence,
  Budget,
  Delivery,
  DeployedStatement,
  Deployment,
  DeployOptions,
  Engine,
  EngineListener,
  EngineOptions,
  Evidence,
  EvidenceEvent,
  ExplainRequest,
  Explanation,
  LookupPort,
  LookupRequest,
  NodeCounters,
  PreparedEvent,
  ReplayEntry,
  RowReference,
  RuntimeReport,
} from './contract.js';
export { createEngine } from './engine.js';
export { explain } from './explain/explain.js';

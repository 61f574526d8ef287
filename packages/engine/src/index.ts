export type {
  Budget,
  Delivery,
  DeployedStatement,
  Deployment,
  DeployOptions,
  DeployOutlook,
  DeployResult,
  Engine,
  EngineListener,
  EngineOptions,
  FillProblem,
  PreparedEvent,
  RuntimeReport,
  StatementOutlook,
  StatementStatus,
} from './contract.js';
export { createEngine } from './engine.js';
export { explain } from './explain/explain.js';
export type { Absence, Evidence, EvidenceEvent, ExplainRequest, Explanation, ReplayEntry, RowReference } from './explanation.js';
export type { HeldEntry, InspectRequest, NodeCounters, NodeInspection, NodeKind, RecentChange } from './inspection.js';
export type { LookupAnswer, LookupPort, LookupRequest } from './lookup-port.js';
export { EvaluationError } from './runtime/expression/evaluation-error.js';

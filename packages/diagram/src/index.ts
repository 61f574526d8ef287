export { blocksOf } from './from-ast/edges.js';
export { diagramOf } from './from-ast/module.js';
export type {
  BlockNode,
  Branch,
  DiagramNode,
  Frame,
  FrameForm,
  InputColumn,
  LaneNode,
  ModuleDiagram,
  ModuleEdge,
  Ruler,
  ScopeNode,
} from './graph.js';
export {
  type Family,
  type KindInfo,
  NODE_KINDS,
  type NodeKind,
  type PortType,
  SCOPE_KINDS,
  type ScopeInfo,
  type ScopeKind,
} from './node-kind.js';

export { type Connection, canConnect } from './connect/can-connect.js';
export { type DrawnModule, drawModule } from './connect/drawn-module.js';
export type {
  ClauseName,
  DiagramEdit,
  EditOf,
  JoinForm,
  NewStatement,
  PatternPlace,
  ScopeForm,
} from './edit/diagram-edit.js';
export { type Drawn, drawnParts } from './edit/drawn.js';
export { editText } from './edit/edit-text.js';
export { inverseEdits } from './edit/inverse-edits.js';
export type { Changed, EditOutcome, Refusal } from './edit/outcome.js';
export type { Choice, Field, FieldKind } from './form/field.js';
export { formOf } from './form/form-of.js';
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
export { type Note, notesOf } from './note.js';
export { paletteOf, toolNamed } from './palette/palette-of.js';
export type { Making, Tool, ToolGroup } from './palette/tool.js';
export { networkPattern } from './predicate/network.js';
export type { Comparison, Operand, Predicate, PredicateRow, Test } from './predicate/predicate.js';
export { printOperand, printPredicate } from './predicate/print-predicate.js';
export { readPredicate } from './predicate/read-predicate.js';
export { type SampleCondition, type SampledProperty, sampleConditions } from './predicate/sample-conditions.js';

export {
  applyEdits,
  type Diagnostic,
  type DiagnosticSeverity,
  type Fix,
  hasErrors,
  type RelatedPlace,
  type TextEdit,
} from './diagnostic.js';
export { type EventType, type Property, propertyOf } from './event-type.js';
export { fitValue, type InstantOf } from './fit-value.js';
export { inUtc } from './in-utc.js';
export { assertNever, InvariantError, invariant } from './invariant.js';
export { type DiffLine, lineDiff } from './line-diff.js';
export { cover, lineStarts, type Position, positionAt, positionIn, type Span } from './span.js';
export { suggest } from './suggestion.js';
export type { EventRecord, Value } from './value.js';
export {
  ANY,
  arrayOf,
  assignable,
  BOOLEAN,
  DOUBLE,
  eventOf,
  FLOAT,
  INT,
  isNumeric,
  LONG,
  NULL,
  STRING,
  sameType,
  typeName,
  type ValueKind,
  type ValueType,
  widerNumeric,
} from './value-type.js';

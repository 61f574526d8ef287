import type { Value } from '@rulewright/core';

/**
 * An event or a derived row at run time: an instance of the class that `rowClassOf` generates for its event type, with one field a
 * declared property (`fieldName` tells how it is called; missing is null). Rows are immutable and shared by reference; only the snapshot
 * writer touches `$mark`. Names that begin with `$` are the engine's own.
 */
export interface Row {
  readonly [field: string]: RowValue;
}
export type RowValue = Value | Row | readonly RowValue[];

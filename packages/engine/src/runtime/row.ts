import type { Value } from '@rulewright/core';

/**
 * An event or a derived row at run time: an instance of the class generated for its event type (`fields` in order of declaration, missing
 * is null). Rows are immutable and shared by reference; only the snapshot writer touches `mark` and `markedIn`.
 */
export interface Row {
  readonly [property: string]: Value | Row | readonly Row[] | number;
}

import type { CheckedExpression } from '../checked-expression.js';

/** A name that was found, and how many links of the chain it took. */
export interface ResolvedName {
  readonly value: CheckedExpression;
  readonly used: number;
}

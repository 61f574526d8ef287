import type { ValueType } from '@rulewright/core';
import type { CheckedExpression } from './checked-expression.js';

export interface CheckedAggregate {
  /** catalogue name: `count`, `sum`, `window`, `first` … */
  readonly function: string;
  readonly type: ValueType;
  readonly distinct: boolean;
  /** `sorted`, `minby` …: which keys were written with `desc`; absent when none was */
  readonly descending?: readonly boolean[];
  /** value arguments; none for `count(*)`; for `window(*)`, `first(*)`, `last(*)` a stream read with an empty path */
  readonly arguments: readonly CheckedExpression[];
  readonly filter?: CheckedExpression;
  /** local grouping (`group_by:`); absent = the statement's */
  readonly groupBy?: readonly CheckedExpression[];
}

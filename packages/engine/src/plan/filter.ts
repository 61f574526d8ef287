import type { Value } from '@rulewright/core';
import type { PlanExpression } from './expression.js';

/**
 * Which events of a type a statement wants. The whole `test` decides; `branches` only tell the index where to look: an event that passes
 * the test meets every condition of at least one branch. No branches = nothing that an index could use.
 */
export interface FilterPlan {
  readonly eventType: string;
  readonly test?: PlanExpression;
  readonly branches: readonly FilterBranch[];
  /** a condition that no index knows (`like`, `regexp`, `not in`): asked once an event for all filters that share it; only without branches */
  readonly shared?: PlanExpression;
}

/** Conditions that must all hold. */
export interface FilterBranch {
  readonly equals: readonly EqualsCondition[];
  readonly ranges: readonly RangeCondition[];
}

/** The field holds one of the values, none of which is null. */
export interface EqualsCondition {
  readonly property: string;
  readonly values: readonly Value[];
}

/** The field lies in a range; an end that is missing is open to infinity. */
export interface RangeCondition {
  readonly property: string;
  readonly low: number;
  readonly high: number;
}

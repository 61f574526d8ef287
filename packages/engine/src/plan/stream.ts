import type { EventType } from '@rulewright/core';
import type { PlanExpression } from './expression.js';
import type { FilterPlan } from './filter.js';
import type { PatternPlan } from './pattern.js';
import type { AggregatePlan } from './result.js';

/** A data window or view by its catalogue name. Arguments read the event as level 0 stream 0. */
export interface ViewPlan {
  readonly id: string;
  readonly name: string;
  readonly arguments: readonly PlanExpression[];
  /** `sort`, `rank`: which arguments run downwards */
  readonly descending: readonly boolean[];
  /** `expr`, `expr_batch`: what their condition reads by number; absent when it reads none */
  readonly aggregates?: readonly AggregatePlan[];
}

/** Makes a row of each element of a property. `property` reads the event; `where` and `columns` read the element (stream 0) and the event (1). */
export interface ContainedPlan {
  readonly property: PlanExpression;
  readonly rowType: EventType;
  readonly where?: PlanExpression;
  /** values of the properties of `rowType` in order; absent: the element itself */
  readonly columns?: readonly PlanExpression[];
}

export type SourcePlan =
  | { readonly kind: 'filter'; readonly id: string; readonly filter: FilterPlan; readonly contained: readonly ContainedPlan[] }
  | {
      readonly kind: 'window';
      readonly id: string;
      readonly window: string;
      readonly filter?: PlanExpression;
      readonly contained: readonly ContainedPlan[];
    }
  | { readonly kind: 'pattern'; readonly id: string; readonly pattern: PatternPlan; readonly rowType: EventType }
  | {
      readonly kind: 'lookup';
      readonly id: string;
      readonly lookup: string;
      readonly parts: readonly string[];
      readonly parameters: readonly PlanExpression[];
      readonly rowType: EventType;
    };

/** A stream of a from-clause: where its rows come from, and how long they stay. */
export interface StreamPlan {
  readonly id: string;
  readonly name: string;
  readonly eventType: EventType;
  readonly source: SourcePlan;
  readonly views: readonly ViewPlan[];
  readonly retain: 'union' | 'intersection';
  readonly unidirectional: boolean;
  /** some expression of the statement uses `prev` and its kin on it */
  readonly previous: boolean;
  /** how far `prior` looks back on it; 0 = not at all */
  readonly prior: number;
}

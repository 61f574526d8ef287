import type { EventType } from '@rulewright/core';
import type { PlanCronField } from './cron.js';
import type { PlanExpression } from './expression.js';

/** One aggregate of a statement. */
export interface AggregatePlan {
  /** catalogue name in the catalogue's spelling */
  readonly function: string;
  readonly distinct: boolean;
  /** value arguments; none for `count(*)`; for `window(*)` and its like the event itself */
  readonly arguments: readonly PlanExpression[];
  /** `sorted`, `minby` …: which keys run downwards */
  readonly descending: readonly boolean[];
  readonly filter?: PlanExpression;
  /** groups of its own instead of the statement's */
  readonly groupBy?: readonly PlanExpression[];
  /** the argument is whole events */
  readonly wildcard: boolean;
}

/**
 * How rows leave: no aggregate · all aggregated and no group · aggregates beside bare columns, no group · every column is a group key or an
 * aggregate · grouped with further bare columns.
 */
export type ResultShape = 'row-per-event-plain' | 'row-for-all' | 'row-per-event' | 'row-per-group' | 'row-per-event-grouped';

export type StreamSelector = 'istream' | 'rstream' | 'irstream';

/** Where output rows go besides the listener. */
export interface InsertIntoPlan {
  readonly id: string;
  readonly target: string;
  readonly targetKind: 'stream' | 'window';
  readonly selector: StreamSelector;
}

export interface OrderItemPlan {
  readonly expression: PlanExpression;
  readonly descending: boolean;
}

/** From joined and filtered rows to what leaves. */
export interface ResultPlan {
  readonly id: string;
  readonly selector: StreamSelector;
  readonly distinct: boolean;
  readonly shape: ResultShape;
  readonly groupBy: readonly PlanExpression[];
  readonly aggregates: readonly AggregatePlan[];
  readonly having?: PlanExpression;
  /** values of the properties of `rowType` in order; absent: the row is the event of stream `eventOfStream` itself */
  readonly columns?: readonly PlanExpression[];
  readonly eventOfStream?: number;
  /** `columns` make an event of another type of the event of this stream, which hands on what neither type declares */
  readonly copiesStream?: number;
  /** type of the rows: the statement's own, or the type of the stream it inserts into */
  readonly rowType: EventType;
  readonly orderBy: readonly OrderItemPlan[];
  readonly limit?: { readonly count: PlanExpression; readonly offset?: PlanExpression };
  readonly insertInto?: InsertIntoPlan;
  readonly output?: OutputPlan;
}

export interface AssignmentPlan {
  /** a variable or a property */
  readonly target: string;
  readonly path: readonly PlanExpression[];
  readonly value: PlanExpression;
}

export type OutputTriggerPlan =
  | { readonly kind: 'time'; readonly period: PlanExpression }
  | { readonly kind: 'events'; readonly count: PlanExpression }
  | { readonly kind: 'at'; readonly fields: readonly PlanCronField[] }
  | { readonly kind: 'when'; readonly condition: PlanExpression; readonly assignments: readonly AssignmentPlan[] }
  | { readonly kind: 'terminated'; readonly condition?: PlanExpression; readonly assignments: readonly AssignmentPlan[] };

export interface OutputPlan {
  readonly id: string;
  readonly after?: { readonly unit: 'time' | 'events'; readonly value: PlanExpression };
  readonly mode: 'default' | 'all' | 'first' | 'last' | 'snapshot';
  readonly trigger?: OutputTriggerPlan;
  readonly termination?: OutputTriggerPlan;
}

import type { EventType, ValueType } from '@rulewright/core';
import type { PlanExpression } from './expression.js';
import type { AggregatePlan, AssignmentPlan, InsertIntoPlan, ResultPlan } from './result.js';
import type { SourcePlan, StreamPlan, ViewPlan } from './stream.js';

/*
 * A statement as frozen data: no text, no functions, no state. Nodes keep the ids that the language gave them. A plan can be stored, sent
 * and compared; two plans with the same `stateShape` keep the same state.
 */

/** Raised whenever the meaning of a plan changes: plans of another version are compiled anew. */
export const PLAN_VERSION = 1;

interface StatementOf<K extends string> {
  readonly kind: K;
  readonly version: number;
  /** the statement's name, else its ordinal */
  readonly id: string;
  readonly name?: string;
  readonly ordinal: number;
  /** what the state of the statement depends on: text that is equal when it may be carried over */
  readonly stateShape: string;
}

export type JoinKind = 'inner' | 'left' | 'right' | 'full';

/** A query inside an expression. Its level 0 streams are its own, level 1 those around it. */
export interface SubqueryPlan {
  readonly id: string;
  readonly streams: readonly StreamPlan[];
  readonly where?: PlanExpression;
  readonly groupBy: readonly PlanExpression[];
  readonly aggregates: readonly AggregatePlan[];
  readonly having?: PlanExpression;
  readonly columns: readonly PlanExpression[];
  /** type of its row when it has several columns */
  readonly rowType: EventType;
  readonly subqueries: readonly SubqueryPlan[];
}

export interface SelectPlan extends StatementOf<'select'> {
  readonly streams: readonly StreamPlan[];
  /** `joins[i]` joins stream i + 1 to what stands before it; all inner joins of commas without `on` have their condition in `where` */
  readonly joins: readonly { readonly kind: JoinKind; readonly on?: PlanExpression }[];
  readonly where?: PlanExpression;
  readonly result: ResultPlan;
  readonly subqueries: readonly SubqueryPlan[];
}

export interface CreateWindowPlan extends StatementOf<'create-window'> {
  readonly window: string;
  readonly eventType: EventType;
  readonly views: readonly ViewPlan[];
  readonly retain: 'union' | 'intersection';
  readonly insertFrom?: { readonly window: string; readonly where?: PlanExpression };
}
export interface CreateSchemaPlan extends StatementOf<'create-schema'> {
  readonly eventType: EventType;
}
export interface CreateVariablePlan extends StatementOf<'create-variable'> {
  readonly variable: string;
  readonly type: ValueType;
  readonly constant: boolean;
  readonly value?: PlanExpression;
}
export interface CreateIndexPlan extends StatementOf<'create-index'> {
  readonly index: string;
  readonly window: string;
  readonly unique: boolean;
  readonly columns: readonly { readonly property: string; readonly form: 'hash' | 'btree' }[];
}
export interface CreateExpressionPlan extends StatementOf<'create-expression'> {}

/** Changes events of a type before any statement sees them. Level 0 stream 0 is the event. */
export interface UpdateStreamPlan extends StatementOf<'update-istream'> {
  readonly eventType: EventType;
  readonly assignments: readonly AssignmentPlan[];
  readonly where?: PlanExpression;
  readonly subqueries: readonly SubqueryPlan[];
}

/** In all actions on a window: stream 0 is the window's row, 1 the trigger's event, 2 the row before the update (`TRIGGER_FRAME`). */
export interface OnPlan extends StatementOf<'on'> {
  readonly trigger: TriggerPlan;
  readonly triggerType: EventType;
  readonly action: OnActionPlan;
  readonly subqueries: readonly SubqueryPlan[];
}
export type TriggerPlan = Extract<SourcePlan, { readonly kind: 'filter' | 'window' | 'pattern' }>;
export type OnActionPlan =
  | {
      readonly kind: 'select';
      readonly id: string;
      readonly window: string;
      readonly andDelete: boolean;
      readonly where?: PlanExpression;
      readonly result: ResultPlan;
    }
  | {
      readonly kind: 'delete';
      readonly id: string;
      readonly window: string;
      readonly where?: PlanExpression;
      /** the window's own statement is not told */
      readonly silent?: true;
    }
  | {
      readonly kind: 'update';
      readonly id: string;
      readonly window: string;
      readonly assignments: readonly AssignmentPlan[];
      readonly where?: PlanExpression;
    }
  | { readonly kind: 'set'; readonly id: string; readonly assignments: readonly AssignmentPlan[] }
  | MergePlan
  | SplitPlan;

export interface MergePlan {
  readonly kind: 'merge';
  readonly id: string;
  readonly window: string;
  readonly where?: PlanExpression;
  readonly clauses: readonly {
    readonly id: string;
    readonly when: 'matched' | 'not-matched';
    readonly condition?: PlanExpression;
    readonly actions: readonly MergeActionPlan[];
  }[];
}
export type MergeActionPlan =
  | {
      readonly kind: 'insert';
      readonly id: string;
      readonly into: InsertIntoPlan;
      readonly rowType: EventType;
      /** values of the properties of `rowType` in order */
      readonly columns: readonly PlanExpression[];
      readonly where?: PlanExpression;
    }
  | {
      readonly kind: 'update';
      readonly id: string;
      readonly assignments: readonly AssignmentPlan[];
      readonly where?: PlanExpression;
    }
  | { readonly kind: 'delete'; readonly id: string; readonly where?: PlanExpression };

/** The first branch whose `where` holds (`first`) or all of them (`all`); level 0 stream 0 is the trigger's event. */
export interface SplitPlan {
  readonly kind: 'split';
  readonly id: string;
  readonly output: 'first' | 'all';
  readonly branches: readonly { readonly id: string; readonly where?: PlanExpression; readonly result: ResultPlan }[];
}

/** On demand only. */
export interface InsertRowsPlan extends StatementOf<'insert-rows'> {
  readonly window: string;
  readonly rowType: EventType;
  /** one list a row: values of the properties of `rowType` in order */
  readonly rows: readonly (readonly PlanExpression[])[];
}
export interface DeleteRowsPlan extends StatementOf<'delete-rows'> {
  readonly window: string;
  readonly where?: PlanExpression;
  readonly subqueries: readonly SubqueryPlan[];
}
export interface UpdateRowsPlan extends StatementOf<'update-rows'> {
  readonly window: string;
  readonly assignments: readonly AssignmentPlan[];
  readonly where?: PlanExpression;
  readonly subqueries: readonly SubqueryPlan[];
}

export type StatementPlan =
  | SelectPlan
  | CreateWindowPlan
  | CreateSchemaPlan
  | CreateVariablePlan
  | CreateIndexPlan
  | CreateExpressionPlan
  | UpdateStreamPlan
  | OnPlan;
export type QueryPlan = SelectPlan | InsertRowsPlan | DeleteRowsPlan | UpdateRowsPlan;

/** A module as plans: what the engine deploys. */
export interface ModulePlan {
  readonly version: number;
  readonly name?: string;
  readonly uses: readonly string[];
  readonly types: readonly EventType[];
  /** types of which a statement asks for undeclared properties (`x?`): their events keep them */
  readonly asked: readonly string[];
  /** names of text properties by which statements keep or find rows: equal texts of theirs are shared */
  readonly keys: readonly string[];
  /** a statement hands events of one type on as events of another */
  readonly copies: readonly { readonly from: string; readonly to: string }[];
  readonly statements: readonly StatementPlan[];
}

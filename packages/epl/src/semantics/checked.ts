import type { EventType, Span, Value, ValueType } from '@rulewright/core';
import type { CheckedAggregate } from './checked-aggregate.js';
import type { CheckedExpression } from './checked-expression.js';
import type { CheckedStream, CheckedView, CronFieldSpec, FilterSource, PatternStream, WindowSource } from './checked-stream.js';

/* Statements and modules after checking: what the engine compiles. Plain frozen data. */

/** `@Name('x')`, `@Alert(name='scan', outID=1)`; nested annotations and arrays as values. Names keep their case; `value` is the unnamed argument. */
export interface CheckedAnnotation {
  readonly name: string;
  readonly span: Span;
  readonly arguments: Readonly<Record<string, AnnotationValue>>;
}
export type AnnotationValue = Value | CheckedAnnotation | readonly AnnotationValue[];

interface StatementOf<K extends string> {
  readonly kind: K;
  /** root of the node ids: the statement's name, else its ordinal in the module */
  readonly id: string;
  readonly name?: string;
  /** position in the module from 0; statements run in this order */
  readonly ordinal: number;
  readonly span: Span;
  readonly annotations: readonly CheckedAnnotation[];
  /** runs in this context */
  readonly context?: string;
}

export interface CheckedColumn {
  readonly name: string;
  readonly type: ValueType;
  readonly expression: CheckedExpression;
}

export interface CheckedSubquery {
  readonly id: string;
  readonly streams: readonly CheckedStream[];
  readonly where?: CheckedExpression;
  readonly groupBy: readonly CheckedExpression[];
  readonly aggregates: readonly CheckedAggregate[];
  readonly having?: CheckedExpression;
  readonly columns: readonly CheckedColumn[];
  /** subqueries inside this one */
  readonly subqueries: readonly CheckedSubquery[];
}

/**
 * How rows leave (Esper manual, "Output for aggregation and group-by"): no aggregate · all aggregated and no group · aggregates beside
 * bare columns, no group · every column is a group key or an aggregate · grouped with further bare columns · rollup.
 */
export type ResultShape =
  | 'row-per-event-plain'
  | 'row-for-all'
  | 'row-per-event'
  | 'row-per-group'
  | 'row-per-event-grouped'
  | 'rollup';

export interface CheckedOrderItem {
  readonly expression: CheckedExpression;
  readonly descending: boolean;
}

export interface CheckedAssignment {
  readonly target: string;
  readonly path: readonly CheckedExpression[];
  readonly value: CheckedExpression;
}

export type CheckedOutputTrigger =
  | { readonly kind: 'time'; readonly period: CheckedExpression }
  | { readonly kind: 'events'; readonly count: CheckedExpression }
  | { readonly kind: 'at'; readonly fields: readonly CronFieldSpec[] }
  | { readonly kind: 'when'; readonly condition: CheckedExpression; readonly assignments: readonly CheckedAssignment[] }
  | { readonly kind: 'terminated'; readonly condition?: CheckedExpression; readonly assignments: readonly CheckedAssignment[] };

/** `mode` absent: every row of the interval. */
export interface CheckedOutput {
  readonly id: string;
  readonly after?: { readonly unit: 'time' | 'events'; readonly value: CheckedExpression };
  readonly mode?: 'all' | 'first' | 'last' | 'snapshot';
  readonly trigger?: CheckedOutputTrigger;
  readonly termination?: CheckedOutputTrigger;
}

export type CheckedJoinKind = 'comma' | 'inner' | 'left' | 'right' | 'full';

/** What select, on-select and subqueries share. */
export interface CheckedInsertInto {
  readonly target: string;
  readonly targetKind: 'stream' | 'window' | 'table';
  readonly selector: 'istream' | 'rstream' | 'irstream';
  /** type of the events made; its properties are filled by name from the row, others are null */
  readonly eventType: string;
}

export interface CheckedQueryBody {
  readonly selector: 'istream' | 'rstream' | 'irstream';
  readonly distinct: boolean;
  readonly where?: CheckedExpression;
  readonly groupBy: readonly CheckedExpression[];
  readonly grouping?: { readonly form: 'rollup' | 'cube' | 'grouping-sets'; readonly sets: readonly (readonly number[])[] };
  readonly aggregates: readonly CheckedAggregate[];
  readonly having?: CheckedExpression;
  /** the columns of the row, in order; wildcards are expanded */
  readonly columns: readonly CheckedColumn[];
  /** `select *` of one stream without further columns: the row is that stream's event itself */
  readonly eventOfStream?: number;
  readonly rowType: EventType;
  readonly shape: ResultShape;
  readonly orderBy: readonly CheckedOrderItem[];
  readonly limit?: { readonly count: CheckedExpression; readonly offset?: CheckedExpression };
  readonly subqueries: readonly CheckedSubquery[];
}

export interface CheckedSelect extends StatementOf<'select'>, CheckedQueryBody {
  readonly streams: readonly CheckedStream[];
  /** `joins[i]` joins stream i + 1 to what stands before it */
  readonly joins: readonly { readonly kind: CheckedJoinKind; readonly on?: CheckedExpression }[];
  readonly insertInto?: CheckedInsertInto;
  readonly output?: CheckedOutput;
  /** match_recognize; absent until the recogniser is supported */
  readonly recognize?: never;
}

export interface CheckedCreateWindow extends StatementOf<'create-window'> {
  readonly window: string;
  readonly eventType: EventType;
  readonly views: readonly CheckedView[];
  readonly retain: 'union' | 'intersection';
  /** fill from this window at creation */
  readonly insertFrom?: { readonly window: string; readonly where?: CheckedExpression };
}
export interface CheckedCreateSchema extends StatementOf<'create-schema'> {
  readonly eventType: EventType;
}
export interface CheckedCreateVariable extends StatementOf<'create-variable'> {
  readonly variable: string;
  readonly type: ValueType;
  readonly constant: boolean;
  readonly value?: CheckedExpression;
}
export interface CheckedCreateIndex extends StatementOf<'create-index'> {
  readonly index: string;
  readonly window: string;
  readonly unique: boolean;
  readonly columns: readonly { readonly property: string; readonly form: 'hash' | 'btree' }[];
}
/** Declared expressions are inlined where they are used; the statement itself does nothing at run time. */
export interface CheckedCreateExpression extends StatementOf<'create-expression'> {
  readonly expression: string;
}
export interface CheckedUpdateStream extends StatementOf<'update-istream'> {
  readonly eventType: string;
  readonly assignments: readonly CheckedAssignment[];
  readonly where?: CheckedExpression;
  readonly subqueries: readonly CheckedSubquery[];
}

/** In all on-actions: level 0 stream 0 is the window's row, stream 1 the trigger's event, stream 2 the row before the update (`initial`). */
export interface CheckedOnStatement extends StatementOf<'on'> {
  readonly trigger: FilterSource | PatternStream | WindowSource;
  readonly triggerType: string;
  readonly action: CheckedOnAction;
  readonly subqueries: readonly CheckedSubquery[];
}
export type CheckedOnAction =
  | CheckedOnSelect
  | { readonly kind: 'delete'; readonly id: string; readonly window: string; readonly where?: CheckedExpression }
  | {
      readonly kind: 'update';
      readonly id: string;
      readonly window: string;
      readonly assignments: readonly CheckedAssignment[];
      readonly where?: CheckedExpression;
    }
  /** variables; level 0 stream 1 is the trigger */
  | { readonly kind: 'set'; readonly id: string; readonly assignments: readonly CheckedAssignment[] }
  | CheckedMerge
  | CheckedSplit;
export interface CheckedOnSelect {
  readonly kind: 'select';
  readonly id: string;
  readonly window: string;
  readonly andDelete: boolean;
  readonly body: CheckedQueryBody;
  readonly insertInto?: CheckedInsertInto;
}
export interface CheckedMerge {
  readonly kind: 'merge';
  readonly id: string;
  readonly window: string;
  readonly where?: CheckedExpression;
  readonly clauses: readonly CheckedMergeClause[];
}
export interface CheckedMergeClause {
  readonly id: string;
  readonly when: 'matched' | 'not-matched';
  readonly condition?: CheckedExpression;
  readonly actions: readonly CheckedMergeAction[];
}
export type CheckedMergeAction =
  | {
      readonly kind: 'insert';
      readonly id: string;
      readonly into: CheckedInsertInto;
      readonly columns: readonly CheckedColumn[];
      readonly where?: CheckedExpression;
    }
  | {
      readonly kind: 'update';
      readonly id: string;
      readonly assignments: readonly CheckedAssignment[];
      readonly where?: CheckedExpression;
    }
  | { readonly kind: 'delete'; readonly id: string; readonly where?: CheckedExpression };
/** Split stream: the first branch whose `where` holds (`first`) or all (`all`); level 0 stream 0 is the trigger's event. */
export interface CheckedSplit {
  readonly kind: 'split';
  readonly id: string;
  readonly output: 'first' | 'all';
  readonly branches: readonly { readonly id: string; readonly body: CheckedQueryBody; readonly insertInto: CheckedInsertInto }[];
}

/** On demand only (fire and forget). */
export interface CheckedInsertRows extends StatementOf<'insert-rows'> {
  readonly window: string;
  readonly rows: readonly (readonly CheckedColumn[])[];
}
export interface CheckedDeleteRows extends StatementOf<'delete-rows'> {
  readonly window: string;
  readonly where?: CheckedExpression;
  readonly subqueries: readonly CheckedSubquery[];
}
export interface CheckedUpdateRows extends StatementOf<'update-rows'> {
  readonly window: string;
  readonly assignments: readonly CheckedAssignment[];
  readonly where?: CheckedExpression;
  readonly subqueries: readonly CheckedSubquery[];
}

export type CheckedStatement =
  | CheckedSelect
  | CheckedCreateWindow
  | CheckedCreateSchema
  | CheckedCreateVariable
  | CheckedCreateIndex
  | CheckedCreateExpression
  | CheckedUpdateStream
  | CheckedOnStatement
  | CheckedInsertRows
  | CheckedDeleteRows
  | CheckedUpdateRows;

/** A module without errors. `types` are all that its statements made or changed, in order. */
export interface CheckedModule {
  readonly phase: 'checked';
  readonly name?: string;
  readonly uses: readonly string[];
  readonly statements: readonly CheckedStatement[];
  readonly types: readonly EventType[];
}

/** An on-demand query without errors. `parameters` are its substitution parameters in order. */
export interface CheckedQuery {
  readonly phase: 'checked';
  readonly statement: CheckedSelect | CheckedInsertRows | CheckedDeleteRows | CheckedUpdateRows;
  readonly parameters: readonly { readonly name?: string; readonly type: ValueType }[];
}

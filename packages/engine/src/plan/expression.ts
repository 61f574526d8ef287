import type { Value, ValueType } from '@rulewright/core';

/*
 * Expressions of a plan: frozen data without text, names resolved to places. What a node means when a value is null is the generator's
 * business (runtime/expression); what it is, is said here.
 */

interface PlanNode<K extends string> {
  readonly kind: K;
  readonly type: ValueType;
}

/**
 * A step into a value. `field`: a declared property of an event; `entry`: a
 * property by name of a value whose shape is known only at run time (content of a map, undeclared property, event of an unknown type);
 * `undeclaredOf` names the type whose events are to keep it.
 */
export type PlanStep =
  | { readonly kind: 'field'; readonly name: string }
  | { readonly kind: 'entry'; readonly name: string; readonly undeclaredOf?: string }
  | { readonly kind: 'index'; readonly index: PlanExpression }
  | { readonly kind: 'key'; readonly key: PlanExpression };

/** Where a read begins: an event in scope, a pattern tag, a lambda's parameter, an aggregate's value, any other value. */
export type ReadSource =
  | { readonly of: 'stream'; readonly level: number; readonly stream: number }
  | { readonly of: 'tag'; readonly tag: string }
  | { readonly of: 'lambda'; readonly depth: number; readonly parameter: number }
  | { readonly of: 'aggregate'; readonly index: number }
  | { readonly of: 'value'; readonly value: PlanExpression };

export interface PlanRead extends PlanNode<'read'> {
  readonly source: ReadSource;
  readonly path: readonly PlanStep[];
}

export interface PlanConstant extends PlanNode<'constant'> {
  readonly value: Value;
}
export interface PlanVariable extends PlanNode<'variable'> {
  readonly name: string;
}
export interface PlanContextRead extends PlanNode<'context'> {
  readonly name: string;
}
export interface PlanParameter extends PlanNode<'parameter'> {
  readonly index: number;
}
export interface PlanNow extends PlanNode<'now'> {}

export interface PlanLogic extends PlanNode<'logic'> {
  readonly operator: 'and' | 'or';
  readonly operands: readonly PlanExpression[];
}
export interface PlanNot extends PlanNode<'not'> {
  readonly operand: PlanExpression;
}
export interface PlanNegate extends PlanNode<'negate'> {
  readonly operand: PlanExpression;
}
export type CompareOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'is' | 'is not';
export interface PlanCompare extends PlanNode<'compare'> {
  readonly operator: CompareOperator;
  readonly left: PlanExpression;
  readonly right: PlanExpression;
}
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^';
export interface PlanArithmetic extends PlanNode<'arithmetic'> {
  readonly operator: ArithmeticOperator;
  readonly left: PlanExpression;
  readonly right: PlanExpression;
}
/** A long chain, worked off from left to right; each step with the type of what it gives. */
export interface PlanArithmeticChain extends PlanNode<'arithmetic-chain'> {
  readonly first: PlanExpression;
  readonly steps: readonly { readonly operator: ArithmeticOperator; readonly type: ValueType; readonly operand: PlanExpression }[];
}
export interface PlanConcat extends PlanNode<'concat'> {
  readonly operands: readonly PlanExpression[];
}
export interface PlanInList extends PlanNode<'in-list'> {
  readonly not: boolean;
  readonly value: PlanExpression;
  readonly items: readonly PlanExpression[];
}
export interface PlanInRange extends PlanNode<'in-range'> {
  readonly not: boolean;
  readonly value: PlanExpression;
  readonly low: PlanExpression;
  readonly high: PlanExpression;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  /** ends may be swapped; null lies neither between nor not between */
  readonly between: boolean;
}
export interface PlanLike extends PlanNode<'like'> {
  readonly not: boolean;
  readonly value: PlanExpression;
  readonly pattern: PlanExpression;
  readonly escape?: PlanExpression;
}
export interface PlanRegexp extends PlanNode<'regexp'> {
  readonly not: boolean;
  readonly value: PlanExpression;
  readonly pattern: PlanExpression;
}
export interface PlanQuantified extends PlanNode<'quantified'> {
  readonly operator: CompareOperator;
  readonly quantifier: 'any' | 'all';
  readonly left: PlanExpression;
  readonly items: readonly PlanExpression[];
}
export interface PlanCase extends PlanNode<'case'> {
  readonly operand?: PlanExpression;
  readonly branches: readonly { readonly when: PlanExpression; readonly value: PlanExpression }[];
  readonly otherwise?: PlanExpression;
}
export interface PlanCast extends PlanNode<'cast'> {
  readonly value: PlanExpression;
  readonly dateFormat?: PlanExpression;
}
export interface PlanInstanceOf extends PlanNode<'instanceof'> {
  readonly value: PlanExpression;
  readonly types: readonly ValueType[];
}
export interface PlanExists extends PlanNode<'exists'> {
  readonly property: PlanRead;
}
export interface PlanTypeOf extends PlanNode<'typeof'> {
  readonly value: PlanExpression;
}
export interface PlanArray extends PlanNode<'array'> {
  readonly items: readonly PlanExpression[];
}
export interface PlanRecord extends PlanNode<'record'> {
  readonly fields: readonly { readonly name: string; readonly value: PlanExpression }[];
}
/** Months by the calendar, the rest in ms. */
export interface PlanPeriod extends PlanNode<'period'> {
  readonly months: readonly PlanExpression[];
  readonly parts: readonly { readonly value: PlanExpression; readonly unitMs: number }[];
}
/** A function of the catalogue by its id. */
export interface PlanCall extends PlanNode<'call'> {
  readonly function: string;
  readonly arguments: readonly PlanExpression[];
}
/** A method of a string, number or collection by its catalogue id. */
export interface PlanMethod extends PlanNode<'method'> {
  readonly target: PlanExpression;
  readonly method: string;
  readonly arguments: readonly PlanExpression[];
}
/** Parameters beyond the first are the item's position and the number of items. */
export interface PlanLambda extends PlanNode<'lambda'> {
  readonly parameters: number;
  readonly body: PlanExpression;
}
export interface PlanEnumeration extends PlanNode<'enumeration'> {
  readonly target: PlanExpression;
  readonly method: string;
  readonly arguments: readonly PlanExpression[];
}
export interface PlanDateTime extends PlanNode<'date-time'> {
  readonly target: PlanExpression;
  readonly method: string;
  readonly arguments: readonly PlanExpression[];
}
/** A look into the rows that the aggregate `sorted` of this number keeps in order. */
export interface PlanSortedMethod extends PlanNode<'sorted-method'> {
  readonly aggregate: number;
  readonly method: string;
  readonly arguments: readonly PlanExpression[];
}
/** `prev` and its kin count in the window of `stream`, `prior` in the order of arrival; `value` reads `stream` at level 0. */
export interface PlanPrevious extends PlanNode<'previous'> {
  readonly function: 'prev' | 'prevtail' | 'prevwindow' | 'prevcount' | 'prior';
  readonly stream: number;
  readonly offset: PlanExpression;
  readonly value: PlanExpression;
}
export interface PlanSubqueryValue extends PlanNode<'subquery'> {
  readonly index: number;
  /** all rows as a list, null when there are none */
  readonly collection?: true;
  /** null, not a record of nulls, where no row is found */
  readonly event?: true;
}
export interface PlanSubqueryExists extends PlanNode<'subquery-exists'> {
  readonly index: number;
}
export interface PlanSubqueryIn extends PlanNode<'subquery-in'> {
  readonly not: boolean;
  readonly value: PlanExpression;
  readonly index: number;
}
export interface PlanSubqueryQuantified extends PlanNode<'subquery-quantified'> {
  readonly operator: CompareOperator;
  readonly quantifier: 'any' | 'all';
  readonly left: PlanExpression;
  readonly index: number;
}
export interface PlanInsertStreamTest extends PlanNode<'istream'> {}
export type OutputCounterName =
  | 'count_insert'
  | 'count_insert_total'
  | 'count_remove'
  | 'count_remove_total'
  | 'last_output_timestamp';
export interface PlanOutputCounter extends PlanNode<'output-counter'> {
  readonly counter: OutputCounterName;
}

export type PlanExpression =
  | PlanRead
  | PlanConstant
  | PlanVariable
  | PlanContextRead
  | PlanParameter
  | PlanNow
  | PlanLogic
  | PlanNot
  | PlanNegate
  | PlanCompare
  | PlanArithmetic
  | PlanArithmeticChain
  | PlanConcat
  | PlanInList
  | PlanInRange
  | PlanLike
  | PlanRegexp
  | PlanQuantified
  | PlanCase
  | PlanCast
  | PlanInstanceOf
  | PlanExists
  | PlanTypeOf
  | PlanArray
  | PlanRecord
  | PlanPeriod
  | PlanCall
  | PlanMethod
  | PlanLambda
  | PlanEnumeration
  | PlanDateTime
  | PlanSortedMethod
  | PlanPrevious
  | PlanSubqueryValue
  | PlanSubqueryExists
  | PlanSubqueryIn
  | PlanSubqueryQuantified
  | PlanInsertStreamTest
  | PlanOutputCounter;

export type PlanExpressionKind = PlanExpression['kind'];

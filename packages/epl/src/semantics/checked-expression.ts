import type { Span, Value, ValueType } from '@rulewright/core';

/*
 * An expression after checking: every name is resolved, every node has its type, nothing is left to look up but values. Plain frozen
 * data, free of syntax: the engine compiles it, the diagram and the hover read it. Parentheses, aliases and declared expressions are gone
 * (inlined). Three-valued logic and null rules are the evaluator's and stand in docs/epl-support.md.
 */

interface Typed<K extends string> {
  readonly kind: K;
  readonly type: ValueType;
  readonly span: Span;
}

/** A step into a value: a property by name, an element by position, an entry of a map by key. */
export type PathStep =
  | { readonly kind: 'property'; readonly name: string }
  | { readonly kind: 'index'; readonly index: CheckedExpression }
  | { readonly kind: 'key'; readonly key: CheckedExpression };

export interface Constant extends Typed<'constant'> {
  readonly value: Value;
}

/**
 * A value of an event in scope. `level` 0 is the innermost query, 1 the one around it (a correlated subquery reads its outer streams);
 * `stream` counts that query's streams from 0. An empty path is the event itself. `dynamic`: was written with `?`; a missing property is null.
 */
export interface PropertyRead extends Typed<'property'> {
  readonly level: number;
  readonly stream: number;
  readonly path: readonly PathStep[];
  readonly dynamic: boolean;
}

/** In a pattern: a value of an earlier atom's event; `path` begins below the tag (an index step first, if the tag repeats). */
export interface TagRead extends Typed<'tag'> {
  readonly tag: string;
  readonly path: readonly PathStep[];
}

/** Parameter `parameter` of the lambda `depth` lambdas outwards (0 = the nearest). */
export interface LambdaRead extends Typed<'lambda-parameter'> {
  readonly depth: number;
  readonly parameter: number;
  readonly path: readonly PathStep[];
}

/** A step into the value of an expression that is no event: `f(x).y`, `(select …).y`. */
export interface PathRead extends Typed<'path'> {
  readonly target: CheckedExpression;
  readonly path: readonly PathStep[];
}

export interface VariableRead extends Typed<'variable'> {
  readonly name: string;
}
/** `context.key1`, `context.name`, `context.id` … */
export interface ContextRead extends Typed<'context-property'> {
  readonly name: string;
}
/** `?` number `index` of an on-demand query, counted from 0 */
export interface ParameterRead extends Typed<'parameter'> {
  readonly index: number;
  readonly name?: string;
}
/** engine time in ms since the epoch */
export interface CurrentTimestamp extends Typed<'current-timestamp'> {}

export interface Logic extends Typed<'logic'> {
  readonly operator: 'and' | 'or';
  readonly operands: readonly CheckedExpression[];
}
export interface Not extends Typed<'not'> {
  readonly operand: CheckedExpression;
}
export interface Negate extends Typed<'negate'> {
  readonly operand: CheckedExpression;
}
/** `is` and `is not` are null-safe; the others give null when a side is null. */
export interface Compare extends Typed<'compare'> {
  readonly operator: '=' | '!=' | '<' | '<=' | '>' | '>=' | 'is' | 'is not';
  readonly left: CheckedExpression;
  readonly right: CheckedExpression;
}
/** `/` always gives a double; int and long arithmetic does not wrap (documented deviation). */
export interface Arithmetic extends Typed<'arithmetic'> {
  readonly operator: '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^';
  readonly left: CheckedExpression;
  readonly right: CheckedExpression;
}
/** A long chain `a + b - c …`, worked off from left to right; shorter ones are {@link Arithmetic}, nested to the left. */
export interface ArithmeticChain extends Typed<'arithmetic-chain'> {
  readonly first: CheckedExpression;
  /** each with the type of what it gives */
  readonly steps: readonly {
    readonly operator: Arithmetic['operator'];
    readonly type: ValueType;
    readonly operand: CheckedExpression;
  }[];
}
export interface Concat extends Typed<'concat'> {
  readonly operands: readonly CheckedExpression[];
}
/** `items` may hold arrays and collections: their elements count */
export interface InList extends Typed<'in-list'> {
  readonly not: boolean;
  readonly value: CheckedExpression;
  readonly items: readonly CheckedExpression[];
}
/** `between` is a closed range whose ends may be swapped */
export interface InRange extends Typed<'in-range'> {
  readonly not: boolean;
  readonly value: CheckedExpression;
  readonly low: CheckedExpression;
  readonly high: CheckedExpression;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
  readonly between: boolean;
}
export interface LikeMatch extends Typed<'like'> {
  readonly not: boolean;
  readonly value: CheckedExpression;
  readonly pattern: CheckedExpression;
  readonly escape?: CheckedExpression;
}
export interface RegexpMatch extends Typed<'regexp'> {
  readonly not: boolean;
  readonly value: CheckedExpression;
  readonly pattern: CheckedExpression;
}
export interface QuantifiedCompare extends Typed<'quantified'> {
  readonly operator: Compare['operator'];
  readonly quantifier: 'any' | 'all';
  readonly left: CheckedExpression;
  readonly items: readonly CheckedExpression[];
}
export interface CaseChoice extends Typed<'case'> {
  readonly operand?: CheckedExpression;
  readonly branches: readonly { readonly when: CheckedExpression; readonly then: CheckedExpression }[];
  readonly otherwise?: CheckedExpression;
}
export interface CastTo extends Typed<'cast'> {
  readonly value: CheckedExpression;
  readonly dateFormat?: CheckedExpression;
}
export interface InstanceTest extends Typed<'instanceof'> {
  readonly value: CheckedExpression;
  readonly types: readonly ValueType[];
}
/** `exists(property?)` */
export interface PropertyExists extends Typed<'property-exists'> {
  readonly property: PropertyRead | TagRead | LambdaRead;
}
export interface TypeOf extends Typed<'typeof'> {
  readonly value: CheckedExpression;
}
export interface ArrayOf extends Typed<'array'> {
  readonly items: readonly CheckedExpression[];
}
export interface RecordOf extends Typed<'record'> {
  readonly fields: readonly { readonly name: string; readonly value: CheckedExpression }[];
}
/** A time period; years and months are calendar steps, the rest sums to ms. A bare number where a period is wanted is one of seconds. */
export interface PeriodOf extends Typed<'period'> {
  readonly months: readonly CheckedExpression[];
  readonly parts: readonly { readonly value: CheckedExpression; readonly unitMs: number }[];
}

/** A function of the catalogue (`coalesce`, `max`, `Math.abs`, `Arrays.asList` …) by its catalogue id. */
export interface FunctionCall extends Typed<'function'> {
  readonly function: string;
  readonly arguments: readonly CheckedExpression[];
}
/** An allow-listed method of a string, number or collection by its catalogue id (`toLowerCase`, `contains`, `size` …). */
export interface MethodCall extends Typed<'method'> {
  readonly target: CheckedExpression;
  readonly method: string;
  readonly arguments: readonly CheckedExpression[];
}
/** A lambda; `indexed` and `sized` tell that it takes the position and the size after the item. */
export interface LambdaOf extends Typed<'lambda'> {
  readonly parameters: readonly string[];
  readonly body: CheckedExpression;
}
/** An enumeration method (`anyOf`, `sumOf` …) on a collection; arguments are lambdas or values. */
export interface EnumerationCall extends Typed<'enumeration'> {
  readonly target: CheckedExpression;
  readonly method: string;
  readonly arguments: readonly (CheckedExpression | LambdaOf)[];
}
export interface DateTimeCall extends Typed<'date-time'> {
  readonly target: CheckedExpression;
  readonly method: string;
  readonly arguments: readonly CheckedExpression[];
}

/** Value of aggregate number `index` of the statement (or subquery) that the expression stands in. */
export interface AggregateRead extends Typed<'aggregate'> {
  readonly index: number;
  /** steps into the value: `window(*).sumOf(…)` has none, `last(*).x` one */
  readonly path: readonly PathStep[];
}
/** A look into what the aggregate `sorted` of one key keeps in order: `sorted(x).floorEvent(5)`. */
export interface SortedMethod extends Typed<'sorted-method'> {
  readonly target: AggregateRead;
  readonly method: string;
  readonly arguments: readonly CheckedExpression[];
}
/** `prev(n, x)` and its kin count in the window of `stream`, `prior(n, x)` in the order of arrival. */
export interface PreviousRead extends Typed<'previous'> {
  readonly function: 'prev' | 'prevtail' | 'prevwindow' | 'prevcount' | 'prior';
  readonly stream: number;
  readonly offset: CheckedExpression;
  /** evaluated on the row found; a {@link PropertyRead} of `stream` */
  readonly value: CheckedExpression;
}
/** Value of subquery number `index` of the statement: one column of its only row, or the row as a record when it has several columns. */
export interface SubqueryRead extends Typed<'subquery'> {
  readonly index: number;
  /** all rows as a list (`@eventbean`), null when there are none */
  readonly collection?: true;
  /** it has several columns: its value is a record of them */
  readonly record?: true;
  /** it becomes an event of a declared type: null, not a record of nulls, where no row is found */
  readonly event?: true;
  /** the values of all its rows as an array, for an enumeration method; absent: the value of its only row */
  readonly rows?: true;
}
export interface SubqueryExists extends Typed<'subquery-exists'> {
  readonly index: number;
}
export interface SubqueryIn extends Typed<'subquery-in'> {
  readonly not: boolean;
  readonly value: CheckedExpression;
  readonly index: number;
}
export interface SubqueryQuantified extends Typed<'subquery-quantified'> {
  readonly operator: Compare['operator'];
  readonly quantifier: 'any' | 'all';
  readonly left: CheckedExpression;
  readonly index: number;
}
/** `istream()`: true while the row is one of the insert stream */
export interface InsertStreamTest extends Typed<'istream'> {}
/** counters of `output when`: `count_insert`, `count_insert_total`, `count_remove`, `count_remove_total`, `last_output_timestamp` */
export interface OutputCounter extends Typed<'output-counter'> {
  readonly counter: 'count_insert' | 'count_insert_total' | 'count_remove' | 'count_remove_total' | 'last_output_timestamp';
}

export type CheckedExpression =
  | Constant
  | PropertyRead
  | TagRead
  | LambdaRead
  | PathRead
  | VariableRead
  | ContextRead
  | ParameterRead
  | CurrentTimestamp
  | Logic
  | Not
  | Negate
  | Compare
  | Arithmetic
  | ArithmeticChain
  | Concat
  | InList
  | InRange
  | LikeMatch
  | RegexpMatch
  | QuantifiedCompare
  | CaseChoice
  | CastTo
  | InstanceTest
  | PropertyExists
  | TypeOf
  | ArrayOf
  | RecordOf
  | PeriodOf
  | FunctionCall
  | MethodCall
  | EnumerationCall
  | DateTimeCall
  | AggregateRead
  | SortedMethod
  | PreviousRead
  | SubqueryRead
  | SubqueryExists
  | SubqueryIn
  | SubqueryQuantified
  | InsertStreamTest
  | OutputCounter
  | LambdaOf;

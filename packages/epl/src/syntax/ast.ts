// biome-ignore-all lint/style/noExcessiveLinesPerFile: the node types are mutually recursive; split, they would be a circle of files
import type { Span } from '@rulewright/core';

/*
 * The syntax tree of EPL. Every node is a read-only record with a `kind` and a `span` from its first to its last token (comments and blanks
 * around it excluded). The tree is lossless together with the text and the tokens of its document: what a node does not say (case of
 * keywords, blanks, comments, quotes) stands in its span. It says what is written, never whether a name exists.
 *
 * All node types stand in this one file because they are mutually recursive (a subquery is an expression that holds a select).
 */

interface NodeOf<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

/** One identifier, unquoted: `` `user-agent` `` has the text `user-agent` and is `quoted`; `a\.b` has the text `a.b` and is not. */
export interface Name extends NodeOf<'name'> {
  readonly text: string;
  readonly quoted: boolean;
}

/** `a.b.c`: `text` joins the parts with dots. */
export interface DottedName extends NodeOf<'dotted-name'> {
  readonly parts: readonly Name[];
  readonly text: string;
}

// ------------------------------------------------------------------------------------------------------------------ expressions

export type LiteralType = 'null' | 'boolean' | 'int' | 'long' | 'float' | 'double' | 'string';

/** `value` is unescaped; only `\'`, `\"`, `\\` and `\uXXXX` are escapes (`'\n'` is the letter n). */
export interface Literal extends NodeOf<'literal'> {
  readonly type: LiteralType;
  readonly value: null | boolean | number | string;
}

/** `.name` or `.name?`; the first link of a chain has no dot. */
export interface NameLink extends NodeOf<'name-link'> {
  readonly name: Name;
  readonly optional: boolean;
}

/** `.name(arguments)`: a function, an aggregate, a method, a mapped property. */
export interface CallLink extends NodeOf<'call-link'> {
  readonly name: Name;
  readonly distinct: boolean;
  readonly arguments: readonly Argument[];
  readonly optional: boolean;
}

/** `[0]`, `[k1, k2]` */
export interface IndexLink extends NodeOf<'index-link'> {
  readonly indexes: readonly Expression[];
  readonly optional: boolean;
}

/** The head of a chain that is neither name nor call: `('a' || b).length()`, `'x'.contains(y)`. */
export interface ExpressionLink extends NodeOf<'expression-link'> {
  readonly expression: Expression;
}

export type Link = NameLink | CallLink | IndexLink | ExpressionLink;

/** A path of names, calls and indexes: `src_ip`, `a.targets[0]`, `count(*)`, `Arrays.asList(a).contains(b)`, `c.sumOf(i => i.x)`. */
export interface Chain extends NodeOf<'chain'> {
  readonly links: readonly Link[];
}

/** `value`, or `name: value` (`filter: x > 1`, `group_by: (a, b)`, `dateformat: '…'`). */
export interface Argument extends NodeOf<'argument'> {
  readonly name?: Name;
  readonly value: Expression;
}

export type UnaryOperator = 'not' | '-' | '+';
export interface Unary extends NodeOf<'unary'> {
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export type ComparisonOperator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'is' | 'is not';
export type ArithmeticOperator = '+' | '-' | '*' | '/' | '%' | '&' | '|' | '^' | '||';
export type BinaryOperator = 'and' | 'or' | ComparisonOperator | ArithmeticOperator;

/** `<>` has the operator `!=`. Left-associative; `a and b and c` is nested to the left. */
export interface Binary extends NodeOf<'binary'> {
  readonly operator: BinaryOperator;
  readonly left: Expression;
  readonly right: Expression;
}

/** `x > any (…)`, `x = all (select …)`; `some` is written as `any`. */
export interface Quantified extends NodeOf<'quantified'> {
  readonly operator: ComparisonOperator;
  readonly quantifier: 'any' | 'all';
  readonly left: Expression;
  readonly right: readonly Expression[] | Subquery;
}

/** `x in (1, 2)`, `x not in [1:5)`, `x in (select …)`; `x in tags` is reported and read as `x in (tags)`. */
export interface In extends NodeOf<'in'> {
  readonly not: boolean;
  readonly value: Expression;
  readonly set: InList | InRange | Subquery;
}
export interface InList extends NodeOf<'in-list'> {
  readonly items: readonly Expression[];
}
export interface InRange extends NodeOf<'in-range'> {
  readonly low: Expression;
  readonly high: Expression;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}

export interface Between extends NodeOf<'between'> {
  readonly not: boolean;
  readonly value: Expression;
  readonly low: Expression;
  readonly high: Expression;
}

export interface Like extends NodeOf<'like'> {
  readonly not: boolean;
  readonly value: Expression;
  readonly pattern: Expression;
  readonly escape?: Expression;
}

export interface Regexp extends NodeOf<'regexp'> {
  readonly not: boolean;
  readonly value: Expression;
  readonly pattern: Expression;
}

export interface Case extends NodeOf<'case'> {
  readonly operand?: Expression;
  readonly branches: readonly CaseBranch[];
  readonly otherwise?: Expression;
}
export interface CaseBranch extends NodeOf<'case-branch'> {
  readonly when: Expression;
  readonly then: Expression;
}

/** A type as written in `cast`, `instanceof`, schemas and variables: `string`, `java.lang.String`, `int[]`, `Order[]`. */
export interface TypeReference extends NodeOf<'type-reference'> {
  readonly name: DottedName;
  readonly dimensions: number;
  /** `int[primitive]` */
  readonly primitive: boolean;
  /** `List<String>`; absent when there are none */
  readonly parameters?: readonly TypeReference[];
}

/** `cast(x, int)`, `cast(x as int)`, `cast(x, date, dateformat: '…')` */
export interface Cast extends NodeOf<'cast'> {
  readonly value: Expression;
  readonly type: TypeReference;
  readonly arguments: readonly Argument[];
}

export interface InstanceOf extends NodeOf<'instanceof'> {
  readonly value: Expression;
  readonly types: readonly TypeReference[];
}

/** `(select …)` as a value; `body` has a from-clause. */
export interface Subquery extends NodeOf<'subquery'> {
  readonly body: SelectBody;
}
export interface Exists extends NodeOf<'exists'> {
  readonly subquery: Subquery;
}

export interface ArrayLiteral extends NodeOf<'array'> {
  readonly items: readonly Expression[];
}

/** `new { a = 1, b }` */
export interface NewRecord extends NodeOf<'new-record'> {
  readonly fields: readonly NewField[];
}
export interface NewField extends NodeOf<'new-field'> {
  readonly name: DottedName;
  readonly value?: Expression;
}

/** `x => x.a > 1`, `(x, i) => …`; `->` is accepted as the arrow. */
export interface Lambda extends NodeOf<'lambda'> {
  readonly parameters: readonly Name[];
  readonly body: Expression;
}

export type TimeUnit = 'year' | 'month' | 'week' | 'day' | 'hour' | 'minute' | 'second' | 'millisecond' | 'microsecond';
/** `1 hour 30 min`; a bare number of seconds is a literal, not a period. */
export interface TimePeriod extends NodeOf<'time-period'> {
  readonly parts: readonly TimePart[];
}
export interface TimePart extends NodeOf<'time-part'> {
  readonly value: Expression;
  readonly unit: TimeUnit;
}

/** `*` in `count(*)`, `window(*)`, `select *`, crontab arguments; with `stream`: `a.*`. */
export interface Wildcard extends NodeOf<'wildcard'> {
  readonly stream?: Name;
}

/** `(a)`: kept because print must give it back; `(a, b)` in an argument has several items. */
export interface Parenthesized extends NodeOf<'parenthesized'> {
  readonly items: readonly Expression[];
}

/** `?`, `?:name`, `?:name:type` */
export interface Substitution extends NodeOf<'substitution'> {
  readonly name?: Name;
  readonly type?: TypeReference;
}

/** Crontab forms: `*​/15`, `8:17` (range), `last`, `3 last`, `lastweekday`, `15 weekday`, `[1, 5:10]`. */
export interface CronField extends NodeOf<'cron-field'> {
  readonly form: 'every' | 'range' | 'last' | 'last-weekday' | 'weekday' | 'list';
  readonly values: readonly Expression[];
}

/** Stands where an expression is wanted and none was found; a diagnostic tells. */
export interface MissingExpression extends NodeOf<'missing'> {}

export type Expression =
  | Literal
  | Chain
  | Unary
  | Binary
  | Quantified
  | In
  | Between
  | Like
  | Regexp
  | Case
  | Cast
  | InstanceOf
  | Subquery
  | Exists
  | ArrayLiteral
  | NewRecord
  | Lambda
  | TimePeriod
  | Wildcard
  | Parenthesized
  | Substitution
  | CronField
  | OrderItem
  | Annotation
  | MissingExpression;

// --------------------------------------------------------------------------------------------------------------------- patterns

/** `a -> b -[max]> c`: `limits[i]` bounds the arrow before part i + 1. */
export interface FollowedBy extends NodeOf<'followed-by'> {
  readonly parts: readonly Pattern[];
  readonly limits: readonly (Expression | undefined)[];
}
export interface PatternOr extends NodeOf<'pattern-or'> {
  readonly parts: readonly Pattern[];
}
export interface PatternAnd extends NodeOf<'pattern-and'> {
  readonly parts: readonly Pattern[];
}
export interface PatternNot extends NodeOf<'pattern-not'> {
  readonly pattern: Pattern;
}
export interface Every extends NodeOf<'every'> {
  readonly pattern: Pattern;
}
/** `every-distinct(a.x, b.y, 10 sec) p`: a period, if any, is the last argument. */
export interface EveryDistinct extends NodeOf<'every-distinct'> {
  readonly arguments: readonly Expression[];
  readonly pattern: Pattern;
}
/** `[2] p`, `[2:3] p until q`, `[2:] p until q`, `p until q`; for `[n]` low and high are the same node. */
export interface Repeat extends NodeOf<'repeat'> {
  readonly range?: RepeatRange;
  readonly pattern: Pattern;
  readonly until?: Pattern;
}
export interface RepeatRange extends NodeOf<'repeat-range'> {
  readonly low?: Expression;
  readonly high?: Expression;
}
/** `p where timer:within(…)`, `p while (…)`; binds to one atom or one parenthesis. */
export interface Guarded extends NodeOf<'guarded'> {
  readonly pattern: Pattern;
  readonly guard: Guard;
}
export interface Guard extends NodeOf<'guard'> {
  readonly form: 'where' | 'while';
  /** `timer` in `timer:within`; absent for `while` */
  readonly namespace?: Name;
  readonly name?: Name;
  readonly arguments: readonly Expression[];
}
/** `tag=Type(filter)@consume(2)` */
export interface PatternFilter extends NodeOf<'pattern-filter'> {
  readonly tag?: Name;
  readonly filter: EventFilter;
  readonly consume?: Annotation;
}
/** `timer:interval(10 sec)`, `timer:at(…)`, `timer:schedule(…)` */
export interface Observer extends NodeOf<'observer'> {
  readonly tag?: Name;
  readonly namespace: Name;
  readonly name: Name;
  readonly arguments: readonly (Expression | Argument)[];
}
export interface PatternGroup extends NodeOf<'pattern-group'> {
  readonly pattern: Pattern;
}
export interface MissingPattern extends NodeOf<'missing-pattern'> {}

export type Pattern =
  | FollowedBy
  | PatternOr
  | PatternAnd
  | PatternNot
  | Every
  | EveryDistinct
  | Repeat
  | Guarded
  | PatternFilter
  | Observer
  | PatternGroup
  | MissingPattern;

// ---------------------------------------------------------------------------------------------------------------------- streams

/** `event(type = 'x', bytes > 10)`: several conditions are joined by and. */
export interface EventFilter extends NodeOf<'event-filter'> {
  readonly type: DottedName;
  readonly conditions: readonly Expression[];
  readonly contained: readonly ContainedEvent[];
}
/** `[items]`, `[select … from items as i where …]`, `[items @type(Item)]` */
export interface ContainedEvent extends NodeOf<'contained-event'> {
  readonly select?: readonly SelectItem[];
  readonly property: Expression;
  readonly alias?: Name;
  readonly where?: Expression;
  readonly annotation?: Annotation;
}
/** `pattern @SuppressOverlappingMatches [ … ]` */
export interface PatternSource extends NodeOf<'pattern-source'> {
  readonly annotations: readonly Annotation[];
  readonly pattern: Pattern;
}
/** `SQL:name['select … where ip = ${fw.src_ip}' metadatasql '…']` */
export interface SqlSource extends NodeOf<'sql-source'> {
  readonly database: Name;
  readonly query: Literal;
  readonly metadata?: Literal;
}
/** `method:Class.function(arguments)` */
export interface MethodSource extends NodeOf<'method-source'> {
  readonly method: DottedName;
  readonly arguments: readonly Expression[];
  /** `@type(T)`: the type of what the method gives */
  readonly annotation?: Annotation;
}
/** `.win:time(30 sec)` (`dialect` dot) or `#time(30 sec)`, `#win:time(…)` (hash). */
export interface View extends NodeOf<'view'> {
  readonly dialect: 'dot' | 'hash';
  readonly namespace?: Name;
  readonly name: Name;
  readonly arguments: readonly Expression[];
}
export type StreamSource = EventFilter | PatternSource | SqlSource | MethodSource;
export interface Stream extends NodeOf<'stream'> {
  readonly source: StreamSource;
  readonly views: readonly View[];
  readonly alias?: Name;
  readonly unidirectional: boolean;
  readonly retain?: 'union' | 'intersection';
}
export type JoinKind = 'comma' | 'inner' | 'left' | 'right' | 'full';
export interface Join extends NodeOf<'join'> {
  readonly join: JoinKind;
  readonly stream: Stream;
  readonly on?: Expression;
}
export interface FromClause extends NodeOf<'from'> {
  readonly first: Stream;
  readonly joins: readonly Join[];
}

// ------------------------------------------------------------------------------------------------------------------ select body

export type StreamSelector = 'istream' | 'rstream' | 'irstream';
/** `*`, `a.*`, `expression as alias`; annotations such as `@eventbean` stand before the alias. */
export interface SelectItem extends NodeOf<'select-item'> {
  readonly expression: Expression;
  readonly alias?: Name;
  readonly annotations: readonly Annotation[];
}
export interface InsertInto extends NodeOf<'insert-into'> {
  readonly selector?: StreamSelector;
  readonly target: DottedName;
  readonly columns: readonly Name[];
  /** `event-precedence(e)` */
  readonly precedence?: Expression;
}
export type GroupItem = Expression | GroupingSet;
export interface GroupingSet extends NodeOf<'grouping-set'> {
  readonly form: 'rollup' | 'cube' | 'grouping-sets';
  /** in `grouping sets (rollup(a, b), c)` one of them may be a grouping set itself */
  readonly items: readonly GroupItem[];
}
/** `x desc`; also an argument, of `sort`, `rank` and `sorted` */
export interface OrderItem extends NodeOf<'order-item'> {
  readonly expression: Expression;
  readonly descending: boolean;
}
export interface Limit extends NodeOf<'limit'> {
  readonly count: Expression;
  readonly offset?: Expression;
}
export type OutputMode = 'all' | 'first' | 'last' | 'snapshot';
export interface OutputRate extends NodeOf<'output'> {
  readonly after?: Expression;
  /** `after 5 events` counts events */
  readonly afterEvents: boolean;
  readonly mode?: OutputMode;
  readonly trigger?: OutputTrigger;
  /** `and when terminated [and e] [then set …]` beside another trigger */
  readonly termination?: OutputWhenTerminated;
}
export type OutputTrigger = OutputEvery | OutputAt | OutputWhen | OutputWhenTerminated;
export interface OutputEvery extends NodeOf<'output-every'> {
  readonly interval: Expression;
  readonly unit: 'time' | 'events';
}
export interface OutputAt extends NodeOf<'output-at'> {
  readonly arguments: readonly Expression[];
}
export interface OutputWhen extends NodeOf<'output-when'> {
  readonly condition: Expression;
  readonly assignments: readonly Assignment[];
}
export interface OutputWhenTerminated extends NodeOf<'output-when-terminated'> {
  readonly condition?: Expression;
  readonly assignments: readonly Assignment[];
}
/** `x = e`, `w.x = e`, `a[1] = e` */
export interface Assignment extends NodeOf<'assignment'> {
  readonly target: Expression;
  readonly value: Expression;
}
export interface ForClause extends NodeOf<'for'> {
  readonly delivery: Name;
  readonly arguments: readonly Expression[];
}

export interface SelectBody extends NodeOf<'select'> {
  readonly intoTable?: DottedName;
  readonly insertInto?: InsertInto;
  readonly selector?: StreamSelector;
  readonly distinct: boolean;
  readonly items: readonly SelectItem[];
  readonly from?: FromClause;
  readonly matchRecognize?: MatchRecognize;
  readonly where?: Expression;
  readonly groupBy: readonly GroupItem[];
  readonly having?: Expression;
  readonly output?: OutputRate;
  readonly orderBy: readonly OrderItem[];
  readonly limit?: Limit;
  readonly forClauses: readonly ForClause[];
}

// -------------------------------------------------------------------------------------------------------------- match_recognize

export interface MatchRecognize extends NodeOf<'match-recognize'> {
  readonly partitionBy: readonly Expression[];
  readonly measures: readonly SelectItem[];
  readonly allMatches: boolean;
  readonly skip?: 'past-last-row' | 'to-next-row' | 'to-current-row';
  readonly pattern: RowPattern;
  readonly interval?: Expression;
  readonly orTerminated: boolean;
  readonly define: readonly RowDefine[];
}
export interface RowDefine extends NodeOf<'row-define'> {
  readonly symbol: Name;
  readonly condition: Expression;
}
export type RowPattern = RowSymbol | RowSequence | RowAlternation | RowPermute | RowGroup;
export interface RowQuantifier extends NodeOf<'row-quantifier'> {
  readonly low?: Expression;
  readonly high?: Expression;
  readonly form: '*' | '+' | '?' | '{}';
  readonly reluctant: boolean;
}
export interface RowSymbol extends NodeOf<'row-symbol'> {
  readonly name: Name;
  readonly quantifier?: RowQuantifier;
}
export interface RowSequence extends NodeOf<'row-sequence'> {
  readonly parts: readonly RowPattern[];
}
export interface RowAlternation extends NodeOf<'row-alternation'> {
  readonly parts: readonly RowPattern[];
}
export interface RowPermute extends NodeOf<'row-permute'> {
  readonly parts: readonly RowPattern[];
}
export interface RowGroup extends NodeOf<'row-group'> {
  readonly pattern: RowPattern;
  readonly quantifier?: RowQuantifier;
}

// ------------------------------------------------------------------------------------------------------------------ annotations

/** `@Alert(name='scan', outID=1, tags={'a'})`, `@Tag('x')` (one argument without a name), also nested as a value. */
export interface Annotation extends NodeOf<'annotation'> {
  readonly name: DottedName;
  readonly arguments: readonly Argument[];
}

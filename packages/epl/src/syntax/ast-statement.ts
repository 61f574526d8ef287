import type { Span } from '@rulewright/core';
import type {
  Annotation,
  Assignment,
  Chain,
  ContainedEvent,
  DottedName,
  EventFilter,
  Expression,
  InsertInto,
  Lambda,
  Name,
  PatternSource,
  SelectBody,
  SelectItem,
  TypeReference,
  View,
} from './ast.js';
import type { Token } from './token.js';

/* Statements of EPL and the document that holds them. For the laws of the tree see ast.ts. */

interface NodeOf<K extends string> {
  readonly kind: K;
  readonly span: Span;
}

/** `on Type(filter) as alias` or `on pattern [ … ]` */
export interface Trigger extends NodeOf<'trigger'> {
  readonly source: EventFilter | PatternSource;
  readonly alias?: Name;
}

/** `W(filter) as w`: the window or table that an on-statement works on. */
export interface Target extends NodeOf<'target'> {
  readonly name: DottedName;
  readonly conditions: readonly Expression[];
  readonly alias?: Name;
}

export interface OnSelect extends NodeOf<'on-select'> {
  readonly insertInto?: InsertInto;
  /** `select and delete` */
  readonly andDelete: boolean;
  readonly target: Target;
  /** its from-clause is `target`; where, group by, having, order by and limit stand here */
  readonly body: SelectBody;
}
export interface OnDelete extends NodeOf<'on-delete'> {
  readonly target: Target;
  readonly where?: Expression;
}
export interface OnUpdate extends NodeOf<'on-update'> {
  readonly target: Target;
  readonly assignments: readonly Assignment[];
  readonly where?: Expression;
}
/** `on … set v = e, w = f` on variables */
export interface OnSet extends NodeOf<'on-set'> {
  readonly assignments: readonly Assignment[];
}
/** `on … merge W as w where … when matched …`; the direct form `merge W insert select …` has one clause `when-always`. */
export interface OnMerge extends NodeOf<'on-merge'> {
  readonly target: Target;
  readonly where?: Expression;
  readonly clauses: readonly MergeClause[];
}
export interface MergeClause extends NodeOf<'merge-clause'> {
  readonly when: 'matched' | 'not-matched' | 'always';
  readonly condition?: Expression;
  readonly actions: readonly MergeAction[];
}
export type MergeAction = MergeInsert | MergeUpdate | MergeDelete;
export interface MergeInsert extends NodeOf<'merge-insert'> {
  /** absent: into the merged window itself */
  readonly into?: DottedName;
  readonly columns: readonly Name[];
  /** `event-precedence(e)` */
  readonly precedence?: Expression;
  readonly items: readonly SelectItem[];
  readonly where?: Expression;
}
export interface MergeUpdate extends NodeOf<'merge-update'> {
  readonly assignments: readonly Assignment[];
  readonly where?: Expression;
}
export interface MergeDelete extends NodeOf<'merge-delete'> {
  readonly where?: Expression;
}
/** `on E insert into A select … where … insert into B select … output all` */
export interface OnInsert extends NodeOf<'on-insert'> {
  readonly branches: readonly SplitBranch[];
  readonly output: 'first' | 'all';
}
export interface SplitBranch extends NodeOf<'split-branch'> {
  readonly body: SelectBody;
  /** `from [items]`: the branch works on the events that the trigger contains */
  readonly contained?: readonly ContainedEvent[];
  readonly alias?: Name;
}
export type OnAction = OnSelect | OnDelete | OnUpdate | OnSet | OnMerge | OnInsert;

export interface OnStatement extends NodeOf<'on'> {
  readonly trigger: Trigger;
  readonly action: OnAction;
}

export interface ColumnDefinition extends NodeOf<'column'> {
  readonly name: Name;
  /** absent in a table column that is an aggregate */
  readonly type?: TypeReference;
  readonly primaryKey: boolean;
  /** `c count(*)`, `w window(*) @type(E)` in tables */
  readonly aggregate?: Chain;
  readonly annotations: readonly Annotation[];
}

export interface CreateWindow extends NodeOf<'create-window'> {
  readonly name: DottedName;
  readonly views: readonly View[];
  readonly retain?: 'union' | 'intersection';
  /** one of the three: `as (a int)`, `as Type`, `as select a, b from Type` */
  readonly columns?: readonly ColumnDefinition[];
  readonly asType?: DottedName;
  readonly asSelect?: SelectBody;
  /** `insert` [`where e`]: fill from the window that it is modelled after */
  readonly insert: boolean;
  readonly insertWhere?: Expression;
}
export interface CreateTable extends NodeOf<'create-table'> {
  readonly name: DottedName;
  readonly columns: readonly ColumnDefinition[];
}
export interface CreateSchema extends NodeOf<'create-schema'> {
  /** `map`, `objectarray`, `json`, `avro`, `xml`, `variant` as written before `schema` */
  readonly representation?: Name;
  readonly name: DottedName;
  readonly columns: readonly ColumnDefinition[];
  /** `as pkg.Class`, or the member types of a variant */
  readonly asTypes: readonly DottedName[];
  readonly inherits: readonly DottedName[];
  readonly copyFrom: readonly DottedName[];
  readonly startTimestamp?: Name;
  readonly endTimestamp?: Name;
}
export interface CreateVariable extends NodeOf<'create-variable'> {
  readonly constant: boolean;
  readonly type: TypeReference;
  readonly name: DottedName;
  readonly value?: Expression;
}
export interface CreateIndex extends NodeOf<'create-index'> {
  readonly unique: boolean;
  readonly name: Name;
  readonly target: DottedName;
  readonly columns: readonly IndexColumn[];
}
export interface IndexColumn extends NodeOf<'index-column'> {
  readonly expression: Expression;
  readonly form: 'hash' | 'btree';
}
/** `create expression f { x => … }`, or an alias: `create expression f alias for { … }` */
export interface ExpressionDeclaration extends NodeOf<'expression-declaration'> {
  readonly name: Name;
  readonly alias: boolean;
  readonly body: Expression | Lambda;
}
export interface CreateExpression extends NodeOf<'create-expression'> {
  readonly declaration: ExpressionDeclaration;
}
export interface UpdateStream extends NodeOf<'update-istream'> {
  readonly type: DottedName;
  readonly alias?: Name;
  readonly assignments: readonly Assignment[];
  readonly where?: Expression;
}

// --------------------------------------------------------------------------------------------------------------------- contexts

export interface CreateContext extends NodeOf<'create-context'> {
  readonly name: DottedName;
  readonly detail: ContextDetail;
}
export type ContextDetail = KeyedContext | HashContext | CategoryContext | RangeContext | NestedContext;
/** `partition by a, b from E, c, d from F [initiated by …] [terminated by …]` */
export interface KeyedContext extends NodeOf<'context-keyed'> {
  readonly items: readonly KeyedContextItem[];
  readonly initiated: readonly ContextCondition[];
  readonly terminated?: ContextCondition;
}
export interface KeyedContextItem extends NodeOf<'context-key'> {
  readonly properties: readonly Expression[];
  readonly filter: EventFilter;
  readonly alias?: Name;
}
export interface HashContext extends NodeOf<'context-hash'> {
  readonly items: readonly HashContextItem[];
  readonly granularity: Expression;
  readonly preallocate: boolean;
}
export interface HashContextItem extends NodeOf<'context-hash-item'> {
  readonly function: Expression;
  readonly filter: EventFilter;
}
export interface CategoryContext extends NodeOf<'context-category'> {
  readonly groups: readonly ContextGroup[];
  readonly filter: EventFilter;
}
export interface ContextGroup extends NodeOf<'context-group'> {
  readonly condition: Expression;
  readonly label: Name;
}
/** `start … end …` (one at a time) or `initiated by … terminated by …` (`overlapping`) */
export interface RangeContext extends NodeOf<'context-range'> {
  readonly overlapping: boolean;
  readonly distinct: readonly Expression[];
  readonly start?: ContextCondition;
  readonly end?: ContextCondition;
}
/** a filter, a pattern, a crontab, `@now`, or `after 10 sec` */
export interface ContextCondition extends NodeOf<'context-condition'> {
  readonly now: boolean;
  readonly filter?: EventFilter;
  readonly alias?: Name;
  readonly pattern?: PatternSource;
  /** `pattern […] @inclusive`: the events of the match count in the partition that it starts */
  readonly inclusive?: boolean;
  readonly crontab?: readonly Expression[];
  readonly after?: Expression;
}
export interface NestedContext extends NodeOf<'context-nested'> {
  readonly contexts: readonly CreateContext[];
}

// ----------------------------------------------------------------------------------------------------------- on-demand and others

/** `insert into W [(columns)] values (…), (…)`; `insert into W select …` is a select. */
export interface InsertValues extends NodeOf<'insert-values'> {
  readonly target: DottedName;
  readonly columns: readonly Name[];
  readonly rows: readonly (readonly Expression[])[];
}
export interface DeleteRows extends NodeOf<'delete'> {
  readonly target: Target;
  readonly where?: Expression;
}
export interface UpdateRows extends NodeOf<'update'> {
  readonly target: Target;
  readonly assignments: readonly Assignment[];
  readonly where?: Expression;
}
/** A statement that is recognised and not read further: dataflow, inlined class, script. The checker refuses it by name. */
export interface OpaqueStatement extends NodeOf<'opaque'> {
  readonly what: 'dataflow' | 'inlined-class' | 'script';
}
/** Text that is no statement; a diagnostic tells. */
export interface MissingStatement extends NodeOf<'missing-statement'> {}

export type StatementBody =
  | SelectBody
  | OnStatement
  | CreateWindow
  | CreateTable
  | CreateSchema
  | CreateVariable
  | CreateIndex
  | CreateExpression
  | CreateContext
  | UpdateStream
  | InsertValues
  | DeleteRows
  | UpdateRows
  | OpaqueStatement
  | MissingStatement;

export interface Statement extends NodeOf<'statement'> {
  readonly annotations: readonly Annotation[];
  /** `expression f { … }` before the statement */
  readonly expressions: readonly ExpressionDeclaration[];
  /** `context C` before the statement */
  readonly context?: DottedName;
  readonly body: StatementBody;
  /** value of `@name`, in any case of the word; absent when there is none */
  readonly name?: string;
}

// --------------------------------------------------------------------------------------------------------------------- document

export interface ModuleDeclaration extends NodeOf<'module'> {
  readonly name: DottedName;
}
export interface UsesDeclaration extends NodeOf<'uses'> {
  readonly name: DottedName;
}
/** `import java.util.*;`: `name` keeps a trailing `*` as its last part */
export interface ImportDeclaration extends NodeOf<'import'> {
  readonly name: DottedName;
}

/** One EPL text, whole: print is `text`, whatever is wrong with it. `span` is the whole text. */
export interface EplDocument extends NodeOf<'document'> {
  readonly text: string;
  /** every character of the text is in exactly one token, blanks and comments included; the last is `end` with no characters */
  readonly tokens: readonly Token[];
  readonly module?: ModuleDeclaration;
  readonly uses: readonly UsesDeclaration[];
  readonly imports: readonly ImportDeclaration[];
  readonly statements: readonly Statement[];
}

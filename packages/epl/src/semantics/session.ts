import type { Diagnostic, EventType, Span, ValueType } from '@rulewright/core';
import type { Expression, Subquery } from '../syntax/ast.js';
import type { ExpressionDeclaration } from '../syntax/ast-statement.js';
import type { Node } from '../syntax/node.js';
import type { CheckedSubquery } from './checked.js';
import type { CheckedAggregate } from './checked-aggregate.js';
import type { CheckedExpression } from './checked-expression.js';
import type { Finding, Rule, RuleInfo } from './rules/rule.js';
import type { BindingRecorder } from './scope/bindings.js';
import type { Scope } from './scope/scope.js';
import type { ContextInfo, ExpressionInfo, HostInfo, IndexInfo, ModuleInfo, VariableInfo, WindowInfo } from './world.js';

/** The world while a module is checked: each statement adds to it, later statements see it. */
export interface GrowingWorld {
  readonly types: Map<string, EventType>;
  readonly declaredBy: Map<string, string>;
  readonly windows: Map<string, WindowInfo>;
  readonly variables: Map<string, VariableInfo>;
  readonly expressions: Map<string, ExpressionInfo>;
  readonly indexes: Map<string, IndexInfo>;
  readonly contexts: Map<string, ContextInfo>;
  readonly modules: Map<string, ModuleInfo>;
  readonly host: HostInfo;
}

/**
 * One run of the checker over one document: what is known, where findings go, and the checkers that recur into each other (an expression
 * holds a subquery, a subquery holds expressions): they are handed in here, so that no file has to import its own importer.
 */
export interface Session {
  readonly text: string;
  readonly world: GrowingWorld;
  readonly module?: string;
  /** modules that this one names in `uses`, and the offset behind its last such line */
  readonly uses: { readonly names: readonly string[]; readonly at: number };
  readonly bindings?: BindingRecorder;
  /** declared expressions by name, those before the statement first */
  readonly declarations: Map<string, DeclaredExpression>;
  /** types that statements of this document made or changed */
  readonly changedTypes: Map<string, EventType>;
  /** names of the types that the statement at hand made */
  readonly made: string[];
  /** types of pattern rows and other anonymous shapes; not part of the world */
  readonly localTypes: Map<string, EventType>;
  /** what has been found so far in the statement that is checked */
  readonly diagnostics: Diagnostic[];
  /** node id of a node of this document (`Scan/from.0/view.1`) */
  readonly idOf: (node: Node) => string;
  /** set when a missing node of the parser was met: no checked module then, though there is no diagnostic of ours */
  incomplete: boolean;
  report<Facts>(rule: Rule<Facts>, facts: Facts): void;
  find(rule: RuleInfo, finding: Finding): void;
  readonly checkExpression: (expression: Expression, context: ExpressionContext) => CheckedExpression;
  readonly checkSubquery: (subquery: Subquery, context: ExpressionContext) => SubqueryResult;
}

/** A declared expression of this document (its nodes) or of another module (parsed on first use). */
export interface DeclaredExpression {
  readonly declaration: ExpressionDeclaration;
  /** its text is another document's: places in it mean nothing here */
  readonly foreign: boolean;
}

export interface SubqueryResult {
  readonly index: number;
  /** of its value: that of its only column, the event of `select *`, `any` for several columns */
  readonly type: ValueType;
  /** it has several columns */
  readonly record: boolean;
}

/** Where an expression stands; decides what it may hold and how a message names it. */
export type Clause =
  | 'select clause'
  | 'where clause'
  | 'filter'
  | 'group by clause'
  | 'having clause'
  | 'order by clause'
  | 'output clause'
  | 'limit clause'
  | 'join condition'
  | 'window argument'
  | 'pattern'
  | 'assignment'
  | 'merge condition'
  | 'variable'
  | 'contained event'
  | 'lookup'
  | 'context'
  | 'annotation'
  | 'expression';

/** Collects the aggregates of one select, each once. */
export interface AggregateCollector {
  readonly aggregates: CheckedAggregate[];
  /** rendered text of each, by which equal ones are one */
  readonly texts: string[];
  /** what their arguments see where that is less than the clause itself sees */
  readonly scope?: Scope;
}

/** Collects the subqueries of one statement (or of one subquery: they nest). */
export interface SubqueryCollector {
  readonly subqueries: CheckedSubquery[];
}

export interface ExpressionContext {
  readonly session: Session;
  readonly scope: Scope;
  readonly clause: Clause;
  /** absent: aggregates are not allowed here */
  readonly aggregates?: AggregateCollector;
  /** absent: subqueries are not allowed here */
  readonly subqueries?: SubqueryCollector;
  /** true inside the argument of an aggregate, where no second one may stand */
  readonly insideAggregate?: boolean;
  /** prev and prior are allowed: the clause works on rows that stand in a window */
  readonly previous?: boolean;
  /** substitution parameters are collected here (on-demand queries) */
  readonly parameters?: ParameterCollector;
  /** replaces the place of every node: the expression was written in another document */
  readonly span?: Span;
  /** names of declared expressions that are being inlined, against recursion */
  readonly inlining?: readonly string[];
}

export interface ParameterCollector {
  readonly parameters: { readonly name?: string; readonly type: ValueType }[];
}

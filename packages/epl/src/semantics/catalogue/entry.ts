/*
 * The catalogue says, as data, what there is in the language: every function, window, method, annotation, statement and clause, with its
 * signatures, what it does, an example, and whether it is supported. The checker, hover, signature help, completion and
 * docs/epl-support.md are all made from it.
 */

/** How often content uses it: S in the two seed documents, C common, O occasional, R rare. */
export type Mark = 'S' | 'C' | 'O' | 'R';

/** `deviates`: works, and differs from Esper as `how` says. `refused`: recognised and rejected with `why`. */
export type Support =
  | { readonly kind: 'supported' }
  | { readonly kind: 'deviates'; readonly how: string }
  | { readonly kind: 'refused'; readonly why: string };

/**
 * What a parameter takes. `constant` kinds must not read events; `key` is any expression over the stream's properties; `period` is a time
 * period or a number of seconds; `instant` a timestamp or an event that has one.
 */
export type ParameterKind =
  | 'any'
  | 'boolean'
  | 'numeric'
  | 'integer'
  | 'string'
  | 'comparable'
  | 'period'
  | 'count'
  | 'key'
  | 'timestamp'
  | 'instant'
  | 'array'
  | 'event'
  | 'property'
  | 'lambda'
  | 'predicate'
  | 'unit'
  | 'wildcard'
  | 'flags'
  | 'crontab';

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly optional?: true;
  /** any number of them, at least one unless also optional */
  readonly repeats?: true;
}

/**
 * Type of the result: a type's name, or how it follows from what goes in. `first` the first argument's · `widest` the common type of all ·
 * `array-of-first` · `target` the target's · `element` of the target · `lambda` what the lambda gives · `array-of-lambda`.
 */
export type ResultKind =
  | 'int'
  | 'long'
  | 'double'
  | 'string'
  | 'boolean'
  | 'any'
  | 'null'
  | 'string-array'
  | 'any-array'
  | 'first'
  | 'widest'
  | 'numeric-first'
  | 'array-of-first'
  | 'array-of-widest'
  | 'target'
  | 'element'
  | 'lambda'
  | 'array-of-lambda'
  | 'numeric-lambda';

export interface Signature {
  readonly parameters: readonly Parameter[];
  readonly result: ResultKind;
}

export type EntryKind =
  | 'function'
  | 'aggregate'
  | 'view'
  | 'enumeration-method'
  | 'date-time-method'
  | 'host-method'
  | 'annotation'
  | 'guard'
  | 'observer'
  | 'pattern-operator'
  | 'statement'
  | 'clause'
  | 'operator';

interface EntryOf<K extends EntryKind> {
  readonly kind: K;
  readonly name: string;
  /** none for clauses, operators and statements, which are not called */
  readonly signatures: readonly Signature[];
  /** one sentence, upper-case first letter, full stop */
  readonly doc: string;
  /**
   * Functions, aggregates, methods and operators: an expression. Views: a stream. Elements of patterns: a pattern. Statements and clauses: a
   * statement. A test checks every one of them.
   */
  readonly example: string;
  /** Esper version that first had it; absent = before 5.0 */
  readonly since?: string;
  readonly mark: Mark;
  readonly support: Support;
}

export interface FunctionEntry extends EntryOf<'function'> {
  /** a function of an imported Java class (`Math.abs`): its class and method in one name */
  readonly host: boolean;
}
export interface AggregateEntry extends EntryOf<'aggregate'> {
  /** also allowed without parentheses content: `count(*)`, `window(*)` */
  readonly wildcard: boolean;
  readonly distinct: boolean;
}
export interface ViewEntry extends EntryOf<'view'> {
  readonly namespace: 'win' | 'std' | 'ext' | 'stat';
  /** holds events (a data window), rather than splitting or computing */
  readonly dataWindow: boolean;
  /** posts its content in batches */
  readonly batch: boolean;
}
export interface MethodEntry extends EntryOf<'enumeration-method' | 'date-time-method'> {}
export interface HostMethodEntry extends EntryOf<'host-method'> {
  /** `sorted`: of the aggregate of that name, not of a value */
  readonly target: 'string' | 'number' | 'collection' | 'boolean' | 'any' | 'sorted';
}
export interface AnnotationEntry extends EntryOf<'annotation'> {
  /** named arguments beside or instead of the one without a name (`value`) */
  readonly arguments: readonly AnnotationArgument[];
  /** where it stands: before a statement, or on the word `pattern` */
  readonly place: 'statement' | 'pattern' | 'column';
}
export interface AnnotationArgument {
  readonly name: string;
  readonly type: 'string' | 'int' | 'boolean' | 'string-array' | 'int-array' | 'annotation' | 'any';
  readonly required?: true;
  /** the only values that are taken */
  readonly values?: readonly string[];
  readonly doc: string;
}
export interface PatternElementEntry extends EntryOf<'guard' | 'observer' | 'pattern-operator'> {}
export interface SyntaxEntry extends EntryOf<'statement' | 'clause' | 'operator'> {}

export type CatalogueEntry =
  | FunctionEntry
  | AggregateEntry
  | ViewEntry
  | MethodEntry
  | HostMethodEntry
  | AnnotationEntry
  | PatternElementEntry
  | SyntaxEntry;

export const SUPPORTED: Support = { kind: 'supported' };

export function deviates(how: string): Support {
  return { kind: 'deviates', how };
}

export function refused(why: string): Support {
  return { kind: 'refused', why };
}

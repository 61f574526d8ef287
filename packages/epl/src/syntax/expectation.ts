import type { Span } from '@rulewright/core';

/** What a name at a place would name; completion asks the scope for these. */
export type NameRole =
  | 'event-type'
  | 'stream-alias'
  | 'column-alias'
  | 'property'
  | 'member'
  | 'view-namespace'
  | 'view'
  | 'tag'
  | 'guard'
  | 'observer'
  | 'annotation'
  | 'annotation-element'
  | 'annotation-value'
  | 'argument'
  | 'context'
  | 'variable'
  | 'module'
  | 'import'
  | 'window'
  | 'table'
  | 'insert-target'
  | 'column'
  | 'type'
  | 'representation'
  | 'database'
  | 'method'
  | 'index'
  | 'row-symbol'
  | 'delivery'
  | 'new-name';

/** The part of a statement that a caret stands in: the innermost clause that the parser was reading. */
export type Clause =
  | 'document'
  | 'statement'
  | 'annotation'
  | 'select'
  | 'insert-into'
  | 'from'
  | 'filter'
  | 'view'
  | 'pattern'
  | 'where'
  | 'group-by'
  | 'having'
  | 'output'
  | 'order-by'
  | 'limit'
  | 'for'
  | 'match-recognize'
  | 'on'
  | 'set'
  | 'merge'
  | 'columns'
  | 'create'
  | 'context'
  | 'expression'
  | 'declaration';

/**
 * What may stand at a caret, collected by the parser itself: every word, operator and kind of name that it tried there.
 * `keywords` are lower case; `literals` tells which constants may stand there.
 */
export interface Expected {
  /** the word under the caret, which a completion replaces; empty at the caret when there is none */
  readonly replaces: Span;
  readonly keywords: readonly string[];
  readonly operators: readonly string[];
  readonly names: readonly NameRole[];
  readonly literals: readonly ('string' | 'number')[];
  readonly clause: Clause;
}

/** Collects while the parser tests tokens at the caret, until it finds that none of them stands there. */
export class Expectation {
  readonly words = new Set<string>();
  readonly names = new Set<NameRole>();
  readonly literals = new Set<'string' | 'number'>();
  #clause: Clause | undefined;
  #closed = false;

  /** The clause of what was tried first, which is the innermost. */
  get clause(): Clause {
    return this.#clause ?? 'document';
  }

  add<T>(to: Set<T>, entry: T, clause: Clause): void {
    if (this.#closed) return;
    this.#clause ??= clause;
    to.add(entry);
  }

  /** The parser gave up at the caret: what it tries there from now on cannot stand there. */
  close(): void {
    this.#closed = true;
  }
}

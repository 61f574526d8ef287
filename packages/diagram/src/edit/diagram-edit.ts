/*
 * What a hand on the canvas, in a form, in the outline or on the keyboard can do to a module. Ids are those of the graph (`Scan/from.0`,
 * `Scan/group`, `Scan/when.1`); pieces of EPL are given as text. `editText` turns each of them into text edits, or says why not.
 */

/** How a new partner joins. */
export type JoinForm = 'inner' | 'left' | 'right' | 'full';

/** A clause of a select, of an on-statement or of a branch, by its text without its keyword (`insert-into`: the stream's name). */
export type ClauseName =
  | 'select'
  | 'where'
  | 'group-by'
  | 'having'
  | 'output'
  | 'order-by'
  | 'limit'
  | 'insert-into'
  | 'into-table'
  | 'match-recognize';

/** A box around a part of a pattern, with what it says. */
export type ScopeForm =
  | { readonly kind: 'every' | 'not' }
  | { readonly kind: 'every-distinct'; readonly keys: string }
  | { readonly kind: 'within'; readonly period: string }
  | { readonly kind: 'within-max'; readonly period: string; readonly max: string }
  | { readonly kind: 'while'; readonly condition: string }
  | { readonly kind: 'repeat'; readonly count: string }
  | { readonly kind: 'until'; readonly until: string; readonly low?: string; readonly high?: string };

/**
 * Where a part of a pattern goes. `before` and `after` are the arrow; `and` and `or` stand beside; `into` is the end of a lane or of what
 * a box holds.
 */
export type PatternPlace = { readonly side: 'before' | 'after' | 'and' | 'or' | 'into'; readonly of: string };

/** A statement that is not there yet; names that are left out are made up, and clash with none. */
export type NewStatement =
  | { readonly kind: 'select' | 'pattern'; readonly from: string }
  | { readonly kind: 'window'; readonly name?: string; readonly like?: string; readonly views?: string; readonly columns?: string }
  | { readonly kind: 'table' | 'schema'; readonly name?: string; readonly columns?: string; readonly inherits?: string }
  | { readonly kind: 'variable'; readonly name?: string; readonly type?: string; readonly value?: string }
  | { readonly kind: 'context'; readonly name?: string; readonly detail?: string }
  | { readonly kind: 'on-merge' | 'on-select' | 'on-delete' | 'on-update'; readonly from: string; readonly window?: string }
  | { readonly kind: 'on-set'; readonly from: string; readonly variable?: string }
  | { readonly kind: 'split'; readonly from: string }
  | { readonly kind: 'epl'; readonly text: string };

type StatementEdit =
  | { readonly kind: 'add-statement'; readonly statement: NewStatement; readonly after?: string }
  /** statements as text; names that the module already has get new ones, everywhere in what is pasted */
  | { readonly kind: 'paste'; readonly text: string; readonly after?: string }
  /** frames, nodes, columns, branches, notes */
  | { readonly kind: 'delete'; readonly ids: readonly string[] }
  | { readonly kind: 'duplicate'; readonly ids: readonly string[] }
  /** without `before`: to the end */
  | { readonly kind: 'move-statement'; readonly id: string; readonly before?: string }
  /** the text of a frame or node as a whole: the EPL box */
  | { readonly kind: 'set-text'; readonly id: string; readonly text: string }
  /** an alias, a tag, or what a statement declares, with all that speaks of it in the module */
  | { readonly kind: 'rename'; readonly id: string; readonly name: string }
  | { readonly kind: 'set-annotation'; readonly id: string; readonly name: string; readonly arguments?: string }
  | { readonly kind: 'remove-annotation'; readonly id: string; readonly name: string }
  /** without a name: in none */
  | { readonly kind: 'set-context'; readonly id: string; readonly context?: string };

type SourceEdit =
  /** an event type, stream or window in the place of the one that a source, an atom or a target reads */
  | { readonly kind: 'set-source'; readonly id: string; readonly name: string }
  /** without a name: none, if nobody speaks of it */
  | { readonly kind: 'set-alias'; readonly id: string; readonly name?: string }
  /** the whole predicate of a source, an atom, a target; without one: no filter */
  | { readonly kind: 'set-filter'; readonly id: string; readonly predicate?: string }
  /** one more condition for what has a predicate: source, atom, where, having, join, merge */
  | { readonly kind: 'add-condition'; readonly id: string; readonly predicate: string }
  /** `#time(30 sec)`; at the end, or before the window at that place */
  | { readonly kind: 'add-window'; readonly id: string; readonly view: string; readonly at?: number }
  | { readonly kind: 'set-window'; readonly id: string; readonly view: string }
  | {
      readonly kind: 'add-join';
      readonly id: string;
      readonly stream: string;
      readonly join: JoinForm;
      readonly on?: string;
    }
  /** of the input with that id, which is not the first */
  | { readonly kind: 'set-join'; readonly id: string; readonly join?: JoinForm; readonly on?: string }
  | { readonly kind: 'set-unidirectional'; readonly id: string; readonly unidirectional: boolean };

type PatternEdit =
  | { readonly kind: 'insert-pattern'; readonly pattern: string; readonly place: PatternPlace }
  | { readonly kind: 'move-pattern'; readonly id: string; readonly place: PatternPlace }
  | { readonly kind: 'wrap'; readonly id: string; readonly scope: ScopeForm }
  | { readonly kind: 'unwrap'; readonly id: string }
  | { readonly kind: 'set-scope'; readonly id: string; readonly scope: ScopeForm }
  /** how many may wait behind the arrow before part `part` of a lane; without `max`: any number */
  | { readonly kind: 'set-arrow'; readonly id: string; readonly part: number; readonly max?: string }
  /** a source becomes a pattern of one atom, so that more can follow */
  | { readonly kind: 'to-pattern'; readonly id: string };

type ClauseEdit =
  /** without a text: the clause goes */
  | { readonly kind: 'set-clause'; readonly id: string; readonly clause: ClauseName; readonly text?: string }
  | { readonly kind: 'set-distinct'; readonly id: string; readonly distinct: boolean }
  /** `count(*) as n`; at the end, or before the column at that place; in a definition `ip string` */
  | { readonly kind: 'add-column'; readonly id: string; readonly column: string; readonly at?: number }
  | { readonly kind: 'set-column'; readonly id: string; readonly at: number; readonly column: string }
  | { readonly kind: 'remove-column'; readonly id: string; readonly at: number }
  | { readonly kind: 'move-column'; readonly id: string; readonly at: number; readonly to: number }
  /** `when matched then delete`, or `insert into T select *` in a split */
  | { readonly kind: 'add-branch'; readonly id: string; readonly branch: string };

type NoteEdit =
  /** above a frame, or at the end of the module */
  | { readonly kind: 'add-note'; readonly text: string; readonly above?: string }
  | { readonly kind: 'set-note'; readonly id: string; readonly text: string };

type GeneralEdit =
  /** a field of the node's form; an empty value takes away what may be left out */
  | { readonly kind: 'set-field'; readonly id: string; readonly field: string; readonly value: string }
  /** an edge drawn from one node to another */
  | { readonly kind: 'connect'; readonly from: string; readonly to: string }
  /** a tool of the palette, dropped on a node or a frame, or on the empty canvas */
  | { readonly kind: 'place'; readonly tool: string; readonly at?: string }
  /** an event type, stream or window to read, with what its events must satisfy; what already reads it gets the condition */
  | { readonly kind: 'place-source'; readonly name: string; readonly predicate?: string; readonly at?: string };

export type DiagramEdit = StatementEdit | SourceEdit | PatternEdit | ClauseEdit | NoteEdit | GeneralEdit;

/** The edit of that kind. */
export type EditOf<K extends DiagramEdit['kind']> = Extract<DiagramEdit, { readonly kind: K }>;

import type { ClauseName, JoinForm, NewStatement, PatternPlace } from '../edit/diagram-edit.js';
import type { Family } from '../node-kind.js';

/**
 * What a tool brings. Texts hold places in braces that are filled in where it is dropped: `{any}`, `{text}`, `{number}`, `{time}` are
 * properties of what is read there, `{event}` is its name, `{tag}` a new name of an event, `{source}` a type to read.
 */
export type Making =
  | { readonly kind: 'source'; readonly name: string }
  | { readonly kind: 'statement'; readonly statement: NewStatement['kind'] }
  /** statements as text */
  | { readonly kind: 'statements'; readonly text: string }
  | { readonly kind: 'condition'; readonly predicate: string }
  | { readonly kind: 'view'; readonly view: string; readonly first?: true }
  | { readonly kind: 'scope'; readonly scope: ScopeText }
  | { readonly kind: 'pattern'; readonly pattern: string; readonly side: PatternPlace['side'] }
  | { readonly kind: 'join'; readonly join: JoinForm; readonly unidirectional?: true }
  | { readonly kind: 'lookup'; readonly stream: string }
  | { readonly kind: 'column'; readonly column: string }
  | { readonly kind: 'clause'; readonly clause: ClauseName; readonly text: string }
  | { readonly kind: 'distinct' }
  | { readonly kind: 'annotation'; readonly name: string; readonly arguments?: string }
  | { readonly kind: 'in-context'; readonly context: string }
  | { readonly kind: 'branch'; readonly branch: string }
  | { readonly kind: 'definition-column'; readonly column: string }
  | { readonly kind: 'note' };

/** A box around a part of a pattern, its arguments as texts with places. */
export type ScopeText =
  | { readonly kind: 'every' | 'not' }
  | { readonly kind: 'every-distinct'; readonly keys: string }
  | { readonly kind: 'within'; readonly period: string }
  | { readonly kind: 'within-max'; readonly period: string; readonly max: string }
  | { readonly kind: 'while'; readonly condition: string }
  | { readonly kind: 'repeat'; readonly count: string }
  | { readonly kind: 'until'; readonly until: string; readonly low?: string; readonly high?: string };

/** One thing that can be put on the canvas. */
export interface Tool {
  /** stable: `view:time`, `source:event` */
  readonly id: string;
  readonly name: string;
  /** one line */
  readonly doc: string;
  /** icon by its Tabler name */
  readonly icon: string;
  readonly family: Family;
  readonly makes: Making;
  /** what of it differs from Esper, or is not run yet */
  readonly limit?: string;
}

export interface ToolGroup {
  readonly id: string;
  readonly name: string;
  readonly tools: readonly Tool[];
}

/** A group of tools that have most in common. */
export function toolGroup(
  { id, name, icon, family }: { readonly id: string; readonly name: string; readonly icon: string; readonly family: Family },
  tools: readonly (Pick<Tool, 'id' | 'name' | 'doc' | 'makes'> & Partial<Tool>)[],
): ToolGroup {
  return { id, name, tools: tools.map((tool) => ({ icon, family, ...tool })) };
}

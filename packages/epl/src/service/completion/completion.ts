import type { Span } from '@rulewright/core';
import type { Family } from './family.js';

/** One thing that may stand at the caret. */
export interface Completion {
  /** what the list shows and what is typed to find it */
  readonly label: string;
  readonly family: Family;
  /** text to put in; in a snippet `$1`, `${2:size}` and `$0` are places to fill in turn */
  readonly insert: string;
  readonly snippet: boolean;
  /** type of a property, signature of a function */
  readonly detail?: string;
  readonly documentation?: string;
  /** smaller sorts first; within one rank by label */
  readonly rank: number;
}

export interface CompletionList {
  /** the word under the caret, which a completion replaces */
  readonly replaces: Span;
  readonly items: readonly Completion[];
}

/** Ranks: what the scope offers stands before what the language offers. */
export const RANK = { member: 0, property: 1, stream: 2, value: 3, type: 4, call: 5, snippet: 6, keyword: 7 } as const;

export function plain(label: string, family: Family, extra: Partial<Completion> = {}): Completion {
  return { label, family, insert: label, snippet: false, rank: RANK.keyword, ...extra };
}

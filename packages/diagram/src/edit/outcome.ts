import type { TextEdit } from '@rulewright/core';

/** Why an edit, a connection or a drop is not taken: a sentence for the user, and what would help. */
export interface Refusal {
  readonly kind: 'refused';
  readonly reason: string;
  readonly hint?: string;
}

/**
 * What an edit does to the text. `edits` never overlap and leave out everything that stays; `selects` is the id, in the text after the
 * edit, of the node to select now.
 */
export interface Changed {
  readonly kind: 'changed';
  readonly edits: readonly TextEdit[];
  readonly selects?: string;
}

export type EditOutcome = Changed | Refusal;

/** What a single editor gives: text edits that are still to be made small and proved. */
export type Change = { readonly kind: 'change'; readonly edits: readonly TextEdit[]; readonly selects?: string } | Refusal;

export function refuse(reason: string, hint?: string): Refusal {
  return { kind: 'refused', reason, ...(hint === undefined ? {} : { hint }) };
}

export function change(edits: readonly TextEdit[], selects?: string): Change {
  return { kind: 'change', edits, ...(selects === undefined ? {} : { selects }) };
}

/** Several changes of one text as one; the first refusal refuses all. */
export function together(changes: readonly Change[]): Change {
  const edits: TextEdit[] = [];
  let selects: string | undefined;
  for (const one of changes) {
    if (one.kind === 'refused') return one;
    edits.push(...one.edits);
    selects ??= one.selects;
  }
  return change(edits, selects);
}

import type { Diagnostic } from '@rulewright/core';

const NO_PLACE = { start: 0, end: 0 };

/** What the engine itself refuses: it knows no text to point at. */
export function diagnostic(code: string, message: string): Diagnostic {
  return { code, severity: 'error', span: NO_PLACE, message };
}

export function refused(code: string, message: string): { readonly refused: readonly Diagnostic[] } {
  return { refused: [diagnostic(code, message)] };
}

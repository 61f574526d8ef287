import { applyEdits } from '@rulewright/core';
import type { World } from '@rulewright/epl/semantics';
import { parse } from '@rulewright/epl/syntax';
import { type DiagramEdit, diagramOf, drawnParts, type EditOutcome, editText, inverseEdits } from '../src/index.js';

/** What an edit broke; undefined when it kept all laws. */
export function broken(text: string, edit: DiagramEdit, world: World): string | undefined {
  let outcome: EditOutcome;
  try {
    outcome = editText(text, edit, world);
  } catch (error) {
    return `threw ${String(error instanceof Error ? error.stack : error)}`;
  }
  if (outcome.kind === 'refused') return outcome.reason.trim() === '' ? 'refused without a reason' : undefined;
  const { edits } = outcome;
  const now = applyEdits(text, edits);
  const before = parse(text).diagnostics.length;
  const { diagnostics, document } = parse(now);
  if (diagnostics.length > before) return `does not parse: ${diagnostics[0]?.message} in\n${now}`;
  if (applyEdits(now, inverseEdits(text, edits)) !== text) return `cannot be undone to the first byte:\n${now}`;
  if (keptText(text, edits) === undefined) return 'edits overlap or leave the text';
  const { selects } = outcome;
  const known = selects === undefined || drawnParts(diagramOf(document)).some(({ id }) => id === selects);
  return known ? undefined : `selects ${selects}, which is not drawn`;
}

function keptText(
  text: string,
  edits: readonly { readonly span: { readonly start: number; readonly end: number } }[],
): string | undefined {
  let at = 0;
  let kept = '';
  for (const { span } of edits) {
    if (span.start < at || span.end < span.start || span.end > text.length) return undefined;
    kept += text.slice(at, span.start);
    at = span.end;
  }
  return kept + text.slice(at);
}

import { applyEdits } from '@rulewright/core';
import type { World } from '@rulewright/epl/semantics';
import { nodeIds, parse, tokenize } from '@rulewright/epl/syntax';
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
  const lost = [...lostComments(text, edit, now), ...touchedOthers(text, edit, now)];
  if (lost.length > 0) return `touches what it does not speak of: ${lost.join(' | ')} in\n${now}`;
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

/** Kinds of edits that add to a text or rearrange it: every comment of it stays. */
const KEEPING: ReadonlySet<DiagramEdit['kind']> = new Set<DiagramEdit['kind']>([
  'add-statement',
  'paste',
  'duplicate',
  'rename',
  'set-annotation',
  'set-context',
  'set-alias',
  'add-condition',
  'add-window',
  'add-join',
  'set-unidirectional',
  'insert-pattern',
  'wrap',
  'unwrap',
  'to-pattern',
  'set-distinct',
  'add-column',
  'add-branch',
  'add-note',
]);

/** Comments that an edit lost which takes nothing away. */
function lostComments(text: string, edit: DiagramEdit, now: string): readonly string[] {
  if (!KEEPING.has(edit.kind)) return [];
  const kept = commentsOf(now);
  return commentsOf(text).filter((comment) => !kept.includes(comment));
}

function commentsOf(text: string): readonly string[] {
  return tokenize(text)
    .filter(({ kind }) => kind === 'comment')
    .map(({ start, end }) => text.slice(start, end));
}

/** Kinds of edits that concern one statement: the text of every other statement stays. */
const LOCAL: ReadonlySet<DiagramEdit['kind']> = new Set<DiagramEdit['kind']>([
  'set-annotation',
  'remove-annotation',
  'set-context',
  'set-source',
  'set-alias',
  'set-filter',
  'add-condition',
  'add-window',
  'set-window',
  'add-join',
  'set-join',
  'set-unidirectional',
  'wrap',
  'unwrap',
  'set-scope',
  'set-arrow',
  'to-pattern',
  'set-clause',
  'set-distinct',
  'add-column',
  'set-column',
  'remove-column',
  'move-column',
  'add-branch',
]);

/** Statements besides the one that an edit names whose text is not there any more. */
function touchedOthers(text: string, edit: DiagramEdit, now: string): readonly string[] {
  if (!LOCAL.has(edit.kind) || !('id' in edit)) return [];
  const { document } = parse(text);
  const ids = nodeIds(document);
  return document.statements
    .filter((statement) => edit.id !== ids.get(statement) && !edit.id.startsWith(`${ids.get(statement)}/`))
    .map(({ span }) => text.slice(span.start, span.end))
    .filter((statement) => !now.includes(statement));
}

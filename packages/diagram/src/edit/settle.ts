import { applyEdits, type Span, type TextEdit } from '@rulewright/core';
import { parse } from '@rulewright/epl/syntax';
import { diagramOf } from '../from-ast/module.js';
import { type Drawn, drawnParts } from './drawn.js';
import { minimalEdits } from './minimal-edits.js';
import { type Change, type EditOutcome, refuse } from './outcome.js';
import type { Scene } from './scene.js';

/**
 * Makes the edits of a change small and proves them: what comes out has no more mistakes of syntax than what went in, so that a text
 * without any never gets one by a hand on the canvas.
 */
export function settle(scene: Scene, made: Change): EditOutcome {
  if (made.kind === 'refused') return made;
  const edits = minimalEdits(scene.text, made.edits);
  if (edits.length === 0) return { kind: 'changed', edits };
  const text = applyEdits(scene.text, edits);
  const { document, diagnostics } = parse(text);
  const [problem] = diagnostics;
  if (problem && diagnostics.length > scene.parsed.diagnostics.length)
    return refuse(`the text would no longer read as EPL: ${problem.message}`, problem.hint);
  const parts = drawnParts(diagramOf(document));
  const selects = parts.find(({ id }) => id === made.selects)?.id ?? drawnAt(parts, insertedSpan(edits));
  return { kind: 'changed', edits, ...(selects === undefined ? {} : { selects }) };
}

/** Where in the new text the longest of the edits stands. */
function insertedSpan(edits: readonly TextEdit[]): Span {
  let moved = 0;
  let best: Span = { start: 0, end: 0 };
  let bestLength = -1;
  for (const { span, text } of edits) {
    const start = span.start + moved;
    moved += text.length - (span.end - span.start);
    if (text.trim().length <= bestLength) continue;
    bestLength = text.trim().length;
    const lead = text.length - text.trimStart().length;
    best = { start: start + lead, end: start + lead + bestLength };
  }
  return best;
}

/** The longest part inside what was inserted, else the shortest around it. */
function drawnAt(parts: readonly Drawn[], at: Span): string | undefined {
  let inside: Drawn | undefined;
  let around: Drawn | undefined;
  for (const part of parts) {
    const { start, end } = part.span;
    const length = end - start;
    if (start >= at.start && end <= at.end && length > 0 && (!inside || length > inside.span.end - inside.span.start))
      inside = part;
    if (start <= at.start && end >= at.end && (!around || length <= around.span.end - around.span.start)) around = part;
  }
  return (inside ?? around)?.id;
}

import type { TextEdit } from '@rulewright/core';

/** The edits of the edited text that give the text before them back, to the first byte. O(n log n). */
export function inverseEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let moved = 0;
  return [...edits]
    .sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)
    .map(({ span, text: now }) => {
      const start = span.start + moved;
      moved += now.length - (span.end - span.start);
      return { span: { start, end: start + now.length }, text: text.slice(span.start, span.end) };
    });
}

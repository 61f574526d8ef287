import type { Span } from '@rulewright/core';
import type { EplDocument, Statement } from '@rulewright/epl/syntax';

/** End of a statement with the `;` behind it, if there is one. */
export function endOf(document: EplDocument, statement: Statement): { readonly end: number; readonly closed: boolean } {
  const next = document.tokens.find(({ start, kind }) => start >= statement.span.end && kind !== 'blank' && kind !== 'comment');
  const closed = next !== undefined && document.text.slice(next.start, next.end) === ';';
  return { end: closed ? next.end : statement.span.end, closed };
}

/** The statement, its `;` and the blanks up to the next line that holds something. */
export function lineSpan(document: EplDocument, statement: Statement): Span {
  const { end } = endOf(document, statement);
  const behind = /^[^\S\n]*(?:\n[^\S\n]*)*/.exec(document.text.slice(end))?.[0] ?? '';
  const before = document.text.slice(0, statement.span.start);
  const alone = before === '' || /\n[^\S\n]*$/.test(before);
  const lead = /[^\S\n]*$/.exec(before)?.[0].length ?? 0;
  if (!alone) return { start: statement.span.start, end };
  return { start: statement.span.start - lead, end: end + (behind.includes('\n') ? behind.lastIndexOf('\n') + 1 : behind.length) };
}

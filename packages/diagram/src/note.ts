import type { Span } from '@rulewright/core';
import type { EplDocument, Token } from '@rulewright/epl/syntax';
import { nodeIds } from '@rulewright/epl/syntax';

/** A comment between statements: lines of `//` that follow each other are one note. */
export interface Note {
  /** `note:0`, `note:1` … in the order of the text */
  readonly id: string;
  readonly span: Span;
  /** without its marks */
  readonly text: string;
  /** the frame that it stands above; absent at the end of the module */
  readonly above?: string;
}

/**
 * The notes of a document, in the order of the text. Comments inside a statement belong to it and are none; neither is what stands behind
 * one on its last line. O(text).
 */
export function notesOf(document: EplDocument): readonly Note[] {
  const ids = nodeIds(document, (node) => node.kind === 'document');
  return runs(document).map((span, place) => {
    const above = document.statements.find((statement) => statement.span.start >= span.end);
    const text = plainText(document.text.slice(span.start, span.end));
    return { id: `note:${place}`, span, text, ...(above ? { above: ids.get(above) ?? '' } : {}) };
  });
}

function runs(document: EplDocument): readonly Span[] {
  const spans: Span[] = [];
  for (const token of document.tokens) {
    if (token.kind !== 'comment' || insideStatement(document, token) || behindStatement(document, token)) continue;
    const last = spans.at(-1);
    if (last && isLine(document, last) && isLine(document, token) && oneLineBetween(document, last, token))
      spans[spans.length - 1] = { start: last.start, end: token.end };
    else spans.push({ start: token.start, end: token.end });
  }
  return spans;
}

function insideStatement(document: EplDocument, { start }: Token): boolean {
  return document.statements.some(({ span }) => start >= span.start && start < span.end);
}

/** On the line on which a statement ends: it speaks of that one. */
function behindStatement({ statements, text }: EplDocument, { start }: Token): boolean {
  const before = statements.findLast(({ span }) => span.end <= start);
  return before !== undefined && !/[\r\n]/.test(text.slice(before.span.end, start));
}

function isLine(document: EplDocument, span: Span): boolean {
  return document.text.startsWith('//', span.start);
}

function oneLineBetween(document: EplDocument, last: Span, next: Span): boolean {
  return /^(?:\r\n|\r|\n)?[^\S\r\n]*(?:\r\n|\r|\n)?$/.test(document.text.slice(last.end, next.start));
}

function plainText(comment: string): string {
  if (comment.startsWith('//'))
    return comment
      .split(/\r\n|\r|\n/)
      .map((line) => line.replace(/^\s*\/\/ ?/, ''))
      .join('\n')
      .trim();
  return comment
    .replace(/^\/\*+/, '')
    .replace(/\*+\/$/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => line.replace(/^\s*\* ?/, ''))
    .join('\n')
    .trim();
}

import type { Span } from '@rulewright/core';
import { parse } from '../syntax/parse.js';

/** A stretch of text that can be folded away; `comment` for a block comment, `statement` for a statement. */
export interface FoldingRange {
  readonly span: Span;
  readonly kind: 'statement' | 'comment';
}

/** Statements and block comments of more than one line. O(text). */
export function foldingRanges(text: string): readonly FoldingRange[] {
  const { document } = parse(text);
  const statements = document.statements.map(({ span }): FoldingRange => ({ span, kind: 'statement' }));
  const comments = document.tokens
    .filter((token) => token.kind === 'comment')
    .map(({ start, end }): FoldingRange => ({ span: { start, end }, kind: 'comment' }));
  return [...statements, ...comments]
    .filter(({ span }) => text.slice(span.start, span.end).includes('\n'))
    .sort((a, b) => a.span.start - b.span.start);
}

import type { TextEdit } from '@rulewright/core';

/** A stretch of a text that is made from another: kept of it, or new. */
type Piece =
  | { readonly kind: 'kept'; readonly start: number; readonly end: number }
  | { readonly kind: 'new'; readonly text: string };

/**
 * Edits of one text that do what two rows of edits do one after the other: `second` counts in the text after `first`.
 * O(edits x edits).
 */
export function composeEdits(length: number, first: readonly TextEdit[], second: readonly TextEdit[]): readonly TextEdit[] {
  return editsOf(length, piecesAfter(piecesAfter([{ kind: 'kept', start: 0, end: length }], first), second));
}

function lengthOf(piece: Piece): number {
  return piece.kind === 'kept' ? piece.end - piece.start : piece.text.length;
}

function piecesAfter(pieces: readonly Piece[], edits: readonly TextEdit[]): readonly Piece[] {
  const total = pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
  const result: Piece[] = [];
  let at = 0;
  for (const { span, text } of edits.toSorted((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    result.push(...slice(pieces, at, span.start));
    if (text !== '') result.push({ kind: 'new', text });
    at = span.end;
  }
  return [...result, ...slice(pieces, at, total)];
}

function slice(pieces: readonly Piece[], from: number, to: number): readonly Piece[] {
  const result: Piece[] = [];
  let at = 0;
  for (const piece of pieces) {
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, lengthOf(piece));
    if (start < end)
      result.push(
        piece.kind === 'kept'
          ? { kind: 'kept', start: piece.start + start, end: piece.start + end }
          : { kind: 'new', text: piece.text.slice(start, end) },
      );
    at += lengthOf(piece);
  }
  return result;
}

/** What stands between two kept stretches takes the place of what is no longer kept there. */
function editsOf(length: number, pieces: readonly Piece[]): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  let text = '';
  const close = (end: number) => {
    if (text !== '' || end > at) edits.push({ span: { start: at, end }, text });
    text = '';
  };
  for (const piece of pieces) {
    if (piece.kind === 'new') text += piece.text;
    else {
      close(piece.start);
      at = piece.end;
    }
  }
  close(length);
  return edits;
}

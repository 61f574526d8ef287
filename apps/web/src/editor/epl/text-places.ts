import { positionIn, type Span } from '@rulewright/core';

/** A range as Monaco says it: lines and columns from 1. */
export interface LineRange {
  readonly startLineNumber: number;
  readonly startColumn: number;
  readonly endLineNumber: number;
  readonly endColumn: number;
}

/*
 * Monaco gives a text one kind of line end; the document keeps what it was given. Places are therefore exchanged as line and column, which
 * are the same in both, and never as offsets.
 */

/** The range of a span of the text with these line starts. */
export function rangeOf(span: Span, starts: readonly number[]): LineRange {
  const start = positionIn(starts, span.start);
  const end = positionIn(starts, span.end);
  return { startLineNumber: start.line, startColumn: start.column, endLineNumber: end.line, endColumn: end.column };
}

/** The span of a range of the text with these line starts. */
export function spanOf(range: LineRange, starts: readonly number[]): Span {
  return {
    start: offsetOf(range.startLineNumber, range.startColumn, starts),
    end: offsetOf(range.endLineNumber, range.endColumn, starts),
  };
}

function offsetOf(line: number, column: number, starts: readonly number[]): number {
  return (starts[line - 1] ?? 0) + column - 1;
}

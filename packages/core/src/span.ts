/** A piece of a text: UTF-16 offsets, `start` inclusive, `end` exclusive; `start === end` is a place between two characters. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place in a text as people say it: line and column count from 1, columns in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The smallest span that covers both. */
export function cover(first: Span, second: Span): Span {
  return { start: Math.min(first.start, second.start), end: Math.max(first.end, second.end) };
}

/**
 * Line and column of an offset. `\n`, `\r\n` and a lone `\r` each end a line.
 * O(offset); for many look-ups in one text use {@link lineStarts} and {@link positionIn}.
 */
export function positionAt(text: string, offset: number): Position {
  return positionIn(lineStarts(text), offset);
}

/** Offset at which each line begins; the first is always 0. O(length). */
export function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 10 || (code === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/** Line and column of an offset, by the line starts of its text. O(log lines). */
export function positionIn(starts: readonly number[], offset: number): Position {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

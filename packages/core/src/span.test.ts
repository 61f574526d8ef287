import { expect, it } from 'vitest';
import { cover, lineStarts, positionAt, positionIn } from './span.js';

it('counts lines and columns from 1, whatever ends a line', () => {
  const text = 'ab\ncd\r\nef\rgh';
  expect([0, 2, 3, 7, 10, 12].map((offset) => positionAt(text, offset))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 3 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
    { line: 4, column: 3 },
  ]);
});

it('finds a place by the line starts of its text', () => {
  expect(positionIn(lineStarts('a\nbb\n\nc'), 5)).toEqual({ line: 3, column: 1 });
});

it('puts the end of an empty text at its beginning', () => {
  expect(positionAt('', 0)).toEqual({ line: 1, column: 1 });
});

it('covers two spans from the first to the last of their ends', () => {
  expect(cover({ start: 4, end: 6 }, { start: 1, end: 5 })).toEqual({ start: 1, end: 6 });
});

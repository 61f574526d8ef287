import { expect, it } from 'vitest';
import { shownDirections } from './shown-directions.js';

it('writes what turns the direction of a text as its code, and leaves letters of any script', () => {
  expect(
    ['1.0.0.01\u202E', '\u2066a\u2069', '\u05E9\u05DC\u05D5\u05DD', 'plain', '\u202A\u202B\u202C\u202D'].map(shownDirections),
  ).toEqual(['1.0.0.01[U+202E]', '[U+2066]a[U+2069]', '\u05E9\u05DC\u05D5\u05DD', 'plain', '[U+202A][U+202B][U+202C][U+202D]']);
});

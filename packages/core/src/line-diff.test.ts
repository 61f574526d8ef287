import { expect, it } from 'vitest';
import { lineDiff } from './line-diff.js';

it('says of one line that changed that it is out and another in', () => {
  expect(lineDiff('a\nb\nc', 'a\nx\nc')).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'removed', text: 'b' },
    { kind: 'added', text: 'x' },
    { kind: 'same', text: 'c' },
  ]);
});

it('finds nothing in equal texts', () => {
  expect(lineDiff('a\nb', 'a\nb')).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'same', text: 'b' },
  ]);
});

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

it('takes no blank line alone for what two changes have in common', () => {
  expect(lineDiff('a = 1\n\nb = 2\n\nc = 3\n', 'a = 9\n\nb = 22\n\nc = 33\n')).toEqual([
    { kind: 'removed', text: 'a = 1' },
    { kind: 'removed', text: '' },
    { kind: 'removed', text: 'b = 2' },
    { kind: 'removed', text: '' },
    { kind: 'removed', text: 'c = 3' },
    { kind: 'added', text: 'a = 9' },
    { kind: 'added', text: '' },
    { kind: 'added', text: 'b = 22' },
    { kind: 'added', text: '' },
    { kind: 'added', text: 'c = 33' },
    { kind: 'same', text: '' },
  ]);
});

it('leaves a blank line common that stands beside a line which stayed', () => {
  expect(lineDiff('a\n\nb', 'x\n\nb')).toEqual([
    { kind: 'removed', text: 'a' },
    { kind: 'added', text: 'x' },
    { kind: 'same', text: '' },
    { kind: 'same', text: 'b' },
  ]);
});

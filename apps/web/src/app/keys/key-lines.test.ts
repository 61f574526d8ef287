import { expect, it } from 'vitest';
import { keyLines } from './key-lines.js';

it('names once what two keys do, and leaves out what has none', () => {
  const commands = [
    { label: 'Undo', keys: 'Mod+z' },
    { label: 'Redo', keys: 'Mod+Shift+z' },
    { label: 'Redo', keys: 'Mod+y' },
    { label: 'Arrange' },
  ];
  expect(keyLines(commands)).toEqual([
    { label: 'Undo', keys: ['Mod+z'] },
    { label: 'Redo', keys: ['Mod+Shift+z', 'Mod+y'] },
  ]);
});

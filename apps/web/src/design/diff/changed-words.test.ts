import { lineDiff } from '@rulewright/core';
import { expect, it } from 'vitest';
import { changedWords } from './changed-words.js';

/** The lines with what is marked in brackets. */
const marked = (before: string, after: string) => {
  const lines = lineDiff(before, after);
  const marks = changedWords(lines);
  return lines.map(({ text }, index) =>
    [...(marks[index] ?? [])]
      .reverse()
      .reduce((line, { start, end }) => `${line.slice(0, start)}[${line.slice(start, end)}]${line.slice(end)}`, text),
  );
};

it('marks the number that changed, and nothing of the lines that stayed', () => {
  expect(marked('group by a\nhaving count(*) > 50', 'group by a\nhaving count(*) > 40')).toEqual([
    'group by a',
    'having count(*) > [50]',
    'having count(*) > [40]',
  ]);
});

it('marks words that came without marking the line that they came into', () => {
  expect(marked('.std:unique(dst_ip)', '.std:unique(src_ip, dst_ip)')).toEqual([
    '.std:unique(dst_ip)',
    '.std:unique([src_ip,] dst_ip)',
  ]);
});

it('compares lines in their order, and marks none that are other lines altogether', () => {
  expect(marked('a = 1\nb = 2', 'a = 3\nb = 4')).toEqual(['a = [1]', 'b = [2]', 'a = [3]', 'b = [4]']);
  expect(marked('select src_ip', 'output first every 1 hour')).toEqual(['select src_ip', 'output first every 1 hour']);
});

it('marks lines that were set apart by blank ones as well', () => {
  expect(marked('a = 1\nb = 2\nc = 3\n', 'a = 9\n\nb = 22\n\nc = 33\n\n').filter((line) => line !== '')).toEqual([
    'a = [1]',
    'b = [2]',
    'c = [3]',
    'a = [9]',
    'b = [22]',
    'c = [33]',
  ]);
});

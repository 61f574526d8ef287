import { lineStarts } from '@rulewright/core';
import { expect, it } from 'vitest';
import { rangeOf, spanOf } from './text-places.js';

it('exchanges places as line and column, whatever the line ends', () => {
  const text = 'module a;\r\nselect b\nfrom c;\rend';
  const starts = lineStarts(text);
  for (const word of ['module', 'select', 'from', 'end']) {
    const start = text.indexOf(word);
    const span = { start, end: start + word.length };
    const range = rangeOf(span, starts);
    expect([word, range.startColumn, spanOf(range, starts)]).toEqual([word, 1, span]);
  }
});

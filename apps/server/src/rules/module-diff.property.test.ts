import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moduleDiff } from './module-diff.js';

/*
 * Laws: what is not added is the old text, what is not removed is the new one.
 */

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 30 }).map((lines) => lines.join('\n'));

const version = (number: number, epl: string) => ({
  module: 'm',
  version: number,
  epl,
  note: '',
  savedBy: 'ada',
  savedAt: new Date(0),
});

test('the lines give back both texts', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const { lines } = moduleDiff(version(1, before), version(2, after));
      const side = (without: string) =>
        lines
          .filter(({ kind }) => kind !== without)
          .map((line) => line.text)
          .join('\n');
      expect([side('added'), side('removed')]).toEqual([before, after]);
    }),
  );
});

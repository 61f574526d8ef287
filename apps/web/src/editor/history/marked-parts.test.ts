import { diagramOf } from '@rulewright/diagram';
import { parse } from '@rulewright/epl/syntax';
import { expect, it } from 'vitest';
import { markedParts } from './marked-parts.js';

const drawn = (text: string) => ({ text, diagram: diagramOf(parse(text).document) });

it('marks what is new, what says something else and which statement is gone; a new layout of the text is no change', () => {
  const before = drawn("@Name('a') select x from e#time(30 sec); @Name('b') select y from e; @Name('c') select z from e;");
  const after = drawn("@Name('a')\nselect x from e#time(60 sec) group by x; @Name('c') select z\n  from e;");
  expect([...markedParts(before, after)].sort()).toEqual([
    ['a', 'changed'],
    ['a/from.0/view.0', 'changed'],
    ['a/group', 'added'],
    ['b', 'removed'],
  ]);
});

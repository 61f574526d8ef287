import { describe, expect, it } from 'vitest';
import { collisionsIn, mergedText, mergeTexts } from './merge-texts.js';

const BASE = `module m; uses types;

// the first one
@Name('a') select x from e;
@Name('b') select y from e;
select z from e;
`;

const NOTHING_CHOSEN = new Map();

function merged(mine: string, theirs: string, base = BASE) {
  const parts = mergeTexts(base, mine, theirs);
  return { text: mergedText(parts, NOTHING_CHOSEN), collisions: collisionsIn(parts).map(({ id }) => id) };
}

describe('two texts that were made from a third', () => {
  it('take both changes of different statements', () => {
    const mine = BASE.replace('select x', 'select x, mine');
    const theirs = BASE.replace('select y', 'select y, theirs').replace('select z', 'select z, theirs');
    expect(merged(mine, theirs)).toEqual({
      text: BASE.replace('select x', 'select x, mine')
        .replace('select y', 'select y, theirs')
        .replace('select z', 'select z, theirs'),
      collisions: [],
    });
  });

  it('collide in a statement that each changed in another way, until one is chosen', () => {
    const parts = mergeTexts(BASE, BASE.replace('select x', 'select mine'), BASE.replace('select x', 'select theirs'));
    expect(collisionsIn(parts)).toEqual([
      {
        id: 'a',
        title: 'a',
        kind: 'collision',
        base: "\n// the first one\n@Name('a') select x from e;\n",
        mine: "\n// the first one\n@Name('a') select mine from e;\n",
        theirs: "\n// the first one\n@Name('a') select theirs from e;\n",
      },
    ]);
    expect(mergedText(parts, NOTHING_CHOSEN)).toBe(BASE.replace('select x', 'select mine'));
    expect(mergedText(parts, new Map([['a', 'theirs']]))).toBe(BASE.replace('select x', 'select theirs'));
  });

  it('keep what was added by either, where it was added', () => {
    const mine = BASE.replace("@Name('b')", "@Name('mine') select 1 from e;\n@Name('b')");
    const theirs = `${BASE}@Name('theirs') select 2 from e;\n`;
    expect(merged(mine, theirs)).toEqual({ text: `${mine}@Name('theirs') select 2 from e;\n`, collisions: [] });
  });

  it('keep two statements without a name that were added to the same place', () => {
    expect(merged(`${BASE}select mine from e;\n`, `${BASE}select theirs from e;\n`)).toEqual({
      text: `${BASE}select mine from e;\nselect theirs from e;\n`,
      collisions: [],
    });
  });

  it('let a statement go that one deleted and the other left alone; a changed one is asked about', () => {
    const without = BASE.replace("@Name('b') select y from e;\n", '');
    expect(merged(without, BASE)).toEqual({ text: without, collisions: [] });
    expect(merged(BASE, without)).toEqual({ text: without, collisions: [] });
    expect(merged(without, BASE.replace('select y', 'select theirs')).collisions).toEqual(['b']);
  });

  it('end a statement that was the last one of its text', () => {
    const base = "@Name('a') select x from e";
    expect(merged(`@Name('a') select mine from e // last`, `${base};\n@Name('b') select y from e`, base)).toEqual({
      text: "@Name('a') select mine from e; // last\n@Name('b') select y from e",
      collisions: [],
    });
  });

  it('are one text where both made the same change', () => {
    const both = BASE.replace('select x', 'select same');
    expect(merged(both, both)).toEqual({ text: both, collisions: [] });
  });

  it('take a changed declaration of what is used', () => {
    const theirs = BASE.replace('uses types;', 'uses types; uses more;');
    expect(merged(BASE.replace('select x', 'select mine'), theirs)).toEqual({
      text: theirs.replace('select x', 'select mine'),
      collisions: [],
    });
  });
});

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

  it('collide where either gave one name to another statement, and do not declare it twice unasked', () => {
    const renamed = BASE.replace("@Name('b')", "@Name('n')");
    const added = `${BASE}@Name('n') select 1 from e;\n`;
    expect(merged(renamed, added)).toEqual({ text: renamed, collisions: ['b', 'n'] });
    expect(merged(added, renamed)).toEqual({ text: added, collisions: ['b', 'n'] });
    expect(merged(renamed, BASE.replace("@Name('a')", "@Name('n')"))).toEqual({ text: renamed, collisions: ['a', 'b'] });
  });

  it('keep a change of a statement of which nothing else bears the name', () => {
    const renamed = BASE.replace("@Name('b')", "@Name('n')");
    expect(merged(renamed, BASE.replace('select x', 'select theirs'))).toEqual({
      text: renamed.replace('select x', 'select theirs'),
      collisions: [],
    });
  });

  it('keep runs of what both added to several places in the order mine, theirs', () => {
    const added = (who: string) =>
      BASE.replace(/(?=@Name\('([ab])'\))/g, (_, to: string) => named(`${who}1 ${to}`) + named(`${who}2 ${to}`));
    const titles = mergeTexts(BASE, added('m'), added('t')).map(({ title }) => title);
    expect(titles).toEqual(['', 'm1 a', 'm2 a', 't1 a', 't2 a', 'a', 'm1 b', 'm2 b', 't1 b', 't2 b', 'b', '#1']);
  });
});

function named(name: string): string {
  return `@Name('${name}') select 1 from ${name.split(' ')[0]};\n`;
}

import { describe, expect, it } from 'vitest';
import { expectedAt } from './parse.js';

/** What is expected at the `|` of a text. */
function at(text: string) {
  const offset = text.indexOf('|');
  return expectedAt(text.slice(0, offset) + text.slice(offset + 1), offset);
}

describe('expectedAt', () => {
  it('gives the statements at the beginning', () => {
    expect(at('|').keywords).toEqual([
      'uses',
      'import',
      'module',
      'expression',
      'context',
      'select',
      'insert',
      'on',
      'create',
      'update',
      'delete',
      'into',
    ]);
  });

  it('gives the modes and triggers of an output, in its clause', () => {
    const { keywords, clause } = at('select * from A output |');
    expect([keywords, clause]).toEqual([['after', 'all', 'first', 'last', 'snapshot', 'every', 'at', 'when'], 'output']);
  });

  it('replaces the word that the caret touches', () => {
    expect(at('select * from A wh| x = 1').replaces).toEqual({ start: 16, end: 18 });
  });

  const names: readonly [string, readonly string[], string][] = [
    ['select * from |', ['event-type'], 'from'],
    ['select * from A#|', ['view'], 'view'],
    ['select * from A().win:|', ['view'], 'view'],
    ['select * from A(|)', ['property'], 'filter'],
    ['select e.| from A as e', ['member'], 'select'],
    ['select * from pattern [|]', ['tag', 'event-type', 'observer'], 'pattern'],
    ['select * from pattern [a=A where |]', ['guard'], 'pattern'],
    ['@|', ['annotation'], 'annotation'],
    ['@Alert(|)', ['annotation-element', 'annotation-value'], 'annotation'],
    ['context | select 1', ['context'], 'statement'],
    ['insert into | select 1', ['insert-target'], 'insert-into'],
    ['create schema A(a |)', ['type'], 'columns'],
    ['on A merge W as w where w.| = 1', ['member'], 'merge'],
  ];
  for (const [text, expected, clause] of names) {
    it(`gives the names for ${text}`, () => {
      const found = at(text);
      expect([found.names, found.clause]).toEqual([expected, clause]);
    });
  }

  it('works behind an error of the same statement', () => {
    expect(at('select ) a b c from A wh|').keywords).toContain('where');
    expect(at('select a, from A where x = 1 |').keywords).toContain('group');
  });

  it('gives only clauses that may still come', () => {
    const { keywords } = at('select * from A group by x |');
    expect([keywords.includes('where'), keywords.includes('having')]).toEqual([false, true]);
  });

  it('gives nothing inside a string or a comment', () => {
    expect([at("select 'a|b' from A").keywords, at('select a // x|').keywords, at('select a /* | */').keywords]).toEqual([
      [],
      [],
      [],
    ]);
  });
});

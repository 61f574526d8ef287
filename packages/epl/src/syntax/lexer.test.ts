import { describe, expect, it } from 'vitest';
import { tokenize } from './lexer.js';

/** `kind text`, blanks left out. */
const tokens = (text: string): string[] =>
  tokenize(text)
    .filter(({ kind }) => kind !== 'blank' && kind !== 'end')
    .map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);

describe('tokenize', () => {
  const cases: readonly [string, string, readonly string[]][] = [
    ['words', 'src_ip $x _y Größe a1', ['word src_ip', 'word $x', 'word _y', 'word Größe', 'word a1']],
    ['an escaped dot inside a name', 'a\\.b.c', ['word a\\.b', 'operator .', 'word c']],
    ['a letter beyond the first plane', '𝒳1', ['word 𝒳1']],
    ['whole numbers', '1 10L 3000000000 0x1F', ['number 1', 'number 10L', 'number 3000000000', 'number 0x1F']],
    [
      'fractions',
      '1.5 .5 1.5f 10d 1e3 1E-3 2.e',
      ['number 1.5', 'number .5', 'number 1.5f', 'number 10d', 'number 1e3', 'number 1E-3', 'number 2', 'operator .', 'word e'],
    ],
    ['a number before a unit', '10days 5min', ['number 10', 'word days', 'number 5', 'word min']],
    ['an index before a property', 'a[0].b', ['word a', 'operator [', 'number 0', 'operator ]', 'operator .', 'word b']],
    ['strings in either quote', `'a' "b" 'it\\'s' "\\""`, [`string 'a'`, 'string "b"', `string 'it\\'s'`, 'string "\\""']],
    ['a string over two lines', "'a\nb'", ["string 'a\nb'"]],
    ['a block string', '""" class { "x" } """', ['string """ class { "x" } """']],
    ['names in backticks', '`user-agent` `a b`', ['quoted-name `user-agent`', 'quoted-name `a b`']],
    [
      'operators',
      'a->b=>c>=d<=e<>f!=g||h',
      [
        'word a',
        'operator ->',
        'word b',
        'operator =>',
        'word c',
        'operator >=',
        'word d',
        'operator <=',
        'word e',
        'operator <>',
        'word f',
        'operator !=',
        'word g',
        'operator ||',
        'word h',
      ],
    ],
    ['comments, which do not nest', 'a // b\n/* /* c */ d', ['word a', 'comment // b', 'comment /* /* c */', 'word d']],
    [
      'an unterminated string to the end of its line, without the semicolon',
      "a 'b;\nc",
      ['word a', "error 'b", 'operator ;', 'word c'],
    ],
    [
      'an unterminated string before another',
      "x 'a;\nselect 'b' from C;",
      ['word x', "error 'a", 'operator ;', 'word select', "string 'b'", 'word from', 'word C', 'operator ;'],
    ],
    ['an unterminated name to the end of its line', '`a\nb', ['error `a', 'word b']],
    ['an unterminated comment to the end', 'a /* b', ['word a', 'error /* b']],
    ['what is no token, in one piece', 'a \u0000\u0001\ud800 b', ['word a', 'error \u0000\u0001\ud800', 'word b']],
  ];
  for (const [what, text, expected] of cases) {
    it(`reads ${what}`, () => {
      expect(tokens(text)).toEqual(expected);
    });
  }

  it('takes a byte order mark and every line end for blanks', () => {
    expect(tokenize('\ufeffa\r\nb\rc').map(({ kind }) => kind)).toEqual(['blank', 'word', 'blank', 'word', 'blank', 'word', 'end']);
  });
});

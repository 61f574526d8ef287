import { describe, expect, test } from 'vitest';
import { readCsv } from './csv.js';

describe('a table', () => {
  test('has its columns from the first line, and tells the line of each row', () => {
    expect(readCsv('ip,note\r\n10.0.0.1,"a, ""b""\nc"\r\n\r\n10.0.0.2,\r\n', ',')).toEqual({
      kind: 'table',
      columns: ['ip', 'note'],
      rows: [
        { line: 2, record: { ip: '10.0.0.1', note: 'a, "b"\nc' } },
        { line: 5, record: { ip: '10.0.0.2', note: null } },
      ],
    });
  });

  test('may be separated by more than one character, whose blanks belong to it', () => {
    expect(readCsv('\uFEFFip; login\n10.0.0.1; "a;b" ;\n'.replace(' ;\n', '\n'), '; ')).toEqual({
      kind: 'table',
      columns: ['ip', 'login'],
      rows: [{ line: 2, record: { ip: '10.0.0.1', login: 'a;b' } }],
    });
  });
});

describe('a broken table gives its first fault', () => {
  test.each([
    ['', 1, 'the file is empty: its first line has to name the columns'],
    ['a,b\n1,2\n1\n', 3, 'there are 1 cells, the first line names 2'],
    ['a,a\n', 1, 'column "a" is named twice'],
    ['a,\n', 1, 'a column has no name'],
    ['a,b\n1,"2\n3', 2, 'a quoted cell does not end'],
    ['a,b\n"1"x,2\n', 2, 'there is text behind the closing quote of a cell'],
  ])('%j', (text, line, message) => {
    expect(readCsv(text, ',')).toEqual({ kind: 'broken', line, message });
  });
});

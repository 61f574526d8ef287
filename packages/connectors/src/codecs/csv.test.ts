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

  test('keeps count of lines over every kind of line end, within quotes too', () => {
    expect(readCsv('a,b\r\n"1\r\n2",3\n4,5\r6,7\n\n8,', ',')).toMatchObject({
      rows: [
        { line: 2, record: { a: '1\r\n2', b: '3' } },
        { line: 4, record: { a: '4', b: '5' } },
        { line: 5, record: { a: '6', b: '7' } },
        { line: 7, record: { a: '8', b: null } },
      ],
    });
  });

  test('has names like any others for columns, whatever they mean to JavaScript', () => {
    const read = readCsv('__proto__,constructor\n1,2\n', ',');
    expect(read.kind === 'table' && read.rows.map(({ record }) => Object.entries(record))).toEqual([
      [
        ['__proto__', '1'],
        ['constructor', '2'],
      ],
    ]);
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
    ['a,b\n"1\n",2\n3,4"5\n', 4, expect.stringMatching('a quote in the middle of a cell')],
  ])('%j', (text, line, message) => {
    expect(readCsv(text, ',')).toEqual({ kind: 'broken', line, message });
  });
});

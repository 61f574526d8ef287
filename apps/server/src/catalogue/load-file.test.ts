import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LoadFile, readLoadFile } from './load-file.js';

let folder: string;
let outside: string;
beforeAll(() => {
  outside = mkdtempSync(join(tmpdir(), 'load-'));
  folder = join(outside, 'load');
  mkdirSync(folder);
  writeFileSync(join(outside, 'secret.csv'), 'a\n1\n');
  symlinkSync(join(outside, 'secret.csv'), join(folder, 'link.csv'));
  writeFileSync(join(folder, 'good.csv'), 'ip;n\n1.1.1.1;1\n');
  writeFileSync(join(folder, 'bad.csv'), 'ip;n\n1.1.1.1;1\n2.2.2.2\n');
  writeFileSync(join(folder, 'latin.csv'), Buffer.from([0x61, 0x0a, 0xe9, 0x0a]));
  writeFileSync(join(folder, 'rows.ndjson'), '{"ip":"1.1.1.1"}\n{"ip":\n');
  writeFileSync(join(folder, 'rows.json'), '[{"ip":"1.1.1.1"},\n {"ip":"2.2.2.2"}]');
});
afterAll(() => rmSync(outside, { recursive: true, force: true }));

const read = (file: string, format: LoadFile['format'] = 'csv') => readLoadFile(folder, { file, format, separator: ';' });

test('a table gives its rows with their lines', async () => {
  expect(await read('good.csv')).toMatchObject({
    kind: 'rows',
    columns: ['ip', 'n'],
    rows: [{ line: 2, record: { ip: '1.1.1.1', n: '1' } }],
  });
});

test('a list of objects, too', async () => {
  expect(await read('rows.json', 'json')).toMatchObject({ kind: 'rows', columns: ['ip'], rows: [{ line: 1 }, { line: 2 }] });
});

describe('a file that cannot be read says why, and where', () => {
  test.each([
    ['bad.csv', 'csv', 3, 'there are 1 cells, the first line names 2'],
    ['latin.csv', 'csv', null, 'the file is not UTF-8'],
    ['rows.ndjson', 'ndjson', 2, expect.stringContaining('not JSON')],
    ['none.csv', 'csv', null, 'there is no file "none.csv" in the load folder'],
    ['../secret.csv', 'csv', null, 'there is no file "../secret.csv" in the load folder'],
    ['link.csv', 'csv', null, 'there is no file "link.csv" in the load folder'],
    ['/etc/passwd', 'csv', null, 'there is no file "/etc/passwd" in the load folder'],
    ['.', 'csv', null, 'there is no file "." in the load folder'],
  ] as const)('%s', async (file, format, line, message) => {
    expect(await read(file, format)).toEqual({ kind: 'broken', line, message });
  });
});

test('every record has its own line', async () => {
  writeFileSync(join(folder, 'many.ndjson'), Array.from({ length: 1000 }, (_, i) => `{"n":${i}}\n`).join(''));
  const loaded = await read('many.ndjson', 'ndjson');
  expect(loaded.kind === 'rows' && loaded.rows.map(({ line }) => line)).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
});

test('a file of the same bytes is not read again', async () => {
  const loaded = await read('rows.json', 'json');
  const hash = loaded.kind === 'rows' ? loaded.hash : '';
  expect(await readLoadFile(folder, { file: 'rows.json', format: 'json', separator: ';' }, hash)).toEqual({ kind: 'same' });
  expect(await readLoadFile(folder, { file: 'good.csv', format: 'csv', separator: ';' }, hash)).toMatchObject({ kind: 'rows' });
});

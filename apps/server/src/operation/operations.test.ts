import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { lockFolder } from '../store/postgres/folder-lock.js';
import { temporaryDataFolder } from '../store/testing/data-folder.js';
import { testPostgres } from '../store/testing/test-store.js';
import { testConfiguration } from '../testing/test-server.js';
import { operationOf, runOperation } from './operations.js';

const postgres = testPostgres();
const folder = temporaryDataFolder();
afterAll(() => folder.remove());

/** @returns the exit code and what was printed */
async function run(argv: readonly string[], databaseUrl?: string, data = folder.path): Promise<readonly [number, string]> {
  const operation = operationOf(argv);
  if (!operation) throw new Error('no operation');
  const lines: string[] = [];
  const code = await runOperation(operation, { ...testConfiguration(data), databaseUrl }, (line) => lines.push(line));
  return [code, lines.join('\n')];
}

test('a back-up that cannot be put where it should be leaves nothing', async () => {
  const url = await postgres.migratedDatabase();
  const nowhere = join(folder.path, 'none/all.gz');
  expect(await run(['backup', nowhere], url)).toEqual([
    1,
    `"${nowhere}" cannot be written: there is no folder "${join(folder.path, 'none')}"`,
  ]);
  const inner = join(folder.path, 'inner');
  mkdirSync(inner);
  expect(await run(['backup', inner], url)).toEqual([1, `"${inner}" is a folder: name a file in it`]);
  expect(readdirSync(folder.path)).toEqual(['inner']);
});

test('a back-up writes over no file unless it is told to', async () => {
  const url = await postgres.migratedDatabase();
  const file = join(folder.path, 'kept.gz');
  writeFileSync(file, 'the only one');
  expect(await run(['backup', file], url)).toEqual([
    1,
    `"${file}" is there already: name another file, or write over it with --force`,
  ]);
  expect(readFileSync(file, 'utf8')).toBe('the only one');
  expect(await run(['backup', '--force', file], url)).toEqual([0, expect.stringContaining(`are in "${file}"`)]);
  expect(readFileSync(file).subarray(0, 2)).toEqual(Buffer.of(0x1f, 0x8b));
});

test.each([
  ['is not there', undefined, 'cannot be read: there is no such file'],
  ['is no gzip', Buffer.from('no gzip'), 'cannot be read: it is no gzip file, or damaged'],
  ['is cut off', gzipSync('{"format":"rulewright-backup","version":1}\n').subarray(0, 20), 'cannot be read: it ends too early'],
  ['is something else', gzipSync('{"some":"json"}\n'), 'this is no back-up of ours'],
  ['is no JSON', gzipSync('x\n'), 'this is no back-up of ours'],
  ['is empty', gzipSync(''), 'this is no back-up of ours'],
])('a file that %s makes no data folder', async (_, content, words) => {
  const file = join(folder.path, 'some.gz');
  if (content) writeFileSync(file, content);
  const data = join(folder.path, 'new');
  const [code, printed] = await run(['restore', file], undefined, data);
  expect([code, printed]).toEqual([1, expect.stringContaining(words)]);
  expect(existsSync(data)).toBe(false);
});

/** A back-up that begins well and cannot be read into a store. */
function halfBackup(): string {
  const file = join(folder.path, 'half.gz');
  writeFileSync(file, gzipSync('{"format":"rulewright-backup","version":1,"migration":"of another time"}\n'));
  return file;
}

test('a restore that fails half-way leaves no data folder behind, and one that was there empty', { timeout: 60_000 }, async () => {
  const file = halfBackup();
  const data = join(folder.path, 'new');
  const refused = [1, expect.stringContaining('the back-up is of the schema "of another time"')];
  expect(await run(['restore', file], undefined, data)).toEqual(refused);
  expect(existsSync(data)).toBe(false);
  mkdirSync(data);
  expect(await run(['restore', file], undefined, data)).toEqual(refused);
  expect(readdirSync(data)).toEqual([]);
});

test('a restore leaves the folder alone of a server that has started since', async () => {
  const data = join(folder.path, 'taken');
  mkdirSync(data);
  const refused = run(['restore', halfBackup()], undefined, data);
  const server = lockFolder(data);
  await expect(refused).rejects.toMatchObject({ code: 'folder-in-use' });
  expect(readdirSync(data)).toEqual(['server.lock']);
  server.release();
});

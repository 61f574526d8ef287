import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { LoadFolder } from './load-folder.js';

const path = mkdtempSync(join(tmpdir(), 'load-'));
afterAll(() => rmSync(path, { recursive: true }));
const NOW = 1_700_000_000_000;
const write = (name: string): void => writeFileSync(join(path, name), 'ip\n');
/** Says when a folder was changed last. */
const changed = (atMs: number, inner = ''): void => utimesSync(join(path, inner), atMs / 1000, atMs / 1000);

test('names are those of files and links, with their folders', async () => {
  mkdirSync(join(path, 'lists'));
  write('lists/tor.csv');
  write('known.csv');
  symlinkSync('known.csv', join(path, 'same.csv'));
  expect(await new LoadFolder(path, () => NOW).files()).toEqual(['known.csv', 'lists/tor.csv', 'same.csv']);
  expect(await new LoadFolder(join(path, 'none'), () => NOW).files()).toEqual([]);
});

test('a folder is read again only when it has changed, or had just been changed', async () => {
  const folder = new LoadFolder(path, () => NOW);
  changed(NOW - 60_000);
  changed(NOW - 1000, 'lists');
  const before = await folder.files();
  write('unseen.csv');
  write('lists/seen.csv');
  changed(NOW - 60_000);
  changed(NOW - 1000, 'lists');
  expect(await folder.files()).toEqual([...(before ?? []), 'lists/seen.csv'].sort());
  changed(NOW - 50_000);
  expect(await folder.files()).toContain('unseen.csv');
});

test('what could not be read is read as soon as it can be, though its time is the same', async () => {
  const inner = join(path, 'later');
  const folder = new LoadFolder(inner, () => NOW);
  write('later');
  changed(NOW - 60_000, 'later');
  expect(await folder.files()).toEqual([]);
  rmSync(inner);
  mkdirSync(inner);
  write('later/tor.csv');
  changed(NOW - 60_000, 'later');
  expect(await folder.files()).toEqual(['tor.csv']);
});

test('of too many nobody is told which there are', async () => {
  const many = join(path, 'many');
  mkdirSync(many);
  for (let i = 0; i < 1001; i++) writeFileSync(join(many, String(i)), '');
  const folder = new LoadFolder(many, () => NOW);
  expect([await folder.files(), await folder.files()]).toEqual([undefined, undefined]);
});

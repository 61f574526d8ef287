import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { temporaryDataFolder } from '../testing/data-folder.js';
import { lockFolder } from './folder-lock.js';
import { processIdentity } from './process-identity.js';

let folder: ReturnType<typeof temporaryDataFolder>;
beforeEach(() => {
  folder = temporaryDataFolder();
});
afterEach(() => folder.remove());

const lockFile = (): string => join(folder.path, 'server.lock');

it('gives the folder to one and names it to the next', () => {
  const lock = lockFolder(folder.path);
  expect(() => lockFolder(folder.path)).toThrow(
    expect.objectContaining({
      code: 'folder-in-use',
      message: expect.stringMatching(`^data folder "${folder.path}" is in use by process ${process.pid}, running since \\d{4}-`),
      hint: 'stop that server, or give this one another folder with --data',
    }),
  );
  lock.release();
  expect(readdirSync(folder.path)).toEqual([]);
});

it('makes the folder', () => {
  const inner = join(folder.path, 'not/there/yet');
  lockFolder(inner).release();
  expect(existsSync(inner)).toBe(true);
});

it.each([
  ['a process that has ended', JSON.stringify({ pid: 2 ** 22 + 1, identity: 'gone', since: 'then' })],
  [
    'a process number that now belongs to another program',
    JSON.stringify({ pid: process.ppid, identity: 'an earlier life', since: 'then' }),
  ],
  ['a write that a crash cut short', '{"pid":'],
])('takes over the lock of %s', (_case, text) => {
  writeFileSync(lockFile(), text);
  const lock = lockFolder(folder.path);
  expect(() => lockFolder(folder.path)).toThrow(expect.objectContaining({ code: 'folder-in-use' }));
  lock.release();
});

it('leaves the lock of the next owner alone', () => {
  const lock = lockFolder(folder.path);
  const next = JSON.stringify({ pid: process.pid, identity: processIdentity(process.pid), since: 'later' });
  writeFileSync(lockFile(), next);
  lock.release();
  expect(existsSync(lockFile())).toBe(true);
});

it('says so when the folder cannot be made', () => {
  const file = join(folder.path, 'a-file');
  writeFileSync(file, '');
  expect(() => lockFolder(join(file, 'data'))).toThrow(expect.objectContaining({ code: 'folder-unusable' }));
});

it.runIf(existsSync('/proc/self'))('says so where the system makes no folders at all', () => {
  expect(() => lockFolder('/proc/nope')).toThrow(
    expect.objectContaining({
      code: 'folder-unusable',
      message: expect.stringMatching('^data folder "/proc/nope" cannot be written: ENOENT'),
      hint: 'give a folder that this user may write with --data',
    }),
  );
});

it('says so when something else has the name of the lock', () => {
  mkdirSync(lockFile());
  expect(() => lockFolder(folder.path)).toThrow(
    expect.objectContaining({ code: 'folder-unusable', message: expect.stringContaining('server.lock') }),
  );
  expect(readdirSync(folder.path)).toEqual(['server.lock']);
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { prepareLock } from './prepare-lock.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'prepare-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('lets one in at a time, and says whom the other waits for', async () => {
  const heard = [];
  const release = await prepareLock({ root });
  const second = prepareLock({ root, waiting: (pid) => heard.push(pid) }).then((give) => {
    heard.push('in');
    give();
  });
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual([process.pid]);
  release();
  await second;
  expect(heard).toEqual([process.pid, 'in']);
});

it('takes over from a process that is gone', async () => {
  const child = spawn(process.execPath, ['--eval', '']);
  await once(child, 'exit');
  mkdirSync(join(root, '.turbo'));
  writeFileSync(join(root, '.turbo/prepare.lock'), String(child.pid));
  (await prepareLock({ root }))();
});

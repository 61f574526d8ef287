import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { installStaleness, staleness } from './stale.mjs';

let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stale-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path, text = '') => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};
const build = () => staleness({ name: 'build', inputs: ['src'], outputs: ['dist/main.js'], root });

describe('a step', () => {
  beforeEach(() => {
    write('src/deep/a.ts', 'one');
    write('dist/main.js');
    build().done();
  });

  it('is done once', () => {
    expect(build().stale).toBe(false);
  });

  it.each([
    ['a file changes', () => write('src/deep/a.ts', 'two!')],
    ['a file is touched', () => utimesSync(join(root, 'src/deep/a.ts'), 1, 1)],
    ['a file is new', () => write('src/b.ts')],
    ['a file goes', () => rmSync(join(root, 'src/deep/a.ts'))],
    ['its output goes', () => rmSync(join(root, 'dist/main.js'))],
  ])('is due again when %s', (_what, change) => {
    change();
    expect(build().stale).toBe(true);
  });

  it.each(['src/a.test.ts', 'src/node_modules/x.js', 'src/dist/x.js'])('does not look at %s', (path) => {
    write(path);
    expect(build().stale).toBe(false);
  });

  it('is due again after a change made while it ran', () => {
    const { done } = build();
    write('src/b.ts');
    done();
    expect(build().stale).toBe(true);
  });
});

it('installs when nothing is installed or the lock file is newer', () => {
  write('package-lock.json');
  expect(installStaleness(root).stale).toBe(true);
  write('node_modules/.package-lock.json');
  expect(installStaleness(root).stale).toBe(false);
  utimesSync(join(root, 'node_modules/.package-lock.json'), 1, 1);
  expect(installStaleness(root).stale).toBe(true);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const ROOT = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

test('every test that docs/security.md names exists', () => {
  const named = [...read('docs/security.md').matchAll(/\| `([^`]+\.test\.ts)` › (.+) \|$/gm)].map(([, file = '', name = '']) => ({
    file,
    name,
  }));
  expect(named.length).toBeGreaterThan(25);
  const missing = named.filter(({ file, name }) => {
    const text = read(file);
    return ![`'${name}'`, `"${name}"`, `\`${name}\``].some((quoted) => text.includes(quoted));
  });
  expect(missing).toEqual([]);
});

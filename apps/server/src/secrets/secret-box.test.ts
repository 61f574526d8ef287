import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSecretBox, SecretBox } from './secret-box.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('what was sealed opens at its place and nowhere else', () => {
  const box = new SecretBox(Buffer.alloc(32, 7));
  const sealed = box.seal('pässword', 'connection-1/signingKey');
  expect(Buffer.from(sealed).includes('password')).toBe(false);
  expect(box.open(sealed, 'connection-1/signingKey')).toBe('pässword');
  expect(() => box.open(sealed, 'connection-2/signingKey')).toThrow('sealed by another key');
  expect(() => new SecretBox(Buffer.alloc(32, 8)).open(sealed, 'connection-1/signingKey')).toThrow('sealed by another key');
  const damaged = sealed.map((byte, i) => (i === 14 ? byte ^ 1 : byte));
  expect(() => box.open(damaged, 'connection-1/signingKey')).toThrow('damaged');
  expect(() => box.open(new Uint8Array(3), 'x')).toThrow('damaged');
});

test('the key is made once, in a file of its owner alone', () => {
  const { keyId } = openSecretBox(folder, undefined);
  expect(openSecretBox(folder, undefined).keyId).toBe(keyId);
  expect(statSync(join(folder, 'secret.key')).mode & 0o777).toBe(0o600);
  expect(readFileSync(join(folder, 'secret.key'), 'utf8')).not.toContain(keyId);
});

test('a key of the environment wins, one that is no key is refused', () => {
  writeFileSync(join(folder, 'secret.key'), 'x');
  expect(openSecretBox(folder, 'ab'.repeat(32)).keyId).toHaveLength(16);
  expect(() => openSecretBox(folder, 'short')).toThrow('RULEWRIGHT_SECRET_KEY has to hold 64 hexadecimal digits');
  expect(() => openSecretBox(folder, undefined)).toThrow('secret.key has to hold 64 hexadecimal digits');
});

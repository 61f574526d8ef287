import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { RULES } from './registry.js';

const FOLDER = fileURLToPath(new URL('.', import.meta.url));

it('lists every rule of the folder, each under a code of its own', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.includes('test'),
  );
  const codes = files.flatMap((file) =>
    [...readFileSync(FOLDER + file, 'utf8').matchAll(/^ {2}code: '([\w-]+)'/gm)].map((match) => match[1]),
  );
  expect(RULES.map(({ code }) => code).toSorted()).toEqual(codes.toSorted());
  expect(new Set(codes).size).toBe(codes.length);
});

it('speaks in sentences without a full stop', () => {
  expect(RULES.filter(({ summary }) => summary.endsWith('.') || /^[A-Z]/.test(summary))).toEqual([]);
});

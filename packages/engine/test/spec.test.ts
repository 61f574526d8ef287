import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

/* SPEC.md names for each rule the test that proves it, or the scenario whose rows Esper gave. */

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const rules = read('SPEC.md')
  .split('\n')
  .flatMap((line) => {
    const found = /^(?<number>\d+)\. .* `(?<file>[^`]+)` · (?<title>.+)$/.exec(line)?.groups;
    return found === undefined ? [] : [{ number: Number(found['number']), file: found['file'] ?? '', title: found['title'] ?? '' }];
  });

test('the rules are numbered one after the other', () => {
  expect(rules.map(({ number }) => number)).toEqual(rules.map((_, index) => index + 1));
  expect(read('SPEC.md').match(/^\d+\./gm)).toHaveLength(rules.length);
});

describe.each(rules)('rule $number', ({ file, title }) => {
  test(`is proved by "${title}"`, () => {
    if (file.endsWith('.json')) expect(JSON.parse(read(file)).scenario.name).toBe(title);
    else expect(read(file)).toContain(`'${title}'`);
  });
});
